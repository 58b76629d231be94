import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { articleOf, dragOver, expect, rowsOf, saved, test } from './app';

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test('an empty window says what to do, and opens an article that is chosen', async ({ desk }) => {
  const path = desk.article('harbour-bridge.txt');
  const app = await desk.start();
  await expect(app.page.getByRole('heading', { name: 'Open an article to mark it' })).toBeVisible();
  await app.openArticle(path);
  await expect(app.page.getByRole('heading', { name: 'harbour-bridge.txt' })).toBeVisible();
  await expect(articleOf(app.page)).toBeFocused();
});

test('an article on the command line, and then from the recent ones', async ({ desk }) => {
  const { page } = await desk.start(desk.article('harbour-bridge.txt'));
  await expect(articleOf(page)).toContainText('Harbour Bridge');
  await page.keyboard.press('Control+w');
  await page.getByRole('button', { name: /harbour-bridge\.txt/ }).click();
  await expect(articleOf(page)).toContainText('Harbour Bridge');
});

test('an article that is dropped on the window is opened where it lives', async ({ desk }) => {
  const path = desk.article('story.txt', 'A dropped claim.\n');
  const app = await desk.start();
  await app.drop(path);
  await expect(articleOf(app.page)).toContainText('A dropped claim.');
  await dragOver(app.page, 'claim');
  await app.page.keyboard.press('c');
  await expect(saved(app.page)).toHaveText('Saved');
  expect(readFileSync(`${path}.caveat.json`, 'utf8')).toContain('"quote":"claim"');
});

const curly = 'Le maire a dit : « Où est l’œuvre ? » “Yes – it’s here,” she said.\r\nÇa coûte 12 €.\r\n';
const encodings: readonly [name: string, bytes: Buffer, words: string, shown: RegExp][] = [
  ['UTF-8', Buffer.from('It’s “safe” 🔴\n'), 'It’s “safe” 🔴', /^UTF-8LF/],
  ['UTF-8 with a BOM and CRLF', Buffer.from('\ufeffIt’s “safe”\r\nTwo\r\n'), 'It’s “safe”', /^UTF-8 with BOMCRLF/],
  ['UTF-16 LE', Buffer.from(`\ufeff${curly}`, 'utf16le'), '“Yes – it’s here,”', /^UTF-16 LE with BOMCRLF/],
  ['UTF-16 BE', iconv.encode(curly, 'utf-16be', { addBOM: true }), '“Yes – it’s here,”', /^UTF-16 BE with BOMCRLF/],
  ['Windows-1252', iconv.encode(curly, 'windows-1252'), 'Où est l’œuvre', /^Windows-1252CRLF/],
  [
    'Shift_JIS',
    iconv.encode('市長は橋は安全だと述べた。検査官はひびを見つけたという。\n'.repeat(4), 'shift_jis'),
    '市長は橋は安全だと',
    /^Shift_JISLF/,
  ],
  [
    'GB18030',
    iconv.encode('市长说这座桥是安全的。检查员据报道发现了裂缝。\n'.repeat(4), 'gb18030'),
    '市长说这座桥是安全的',
    /^GB18030LF/,
  ],
  ['CR alone', Buffer.from('One\rTwo\r'), 'Two', /^UTF-8CR/],
  ['mixed line ends', Buffer.from('One\rTwo\r\nThree\n'), 'Three', /^UTF-8Mixed/],
];
for (const [name, bytes, words, shown] of encodings)
  test(`reads ${name}, marks it, and leaves the file as it was`, async ({ desk }) => {
    const path = desk.article('story.txt', bytes);
    const before = sha256(path);
    const { page } = await desk.start(path);
    await expect(articleOf(page)).toContainText(words);
    await expect(page.locator('.file-facts')).toHaveText(shown);
    await dragOver(page, words);
    await page.keyboard.press('c');
    await expect(saved(page)).toHaveText('Saved');
    await expect(rowsOf(page)).toContainText([words]);
    expect(sha256(path)).toBe(before);
  });

test('a guessed encoding is said to be one, and can be changed with a preview', async ({ desk }) => {
  const { page } = await desk.start(
    desk.article('story.txt', iconv.encode('Prix : 12 € pour l’œuvre\n', 'iso-8859-15')),
  );
  await page.getByRole('button', { name: 'Change encoding…' }).click();
  const preview = page.locator('.preview');
  await page.getByText('ISO-8859-15 (Western, €)').click();
  await expect(preview).toContainText('12 €');
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(articleOf(page)).toContainText('12 €');
  await expect(page.locator('.file-facts')).toHaveText(/^ISO-8859-15/);
});

const refusals: readonly [name: string, file: string, make: (path: string) => void, message: RegExp][] = [
  ['an empty file', 'empty.txt', (path) => writeFileSync(path, ''), /“empty\.txt” is empty/],
  [
    'a binary file',
    'binary.txt',
    (path) => writeFileSync(path, Buffer.from([1, 0, 2, 0xff, 0, 3])),
    /“binary\.txt” is not a text file/,
  ],
  ['a PDF', 'report.txt', (path) => writeFileSync(path, '%PDF-1.7\n'), /“report\.txt” is a PDF, not plain text/],
  ['a missing file', 'gone.txt', (path) => rmSync(path, { force: true }), /“gone\.txt” is not there/],
  ['a folder', 'folder', (path) => mkdirSync(path), /“folder” is a folder/],
  [
    'a file of over 50 MB',
    'large.txt',
    (path) => {
      const file = openSync(path, 'w');
      ftruncateSync(file, 50 * 1024 * 1024 + 1);
      closeSync(file);
    },
    /“large\.txt” is larger than 50 MB/,
  ],
];
for (const [name, file, make, message] of refusals)
  test(`says what is wrong with ${name}, and what to do`, async ({ desk }) => {
    const path = join(desk.articles, file);
    make(path);
    const { page } = await desk.start(path);
    await expect(page.getByRole('dialog', { name: message })).toBeVisible();
    await page.getByRole('button', { name: 'OK' }).click();
    await expect(page.getByRole('heading', { name: 'Open an article to mark it' })).toBeVisible();
  });

test('lays out right-to-left and Chinese paragraphs in their own direction', async ({ desk }) => {
  const { page } = await desk.start(desk.article('multilingual.txt'));
  const directions = await page
    .locator('.article p[data-number]')
    .evaluateAll((lines) =>
      lines.map((line) => [/[\u0590-\u06ff]/.test(line.textContent.slice(0, 12)), getComputedStyle(line).direction]),
    );
  expect(directions.filter(([isRightToLeft]) => isRightToLeft).length).toBeGreaterThan(0);
  for (const [isRightToLeft, direction] of directions) expect(direction).toBe(isRightToLeft ? 'rtl' : 'ltr');
});
