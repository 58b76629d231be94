import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSetFile, setFromFile } from '../core/formats/caveat-json';
import { randomFrom } from '../core/anchoring/testing/news';
import { TestDesk } from '../electron/desk/testing';
import { record } from './ledger';
import { isLong } from './size';

const area = 'A damaged set';
const text = 'One claim stands here. Another one stands over there.\n';
let test: TestDesk;
let path: string;
let whole: string;
const setPath = () => `${path}.caveat.json`;

beforeEach(async () => {
  test = new TestDesk();
  path = join(test.folder, 'story.txt');
  writeFileSync(path, text);
  const page = test.window();
  const { article } = await page.open(path);
  await page.mark(article, 'a', 4, 9);
  await page.get('set/save', { article });
  await page.mark(article, 'b', 17, 21);
  await page.get('set/save', { article });
  await page.get('article/close', { article });
  await test.desk.flush();
  whole = readFileSync(setPath(), 'utf8');
});
afterEach(async () => {
  await test.desk.flush();
  test.desk.close();
  test.clear();
});

/** Whether a content is read whole or refused, and never read as something else. */
function isSafe(content: string): boolean {
  const read = readSetFile(content);
  if (!read.ok) return true;
  try {
    setFromFile(read.value.file, read.value.file.article.text ?? text);
    return true;
  } catch (error) {
    return error instanceof RangeError;
  }
}

/** Opens the article with this content as its set, marks, saves, and looks whether the content is still somewhere. */
async function survives(content: string | Uint8Array): Promise<boolean> {
  const bytes = Buffer.from(content);
  for (const name of readdirSync(test.folder))
    if (name.includes('.damaged-')) writeFileSync(join(test.folder, name), '');
  writeFileSync(setPath(), bytes);
  test.restart();
  const page = test.window();
  const opened = await page.open(path);
  if (!opened.readOnly) {
    await page.mark(opened.article, 'new', 30, 35);
    await page.get('set/save', { article: opened.article });
  }
  await test.desk.flush();
  const kept = readdirSync(test.folder).filter((name) => name.includes('.caveat.'));
  return kept.some((name) => Buffer.compare(readFileSync(join(test.folder, name)), bytes) === 0);
}

it('cut off at any byte is refused, and kept when it is opened', { timeout: 300_000 }, async () => {
  const bytes = Buffer.from(whole);
  let lost = 0;
  for (let length = 0; length < bytes.length; length++) if (!isSafe(bytes.subarray(0, length).toString('utf8'))) lost++;
  record({ area, fault: 'cut off at each byte: read as something else', tried: bytes.length, lost });
  expect(lost).toBe(0);
  let tried = 0;
  // The last characters are white space and a bracket: what is left without them is not damaged, or only just.
  for (let length = 0; length < bytes.length - 3; length += isLong ? 5 : 61) {
    tried++;
    if (!(await survives(bytes.subarray(0, length)))) lost++;
  }
  record({ area, fault: 'cut off, opened, marked and saved: the damaged file is gone', tried, lost });
  expect(lost).toBe(0);
});

it('with bits turned over is refused or stands on just its words', () => {
  const random = randomFrom(7);
  const tried = isLong ? 20_000 : 3000;
  let lost = 0;
  for (let turn = 0; turn < tried; turn++) {
    const bytes = Buffer.from(whole);
    for (let flips = 1 + Math.floor(random() * 3); flips > 0; flips--) {
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
    }
    if (!isSafe(bytes.toString('utf8'))) lost++;
  }
  record({ area, fault: 'one to three bits turned over: neither refused nor on its words', tried, lost });
  expect(lost).toBe(0);
});

describe('of a wrong shape', () => {
  const parsed = () => JSON.parse(whole) as Record<string, unknown> & { annotations: Record<string, unknown>[] };
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const shapes: readonly [string, () => string][] = [
    ['nothing', () => ''],
    ['null', () => 'null'],
    ['a list', () => '[]'],
    ['a number', () => '7'],
    ['no annotations', () => JSON.stringify({ ...parsed(), annotations: undefined })],
    ['an annotation that is null', () => JSON.stringify({ ...parsed(), annotations: [null] })],
    [
      'an id twice',
      () => JSON.stringify({ ...parsed(), annotations: [parsed().annotations[0], parsed().annotations[0]] }),
    ],
    ['an offset that is no number', () => whole.replace(/"start":4/, '"start":NaN')],
    ['an offset beyond the text', () => whole.replace(/"end":9/, '"end":99999')],
    ['an offset below nothing', () => whole.replace(/"start":4/, '"start":-4')],
    ['a quote that is another', () => whole.replace('"quote":"claim"', '"quote":"clams"')],
    ['__proto__ for a kind', () => whole.replace('"kind":"claim"', '"kind":"__proto__"')],
    ['100,000 lists in each other', () => whole.replace('"relations":', `"deep": ${deep}, "relations":`)],
    ['a version that nobody knows yet', () => whole.replace('"version": 1', '"version": 2')],
    ['another format', () => whole.replace('caveat-annotation-set', 'another-set')],
  ];

  it.each(shapes)('%s: it is kept, and nothing is written over it', async (fault, content) => {
    const damaged = content();
    expect(damaged).not.toBe(whole);
    const kept = await survives(damaged);
    record({ area, fault, tried: 1, lost: kept ? 0 : 1 });
    expect(kept).toBe(true);
  });

  it('__proto__ and constructor as keys do nothing but stay', async () => {
    const content = whole.replace('"attributes":{}', '"attributes":{"__proto__":{"polluted":1},"constructor":"x"}');
    const kept = await survives(content);
    record({ area, fault: '__proto__ and constructor as keys', tried: 1, lost: 'polluted' in {} ? 1 : 0 });
    expect('polluted' in {}).toBe(false);
    // It is no damage: the file was saved with the new mark, and has the keys still.
    expect(kept || readFileSync(setPath(), 'utf8').includes('"constructor":"x"')).toBe(true);
  });
});

it('a journal cut off or changed at any byte is put apart or read as far as it is whole, never misread', async () => {
  const page = test.window();
  const { article } = await page.open(path);
  const journal = () => readdirSync(join(test.folder, 'data', 'kept')).find((name) => name.endsWith('.journal'));
  await page.mark(article, 'c', 30, 35);
  await page.mark(article, 'd', 36, 40);
  const name = journal();
  if (name === undefined) throw new Error('there is no journal');
  const file = join(test.folder, 'data', 'kept', name);
  const bytes = readFileSync(file);
  await test.desk.flush();
  const expected = new Set(['a', 'b', 'c', 'd']);
  let tried = 0;
  let lost = 0;
  for (let at = 0; at < bytes.length; at += isLong ? 5 : 43)
    for (const torn of [
      bytes.subarray(0, at),
      Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 4 : byte))),
    ]) {
      tried++;
      writeFileSync(setPath(), whole);
      writeFileSync(file, torn);
      test.restart();
      const window = test.window();
      const opened = await window.open(path);
      const { set } = await window.get('set/whole', { article: opened.article });
      const found = set.annotations.map(({ id }) => id);
      // Whatever is there was marked; what was saved is there.
      if (!found.every((id) => expected.has(id)) || !found.includes('a') || !found.includes('b')) lost++;
      await window.get('article/close', { article: opened.article });
      await test.desk.flush();
    }
  record({ area: 'A damaged journal', fault: 'cut off or changed at a byte', tried, lost });
  expect(lost).toBe(0);
}, 300_000);
