// @ts-check
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').CDPSession} CDPSession */

/** The middle one of some numbers. @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The value that 95 of 100 of some numbers do not exceed. @param {number[]} values */
export function p95(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
}

/**
 * What an action costs the page's main thread, in milliseconds: script, style and layout, as the browser itself
 * accounts for them, from the action until the page is at rest again.
 * @param {Page} page @param {CDPSession} session @param {() => Promise<unknown>} action
 */
export async function mainThread(page, session, action) {
  const before = await busy(session);
  await action();
  await page.evaluate(atRest);
  return (await busy(session)) - before;
}

/**
 * What measuring itself costs, to be taken off: the same as `mainThread`, of an action that does nothing.
 * @param {Page} page @param {CDPSession} session @param {() => Promise<unknown>} nothing
 */
export async function overhead(page, session, nothing) {
  const costs = [];
  for (let turn = 0; turn < 9; turn++) costs.push(await mainThread(page, session, nothing));
  return median(costs);
}

/** @param {CDPSession} session */
async function busy(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return 1000 * (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration'));
}

/** Two frames and an idle moment later: what follows from an action has happened. Runs in the page. */
export function atRest() {
  return new Promise((resolve) =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => setTimeout(() => requestIdleCallback(() => resolve(undefined)), 60)),
    ),
  );
}

/** @param {Page} page @param {CDPSession} session */
export async function size(page, session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  return {
    heapMB: heap / 1024 / 1024,
    domNodes: await page.evaluate(() => document.querySelectorAll('*').length),
  };
}

/** How long a page is left alone before it is scrolled, in milliseconds: so long somebody reads what was opened. */
const readingMs = 5000;

/**
 * Scrolls from top to bottom in 120 frames, after a while, and counts the frames that came late. @param {Page} page @param {string} scroller
 */
export async function droppedFrames(page, scroller) {
  await page.waitForTimeout(readingMs);
  return page.evaluate(async (selector) => {
    const element = selector === 'window' ? document.scrollingElement : document.querySelector(selector);
    if (!element) throw new Error(`no ${selector}`);
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const step = (element.scrollHeight - element.clientHeight) / 120;
    element.scrollTop = 0;
    await frame();
    await frame();
    let dropped = 0;
    let last = performance.now();
    for (let count = 0; count < 120; count++) {
      element.scrollTop += step;
      await frame();
      const now = performance.now();
      dropped += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1);
      last = now;
    }
    element.scrollTop = 0;
    return dropped;
  }, scroller);
}
