// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from '../scripts/build.mjs';
import { hostFlags } from '../scripts/lib/host-flags.mjs';
import { atRest, droppedFrames, mainThread, median, overhead, p95, size } from './measure.mjs';
import { hitTest } from './model.mjs';
import { untilPainted, watchDrawing } from './until-painted.mjs';
import { setFile } from './workloads.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').CDPSession} CDPSession */
/** @typedef {import('./workloads.mjs').Workload} Workload */
/**
 * In milliseconds. A change (`add`, `remove`, `change` of the kind, `nudge` of an edge) costs the main thread so much until
 * it is painted, as the median and the 95th percentile, and so much altogether (`…TotalMs`); `filterMs`: a letter typed
 * into the panel's search, until the list is right; `hitTestMs`: the model's answer to which annotations are at an offset.
 * @typedef {{ openMs: number | null, addMs: number | null, removeMs: number | null, changeMs: number | null,
 *   nudgeMs: number | null, addP95Ms: number | null, removeP95Ms: number | null, changeP95Ms: number | null,
 *   nudgeP95Ms: number | null, addTotalMs: number | null, latencyMs: number | null, filterMs: number | null,
 *   hitTestMs: number | null, heapMB: number | null, domNodes: number | null, droppedFrames: number | null }} Figures
 */

const changes = 20;

/**
 * Caveat in its browser host. Its window is open, as it is when somebody opens an article: from the click on a recent
 * article until it is painted with every mark.
 * @param {Browser} browser @param {Workload} workload @returns {Promise<Figures>}
 */
export async function caveat(browser, workload) {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-bench-'));
  const article = join(folder, `${workload.name}.txt`);
  mkdirSync(join(folder, 'home'));
  writeFileSync(article, workload.text);
  writeFileSync(`${article}.caveat.json`, setFile(workload, `${workload.name}.txt`));
  const host = spawn(
    process.execPath,
    [...hostFlags, join(dist, 'host.js'), '--no-window', '--data-folder', join(folder, 'data'), article],
    {
      env: { ...process.env, HOME: join(folder, 'home') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const address = await new Promise((resolve) => {
      let printed = '';
      host.stdout.on('data', (data) => {
        printed += data;
        const found = /http:\S+(?=\n)/.exec(printed);
        if (found) resolve(found[0]);
      });
    });
    const { page, session, close } = await fresh(browser);
    await page.goto(address);
    const openings = [];
    for (let turn = 0; turn < 3; turn++) {
      await page.locator('.article p').first().waitFor();
      await page.keyboard.press('Control+w');
      await page.locator('.recent-article').waitFor();
      await page.evaluate(atRest);
      openings.push(await page.evaluate(openRecent));
    }
    await page.evaluate(atRest);
    await page.evaluate(() => document.fonts.ready);
    const sizes = await size(page, session);
    const dropped = await droppedFrames(page, '.scroller');
    const costs = new Costs();
    await watchDrawing(page);
    const paragraphs = await page.locator('.article p[data-number]').count();
    await page.locator('.article p[data-number]').first().click();
    const press = (/** @type {string} */ key) => () => page.keyboard.press(key);
    const base = await overhead(page, session, press('ScrollLock'));
    /** @type {number[]} */
    const totals = [];
    for (let turn = 0; turn < changes; turn++) {
      await page
        .locator('.article p[data-number]')
        .nth(Math.floor((paragraphs * (turn + 0.5)) / changes))
        .click({ position: { x: 120, y: 12 } });
      await page.keyboard.press('Escape');
      for (let word = 0; word < 3; word++) await page.keyboard.press('Control+Shift+ArrowRight');
      await page.evaluate(atRest);
      for (const [change, key] of /** @type {const} */ ([
        ['add', 'c'],
        ['nudge', ']'],
        ['change', 'u'],
        ['remove', 'Delete'],
      ]))
        costs.take(change, await untilPainted(page, session, press(key), atRestIn));
      for (let word = 0; word < 2; word++) await page.keyboard.press('Control+Shift+ArrowRight');
      await page.evaluate(atRest);
      totals.push(await mainThread(page, session, press('c')));
      await page.keyboard.press('Delete');
    }
    const filterMs = (await filterTyping(page, session)) - base;
    await close();
    return {
      openMs: median(openings),
      ...costs.figures(),
      addTotalMs: median(totals) - base,
      filterMs,
      hitTestMs: await hitTest(workload),
      ...sizes,
      droppedFrames: dropped,
    };
  } finally {
    host.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What a letter costs that is typed into the search of the panel, until its list is right: the dearest of a word's.
 * @param {Page} page @param {CDPSession} session
 */
async function filterTyping(page, session) {
  await page.locator('.mark-search-field').click();
  await page.evaluate(atRest);
  let dearest = 0;
  for (const letter of 'bridge')
    dearest = Math.max(dearest, await mainThread(page, session, () => page.keyboard.press(letter)));
  return dearest;
}

/** @param {Page} page */
const atRestIn = (page) => page.evaluate(atRest);

/** What changes of each sort cost until they were painted. */
class Costs {
  /** @type {Record<'add' | 'remove' | 'change' | 'nudge', number[]>} */
  taken = { add: [], remove: [], change: [], nudge: [] };
  /** @type {number[]} */
  latencies = [];

  /** @param {'add' | 'remove' | 'change' | 'nudge'} change @param {{ ms: number, latencyMs: number }} cost */
  take(change, { ms, latencyMs }) {
    this.taken[change].push(ms);
    this.latencies.push(latencyMs);
  }

  figures() {
    const { add, remove, change, nudge } = this.taken;
    return {
      ...{ addMs: median(add), removeMs: median(remove), changeMs: median(change), nudgeMs: median(nudge) },
      ...{ addP95Ms: p95(add), removeP95Ms: p95(remove), changeP95Ms: p95(change), nudgeP95Ms: p95(nudge) },
      latencyMs: median(this.latencies),
    };
  }
}

const noChanges = {
  ...{ addMs: null, removeMs: null, changeMs: null, nudgeMs: null },
  ...{ addP95Ms: null, removeP95Ms: null, changeP95Ms: null, nudgeP95Ms: null },
  ...{ addTotalMs: null, latencyMs: null },
};

/** What only Caveat has. */
const noModel = { filterMs: null, hitTestMs: null };

/** Clicks the recent article and waits until it is painted. Runs in the page. */
async function openRecent() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const button = /** @type {HTMLElement} */ (document.querySelector('.recent-article'));
  const start = performance.now();
  button.click();
  while (!document.querySelector('.article p')) await frame();
  await frame();
  await frame();
  return performance.now() - start;
}

/**
 * The text in a plain HTML page, without any annotation: from the navigation until it is painted.
 * @param {Browser} browser @param {Workload} workload @param {string} origin @returns {Promise<Figures>}
 */
export async function plainPage(browser, workload, origin) {
  const { page, session, close } = await fresh(browser);
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          /** @type {any} */ (window).painted = performance.now();
        }),
      ),
    );
  });
  const openings = [];
  for (let turn = 0; turn < 3; turn++) {
    await page.goto(`${origin}/blank.html`);
    await page.goto(`${origin}/${workload.name}.html`);
    await page.waitForFunction(() => /** @type {any} */ (window).painted);
    openings.push(await page.evaluate(() => /** @type {any} */ (window).painted));
  }
  const figures = { ...noChanges, ...noModel, ...(await size(page, session)) };
  const dropped = await droppedFrames(page, 'window');
  await close();
  return { openMs: median(openings), ...figures, droppedFrames: dropped };
}

/** A peer that has not opened a workload after so long is given up, in milliseconds: its figures are then `null`. */
export const patienceMs = 90_000;

/**
 * A peer, in a page of its own (`peers/`) whose code is loaded: from asking for text and annotations until they are
 * painted. What is slow is done fewer times.
 * @param {Browser} browser @param {Workload} workload @param {string} origin
 * @param {{ page: string, readyRanges?: boolean, slow?: boolean }} peer with `readyRanges`, DOM ranges are made ready for it
 * @returns {Promise<Figures>}
 */
export async function peer(browser, workload, origin, { page: name, readyRanges = false, slow = false }) {
  const { page, session, close } = await fresh(browser);
  const openings = [];
  for (let turn = 0; turn < (slow ? 1 : 3); turn++) {
    await page.goto(`${origin}/${name}.html`);
    await page.waitForFunction(() => /** @type {any} */ (window).bench);
    const opening = page.evaluate(async ([name, ready]) => {
      const start = performance.now();
      await /** @type {any} */ (window).bench.open(name, ready);
      return performance.now() - start;
    }, /** @type {const} */ ([workload.name, readyRanges]));
    // An opening that does not end cannot be waited for: some peers take many minutes.
    const opened = await Promise.race([opening, page.waitForTimeout(patienceMs)]);
    if (opened === undefined) {
      // Closing the page ends what was asked of it.
      opening.catch(() => undefined);
      await close();
      return { ...noChanges, ...noModel, openMs: null, heapMB: null, domNodes: null, droppedFrames: null };
    }
    openings.push(opened);
  }
  await page.evaluate(atRest);
  const sizes = await size(page, session);
  const base = await overhead(page, session, () => page.evaluate(() => undefined));
  const costs = new Costs();
  await watchDrawing(page);
  /** @type {number[]} */
  const totals = [];
  const turns = slow ? 3 : changes;
  for (let turn = 0; turn < turns; turn++) {
    const gap = workload.text.indexOf('\n\n', Math.floor((workload.text.length * (turn + 0.5)) / (turns + 1)));
    const paragraph = gap === -1 || gap + 20 > workload.text.length ? 0 : gap + 2;
    const mark = { id: `added-${turn}`, kind: 'claim', start: paragraph, end: paragraph + 18 };
    // In sight, as whatever somebody marks is.
    await page.evaluate((mark) => /** @type {any} */ (window).bench.show(mark), mark);
    await page.evaluate(atRest);
    const call = (/** @type {string} */ method, /** @type {unknown} */ argument) => () =>
      page.evaluate(
        ([method, argument]) => {
          performance.mark('change');
          return /** @type {any} */ (window).bench[/** @type {string} */ (method)](argument);
        },
        [method, argument],
      );
    costs.take('add', await untilPainted(page, session, call('add', mark), atRestIn));
    costs.take('nudge', await untilPainted(page, session, call('change', { ...mark, end: mark.end + 5 }), atRestIn));
    costs.take('change', await untilPainted(page, session, call('change', { ...mark, kind: 'unverified' }), atRestIn));
    costs.take('remove', await untilPainted(page, session, call('remove', mark.id), atRestIn));
    totals.push(await mainThread(page, session, call('add', mark)));
    if (!(await page.evaluate((mark) => /** @type {any} */ (window).bench.isShown(mark), mark)))
      throw new Error('what was added is not to be seen');
    await page.evaluate((id) => /** @type {any} */ (window).bench.remove(id), mark.id);
  }
  const dropped = await droppedFrames(page, 'window');
  await close();
  return {
    openMs: median(openings),
    ...costs.figures(),
    addTotalMs: median(totals) - base,
    ...noModel,
    ...sizes,
    droppedFrames: dropped,
  };
}

/** A page with nothing in its caches. @param {Browser} browser */
async function fresh(browser) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  return { page, session, close: () => context.close() };
}
