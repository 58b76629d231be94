import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestNames } from '../core/desk';
import { readSetFile, serialiseSet } from '../core/formats/caveat-json';
import { formats } from '../core/formats/formats';
import { readSchemeFile } from '../core/formats/scheme-file';
import { claim, setOn } from '../core/testing/builders';
import { importContext } from '../core/testing/format-laws';
import { run } from '../electron/cli/testing';
import { randomFrom } from '../core/anchoring/testing/news';
import { TestDesk } from '../electron/desk/testing';
import { articleFromBytes } from '../electron/files/article-file';
import { record } from './ledger';

const area = 'Inputs nobody meant';
const count = 200;

/** Random bytes, and files that were damaged. */
function inputs(seed: number, whole: string): Buffer[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, turn) => {
    if (turn % 2 === 0)
      return Buffer.from(Array.from({ length: Math.floor(random() * 400) }, () => Math.floor(random() * 256)));
    const bytes = Buffer.from(whole);
    const from = Math.floor(random() * bytes.length);
    const insert = Buffer.from(Array.from({ length: Math.floor(random() * 9) }, () => Math.floor(random() * 256)));
    return Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + Math.floor(random() * 40))]);
  });
}

const set = setOn('One claim stands here. 🔴 Another one.\n', claim('a', [4, 9]));
const native = serialiseSet(set, { withText: true });

/** How often a reader throws on some inputs. */
function thrown(read: (bytes: Buffer) => unknown, all: readonly Buffer[]): number {
  let times = 0;
  for (const bytes of all)
    try {
      read(bytes);
    } catch {
      times++;
    }
  return times;
}

describe('every reader answers', () => {
  const readers: readonly (readonly [string, (bytes: Buffer) => unknown])[] = [
    ['an article', (bytes) => articleFromBytes('story.txt', bytes)],
    ['a set', (bytes) => readSetFile(bytes.toString('utf8'))],
    ['a scheme', (bytes) => readSchemeFile(bytes.toString('utf8'))],
    ...formats.flatMap(({ id, read }) =>
      read
        ? [
            [
              `marks as ${id}`,
              (bytes: Buffer) => read([{ name: 'story', text: bytes.toString('utf8') }], importContext()),
            ] as const,
          ]
        : [],
    ),
  ];

  it.each(readers)('%s', (name, read) => {
    const times = thrown(read, inputs(11, native));
    record({ area, fault: `read as ${name}: no clear answer`, tried: count, lost: times });
    expect(times).toBe(0);
  });
});

describe('the desk', () => {
  let test: TestDesk;
  beforeEach(() => (test = new TestDesk()));
  afterEach(async () => {
    await test.desk.flush();
    test.desk.close();
    test.clear();
  });

  const values = (random: () => number): unknown => {
    const pick = Math.floor(random() * 12);
    if (pick === 0) return { article: values(random), operation: values(random), seq: values(random) };
    if (pick === 1) return [values(random), values(random)];
    if (pick === 2) return JSON.parse('{"__proto__": {"polluted": 1}}') as unknown;
    return [null, undefined, '', 'x'.repeat(5000), -1, 1e308, NaN, true, '../../etc/passwd', {}][pick] ?? 0;
  };

  it('answers every message with an answer or a code', async () => {
    const path = join(test.folder, 'story.txt');
    writeFileSync(path, set.text);
    const random = randomFrom(5);
    let tried = 0;
    let lost = 0;
    const page = test.window();
    const { article } = await page.open(path);
    for (const name of requestNames)
      for (let turn = 0; turn < 40; turn++) {
        tried++;
        const payload = turn % 2 === 0 ? values(random) : { article, ref: 'x', ...(values(random) as object) };
        // What is asked of the wrong desk: nothing of it may do anything.
        const answer = await page.connection.handle(name, payload).catch(() => undefined);
        if (typeof answer?.ok !== 'boolean') lost++;
      }
    record({ area, fault: 'messages to the desk: no clear answer', tried, lost });
    expect(lost).toBe(0);
    expect('polluted' in {}).toBe(false);
  });
});

it('the command line answers with a message and a code', { timeout: 300_000 }, async () => {
  const desk = new TestDesk();
  const folder = desk.folder;
  try {
    mkdirSync(join(folder, 'in'));
    let lost = 0;
    let tried = 0;
    const all = inputs(13, native);
    for (const [index, bytes] of all.entries()) {
      const name = join('in', `${index}.json`);
      writeFileSync(join(folder, name), bytes);
      const command = (
        [
          ['show', name],
          ['validate', name],
          ['export', name, '--to', 'csv'],
          ['import', name, '--json'],
          ['anchor', name, name],
          ['scheme', 'validate', name],
          ['report', name, '--kind', 'markdown'],
        ] as const
      )[index % 7] as readonly string[];
      tried++;
      const ran = await run(folder, command).catch(() => undefined);
      if (!ran || (ran.code !== 0 && (ran.err + ran.out).trim() === '')) lost++;
    }
    record({ area, fault: 'files for the command line: no message', tried, lost });
    expect(lost).toBe(0);
  } finally {
    desk.desk.close();
    desk.clear();
  }
});
