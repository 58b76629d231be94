import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSetFile } from '../core/formats/caveat-json';
import { codePointsAfter } from '../core/offsets';
import { TestDesk } from '../electron/desk/testing';
import { record } from './ledger';

const area = 'Encodings and line ends';
const western = 'The “harbour” bridge – it’s safe, says René.\nA second line, for £5.\n';
const latin = 'The harbour bridge is safe, says René.\nA second line, for £5.\n';
const japanese = '橋は安全だと市長は言った。\n二行目はここにある。記者は確認した。\n';
const chinese = '市长说大桥是安全的。\n第二行在这里。记者已经核实。\n';
const anything = `${western}🔴 橋は安全だ 👩🏽‍🚒.\n`;

const cases: readonly (readonly [encoding: string, text: string, bom: boolean])[] = [
  ['utf-8', anything, false],
  ['utf-8', anything, true],
  ['utf-16le', anything, true],
  ['utf-16be', anything, true],
  ['windows-1252', western, false],
  ['iso-8859-1', latin, false],
  ['iso-8859-15', latin.replace('£', '€'), false],
  ['shift_jis', japanese, false],
  ['gb18030', chinese, false],
];
const ends: readonly (readonly [name: string, apply: (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['CR', (text) => text.replaceAll('\n', '\r')],
  ['mixed', (text) => text.replace('\n', '\r\n')],
];

let test: TestDesk;
beforeEach(() => (test = new TestDesk()));
afterEach(async () => {
  await test.desk.flush();
  test.desk.close();
  test.clear();
});
const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

it.each(cases)('%s', async (encoding, text, bom) => {
  let lost = 0;
  for (const [name, apply] of ends) {
    const path = join(test.folder, `${encoding}-${name}-${bom}.txt`);
    writeFileSync(path, iconv.encode(apply(text), encoding, { addBOM: bom }));
    const before = hash(path);
    const page = test.window();
    let { article, set } = await page.open(path);
    // What a guess got wrong, the user says.
    if (set.text !== text) {
      const again = await page.get('article/reopen', { article, encoding });
      ({ article, set } = again);
    }
    const words = text.split('\n')[1] ?? '';
    const start = set.text.indexOf(words);
    if (set.text !== text || start === -1) {
      lost++;
      continue;
    }
    await page.mark(article, `m-${name}`, start, start + words.length);
    await page.get('set/save', { article });
    await page.get('article/close', { article });
    const read = readSetFile(readFileSync(`${path}.caveat.json`, 'utf8'));
    const fragment = read.ok ? read.value.file.annotations[0]?.fragments[0] : undefined;
    const stored = read.ok ? (read.value.file.article.text ?? '') : '';
    const sliced = fragment && [...stored].slice(fragment.start, fragment.end).join('');
    const again = await test.window().open(path);
    const [mark] = again.set.annotations[0]?.fragments ?? [];
    const shown = mark && again.set.text.slice(mark.start, mark.end);
    if (sliced !== words || fragment?.quote !== words || shown !== words || hash(path) !== before) lost++;
    expect(codePointsAfter(stored, 0, 3)).toBe([...text].slice(0, 3).join(''));
  }
  record({
    area,
    fault: `${encoding}${bom ? ' with a byte order mark' : ''}: the file is another, or a mark on other words`,
    tried: ends.length,
    lost,
  });
  expect(lost).toBe(0);
});
