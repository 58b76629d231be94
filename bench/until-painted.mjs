// @ts-check
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').CDPSession} CDPSession */
/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, args?: any }} TraceEvent */

const categories = ['devtools.timeline', 'blink.user_timing'];
/** What the browser calls script, style and layout. */
const work = new Set([
  ...['EventDispatch', 'FireAnimationFrame', 'FireIdleCallback', 'FunctionCall', 'EvaluateScript', 'v8.callFunction'],
  ...['RunMicrotasks', 'TimerFire', 'UpdateLayoutTree', 'Layout'],
]);

/**
 * What a change costs the page's main thread until it is painted, in milliseconds: script, style and layout from the
 * input (the `keydown` event, or a `performance.mark('change')` in the page) until it is all laid out and about to be
 * painted (`ms`); and how long that took by the clock (`latencyMs`). The page must be watched (`watchDrawing`).
 * @param {Page} page @param {CDPSession} session @param {() => Promise<unknown>} action
 * @param {(page: Page) => Promise<unknown>} rest waits until the page is at rest
 */
export async function untilPainted(page, session, action, rest) {
  /** @type {TraceEvent[]} */
  const events = [];
  const collect = (/** @type {{ value: object[] }} */ { value }) => events.push(.../** @type {TraceEvent[]} */ (value));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { traceConfig: { includedCategories: categories } });
  await action();
  await rest(page);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return costOf(events);
}

/** Notes in traces when a page draws into its article. Some draw a while after they were told to. @param {Page} page */
export function watchDrawing(page) {
  return page.evaluate(() => {
    const article = document.querySelector('.article, #article');
    if (!article) throw new Error('there is no article');
    new MutationObserver(() => performance.mark('drawn')).observe(article, {
      subtree: true,
      childList: true,
      attributes: true,
    });
  });
}

/** @param {readonly TraceEvent[]} events */
function costOf(events) {
  const input = events.find(
    ({ name, args }) => (name === 'EventDispatch' && args?.data?.type === 'keydown') || name === 'change',
  );
  if (!input) throw new Error('the trace has no input');
  const own = events.filter(({ pid, tid, ph }) => pid === input.pid && tid === input.tid && ph === 'X');
  const drawn = events
    .filter(({ name, pid, ts }) => name === 'drawn' && pid === input.pid && ts > input.ts)
    .sort((a, b) => a.ts - b.ts)[0];
  if (!drawn) throw new Error('nothing was drawn');
  const painted = own.filter(({ name, ts }) => name === 'PrePaint' && ts > drawn.ts).sort((a, b) => a.ts - b.ts)[0];
  if (!painted) throw new Error('nothing was painted');
  const spans = own
    .filter(({ name, ts, dur = 0 }) => work.has(name) && ts + dur > input.ts && ts < painted.ts)
    .map(({ ts, dur = 0 }) => [Math.max(ts, input.ts), Math.min(ts + dur, painted.ts)])
    .sort((a, b) => Number(a[0]) - Number(b[0]));
  let sum = 0;
  let end = input.ts;
  for (const [from = 0, to = 0] of spans) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return { ms: sum / 1000, latencyMs: (painted.ts - input.ts) / 1000 };
}
