// @ts-check
// npm run screenshots: pictures of the running app, into out/screenshots/, to be looked at; one goes into the README.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFile, workload } from '../bench/workloads.mjs';
import { root } from './build.mjs';
import { launchBrowser, selectByKeyboard, startApp, untilSaved } from './lib/drive.mjs';

const pictures = join(root, 'out', 'screenshots');
mkdirSync(pictures, { recursive: true });
mkdirSync(join(root, 'docs', 'pictures'), { recursive: true });
const browser = await launchBrowser();

/** @typedef {{ article?: string, viewport?: { width: number, height: number }, colorScheme?: 'light' | 'dark', forcedColors?: 'active' }} Look */

/**
 * One picture: a fresh desk, the app started, what `show` does in it.
 * @param {string} name @param {Look & { prepare?: (folder: string) => void }} look
 * @param {(page: import('@playwright/test').Page, folder: string) => Promise<void>} show
 */
async function picture(name, { prepare, article, ...look }, show = async () => {}) {
  const desk = realpathSync(mkdtempSync(join(tmpdir(), 'caveat-picture-')));
  const folder = join(desk, 'monday');
  mkdirSync(folder);
  for (const sample of ['harbour-bridge.txt', 'ferry-cuts-scraped.txt', 'multilingual.txt'])
    cpSync(join(root, 'assets', 'samples', sample), join(folder, sample));
  prepare?.(folder);
  const app = await startApp(browser, {
    folder: desk,
    ...(article ? { article: join(folder, article) } : {}),
    ...look,
  });
  await show(app.page, folder);
  await app.page.screenshot({ path: join(pictures, `${name}.png`) });
  await app.close();
  rmSync(desk, { recursive: true, force: true });
}

const article = 'harbour-bridge.txt';

/** @param {import('@playwright/test').Page} page */
async function marked(page) {
  for (const [key, words] of /** @type {const} */ ([
    ['c', 'inspectors have found cracks in 11 of its 48 hangers'],
    ['a', 'none of the cracks was deeper than four millimetres'],
    ['a', '“If I had any doubt at all,” she said, “I would close it myself, and I would do it tonight.”'],
    [
      'a',
      'An official who has read the inspectors’ draft report, and who asked not to be named because it has not been published, said that two of the cracks had doubled in length since March',
    ],
    ['c', 'two of the cracks had doubled in length since March'],
    ['u', 'reportedly first noticed in spring by a painter'],
  ])) {
    await selectByKeyboard(page, words);
    await page.keyboard.press(key);
  }
  await page.keyboard.press('n');
  await page.keyboard.type('Who is the painter? Ask the commissioner’s office for the log.');
  await page.keyboard.press('Escape');
  await untilSaved(page);
}

await picture('window-light', { article }, marked);
await picture('window-dark', { article, colorScheme: 'dark' }, marked);
await picture('forced-colours', { article, forcedColors: 'active' }, marked);
await picture('small-window', { article, viewport: { width: 600, height: 560 } }, marked);
await picture('selection', { article }, async (page) =>
  selectByKeyboard(page, 'none of the cracks was deeper than four millimetres'),
);
await picture('empty', {});
await picture('empty-dark', { colorScheme: 'dark' });
await picture('error', {
  article: 'report.txt',
  prepare: (folder) => writeFileSync(join(folder, 'report.txt'), '%PDF-1.7'),
});
await picture('damaged-set', {
  article,
  prepare: (folder) => writeFileSync(join(folder, `${article}.caveat.json`), '{"format": "cav'),
});
await picture('multilingual', { article: 'multilingual.txt' });
for (const [name, key] of /** @type {const} */ ([
  ['palette', 'Control+k'],
  ['shortcuts', '?'],
  ['settings', 'Control+,'],
  ['open', 'Control+o'],
  ['export', 'Control+e'],
]))
  await picture(name, { article }, async (page) => {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
  });
await picture('menu', { article }, async (page) => {
  await page.getByRole('button', { name: 'Mark', exact: true }).click();
});
await picture('encoding', { article }, async (page) => {
  await page.getByRole('button', { name: /^Text encoding/ }).click();
  await page.locator('.preview', { hasText: 'Harbour' }).waitFor();
});
await picture('find', { article }, async (page) => {
  await page.keyboard.press('Control+f');
  await page.keyboard.type('bridge');
});
await picture('filter', { article }, async (page) => {
  await marked(page);
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('cracks');
  await page.getByRole('button', { name: /^Filter/ }).click();
});
await picture('relations', { article, viewport: { width: 1380, height: 800 } }, async (page) => {
  await marked(page);
  for (const [how, words] of [
    ['Contradicts', 'none of the cracks'],
    ['Supports', 'inspectors have'],
  ]) {
    await page.keyboard.press('x');
    await page.getByLabel('How', { exact: true }).selectOption({ label: how });
    await page.getByRole('combobox', { name: 'Find a mark' }).fill(String(words));
    await page.keyboard.press('Enter');
  }
  await page.locator('.relation-line').nth(1).waitFor();
});
await picture('changed-article', { article }, async (page, folder) => {
  await marked(page);
  await page.keyboard.press('Control+w');
  await page.locator('.recent-article').first().waitFor();
  const path = join(folder, article);
  const draft = readFileSync(path, 'utf8');
  writeFileSync(path, draft.replace('four millimetres', 'six millimetres').replace(/Cracks in the hangers,.*\n/, ''));
  await page.locator('.recent-article').first().click();
  await page.locator('.orphan-tray').waitFor();
});
await picture('frame', { article }, async (page) => {
  await selectByKeyboard(page, '“If I had any doubt at all,”');
  for (const key of ['a', 'Control+Shift+ArrowRight', '1', 'Control+Shift+ArrowRight', '2', 'q', '3'])
    await page.keyboard.press(key);
  await page.keyboard.press('d');
});
const overlapping = [
  'inspectors have found cracks in 11 of its 48 hangers, Port Ansell’s transport commissioner',
  'have found cracks in 11 of its 48 hangers, Port',
  'found cracks in 11 of its 48 hangers',
  'cracks in 11 of its 48 hangers',
  '11 of its 48 hangers',
  '48 hangers',
];
await picture('six-deep', { article }, async (page) => {
  for (const [index, words] of overlapping.entries()) {
    await page.keyboard.press('Control+f');
    await page.keyboard.type(words);
    await page.keyboard.press('Escape');
    await page.keyboard.press('cau'.charAt(index % 3));
  }
  await page.keyboard.press('Escape');
});
const load = workload('long', 1_000_000, 10_000);
await picture(
  'long-article',
  {
    article: 'long.txt',
    prepare: (folder) => {
      writeFileSync(join(folder, 'long.txt'), load.text);
      writeFileSync(join(folder, 'long.txt.caveat.json'), setFile(load, 'long.txt'));
    },
  },
  async (page) => {
    await page.keyboard.press('Control+End');
    await page.locator('mark').last().waitFor();
  },
);
await browser.close();
cpSync(join(pictures, 'window-light.png'), join(root, 'docs', 'window.png'));
for (const name of ['six-deep', 'frame', 'relations', 'changed-article', 'forced-colours', 'multilingual'])
  cpSync(join(pictures, `${name}.png`), join(root, 'docs', 'pictures', `${name}.png`));
console.log(`The pictures are in ${pictures}`);
