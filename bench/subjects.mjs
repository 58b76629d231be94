// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from '../scripts/build.mjs';
import { hostFlags } from '../scripts/lib/host-flags.mjs';
import { atRest, droppedFrames, mainThread, median, overhead, size } from './measure.mjs';
import { setFile } from './workloads.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./workloads.mjs').Workload} Workload */
/**
 * @typedef {{ openMs: number, addMs: number | null, removeMs: number | null, changeMs: number | null, heapMB: number,
 *   domNodes: number, droppedFrames: number }} Figures
 */

const changes = 15;

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
    const [adds, removes, kinds] = [
      /** @type {number[]} */ ([]),
      /** @type {number[]} */ ([]),
      /** @type {number[]} */ ([]),
    ];
    const paragraphs = await page.locator('.article p[data-number]').count();
    await page.locator('.article p[data-number]').first().click();
    const base = await overhead(page, session, () => page.keyboard.press('ScrollLock'));
    for (let turn = 0; turn < changes; turn++) {
      await page
        .locator('.article p[data-number]')
        .nth(Math.floor((paragraphs * (turn + 0.5)) / changes))
        .click({ position: { x: 120, y: 12 } });
      await page.keyboard.press('Escape');
      for (let word = 0; word < 3; word++) await page.keyboard.press('Control+Shift+ArrowRight');
      await page.evaluate(atRest);
      adds.push(await mainThread(page, session, () => page.keyboard.press('c')));
      kinds.push(await mainThread(page, session, () => page.keyboard.press('u')));
      removes.push(await mainThread(page, session, () => page.keyboard.press('Delete')));
    }
    await close();
    return {
      openMs: median(openings),
      addMs: median(adds) - base,
      removeMs: median(removes) - base,
      changeMs: median(kinds) - base,
      ...sizes,
      droppedFrames: dropped,
    };
  } finally {
    host.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

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
  const figures = { addMs: null, removeMs: null, changeMs: null, ...(await size(page, session)) };
  const dropped = await droppedFrames(page, 'window');
  await close();
  return { openMs: median(openings), ...figures, droppedFrames: dropped };
}

/**
 * Recogito's text annotator: its page is open and its code loaded; from asking for text and annotations until they are
 * painted. With `readyRanges` by its fastest route, DOM ranges made ready for it; without, from stored offsets.
 * @param {Browser} browser @param {Workload} workload @param {string} origin @param {boolean} readyRanges
 * @returns {Promise<Figures>}
 */
export async function recogito(browser, workload, origin, readyRanges) {
  const { page, session, close } = await fresh(browser);
  const openings = [];
  for (let turn = 0; turn < (readyRanges ? 3 : 1); turn++) {
    await page.goto(`${origin}/recogito.html`);
    await page.waitForFunction(() => /** @type {any} */ (window).bench);
    openings.push(
      await page.evaluate(async ([name, ready]) => {
        const start = performance.now();
        await /** @type {any} */ (window).bench.open(name, ready);
        return performance.now() - start;
      }, /** @type {const} */ ([workload.name, readyRanges])),
    );
  }
  await page.evaluate(atRest);
  const sizes = await size(page, session);
  const base = await overhead(page, session, () => page.evaluate(() => undefined));
  const [adds, removes, kinds] = [
    /** @type {number[]} */ ([]),
    /** @type {number[]} */ ([]),
    /** @type {number[]} */ ([]),
  ];
  for (let turn = 0; turn < (readyRanges ? changes : 3); turn++) {
    const gap = workload.text.indexOf('\n\n', Math.floor((workload.text.length * (turn + 0.5)) / (changes + 1)));
    const paragraph = gap === -1 || gap + 20 > workload.text.length ? 0 : gap + 2;
    const mark = { id: `added-${turn}`, kind: 'claim', start: paragraph, end: paragraph + 18 };
    const call = (/** @type {string} */ method, /** @type {unknown} */ argument) =>
      page.evaluate(
        ([method, argument]) => /** @type {any} */ (window).bench[/** @type {string} */ (method)](argument),
        [method, argument],
      );
    adds.push(await mainThread(page, session, () => call('add', mark)));
    kinds.push(await mainThread(page, session, () => call('change', { ...mark, kind: 'unverified' })));
    removes.push(await mainThread(page, session, () => call('remove', mark.id)));
  }
  const dropped = await droppedFrames(page, 'window');
  await close();
  return {
    openMs: median(openings),
    addMs: median(adds) - base,
    removeMs: median(removes) - base,
    changeMs: median(kinds) - base,
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
