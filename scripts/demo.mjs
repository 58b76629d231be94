// @ts-check
// npm run demo: opens a sample article, marks one of each kind by keyboard, exports, and says where the result is.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.mjs';
import { launchBrowser, selectByKeyboard, startApp, untilSaved } from './lib/drive.mjs';

const folder = join(root, 'out', 'demo');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const article = join(folder, 'harbour-bridge.txt');
cpSync(join(root, 'assets', 'samples', 'harbour-bridge.txt'), article);

const browser = await launchBrowser();
const { page, close } = await startApp(browser, { folder, article });
for (const [key, words] of /** @type {const} */ ([
  ['c', 'inspectors have found cracks in 11 of its 48 hangers'],
  ['a', '“It is the trend that worries people, not the size,” the official said'],
  ['u', 'reportedly first noticed in spring by a painter'],
])) {
  await selectByKeyboard(page, words);
  await page.keyboard.press(key);
}
await untilSaved(page);
await page.keyboard.press('Control+e');
await page.getByRole('button', { name: 'Choose place…' }).press('Enter');
await page.getByLabel('File name', { exact: true }).press('Enter');
await page.getByRole('dialog', { name: 'Exported' }).waitFor();
await page.keyboard.press('Enter');
const picture = join(folder, 'window.png');
await page.screenshot({ path: picture });
await close();
await browser.close();
console.log(`Marked three passages of ${article}`);
console.log(`The set that is saved beside it:  ${article}.caveat.json`);
console.log(`The exported JSON:                ${join(folder, 'harbour-bridge.caveat.json')}`);
console.log(`A picture of the window:          ${picture}`);
