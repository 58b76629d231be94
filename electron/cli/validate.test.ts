import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claim, stretchOf, unverified } from '../../core/testing/builders';
import { run, temporaryFolder, writeArticle, writeSet } from './testing';

const text = '🔴 The bridge is safe.\r\nCracks were reportedly found.\r\n';
const marked = text.replaceAll('\r\n', '\n');

function story(folder: string, name = 'story.txt') {
  return writeArticle(
    folder,
    name,
    text,
    claim('c', stretchOf(marked, 'The bridge is safe')),
    unverified('u', stretchOf(marked, 'Cracks'), stretchOf(marked, 'found')),
  );
}

describe('caveat validate', () => {
  it('says what it checked of a set in order', async () => {
    const folder = temporaryFolder();
    writeSet(folder, 'a.json', story(folder));
    expect(await run(folder, ['validate', 'a.json'])).toMatchObject({
      code: 0,
      out: 'a.json: in order. 2 annotations with 3 fragments; every quote is where it says.\n',
      err: '',
    });
  });

  it('says file, pointer and problem, a line each, of several files', async () => {
    const folder = temporaryFolder();
    const set = story(folder);
    writeSet(folder, 'good.json', set);
    writeSet(folder, 'bad.json', set, {
      change: (file) => ({
        ...file,
        version: 'one',
        annotations: file.annotations.map((one) => ({ ...one, note: 1 })),
      }),
    });
    const { code, out } = await run(folder, ['validate', 'bad.json', 'good.json']);
    expect(code).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines).toContainEqual(expect.stringMatching(/^bad\.json: \/version: \S/));
    expect(lines).toContainEqual(expect.stringMatching(/^bad\.json: \/annotations\/1\/note: \S/));
    expect(lines).toContainEqual(expect.stringMatching(/^good\.json: in order/));
  });

  it('finds words that were changed, and offsets that were moved', async () => {
    const folder = temporaryFolder();
    const set = story(folder);
    writeSet(folder, 'text.json', set, {
      change: (file) => ({ ...file, article: { ...file.article, text: file.article.text?.replace('were', 'was!') } }),
    });
    writeSet(folder, 'offsets.json', set, {
      change: (file) => ({
        ...file,
        annotations: file.annotations.map((one) => ({
          ...one,
          fragments: one.fragments.map((fragment) => ({
            ...fragment,
            start: fragment.start + 1,
            end: fragment.end + 1,
          })),
        })),
      }),
    });
    const { code, out } = await run(folder, ['validate', 'text.json', 'offsets.json']);
    expect(code).toBe(1);
    expect(out).toMatch(/^text\.json: \/article\/textSha256: /m);
    expect(out).toMatch(/^offsets\.json: \/annotations\/0\/fragments\/0\/quote: .*"he bridge is safe\."/m);
  });

  it('checks a set without its text on the article beside it', async () => {
    const folder = temporaryFolder();
    writeSet(folder, 'a.json', story(folder), { withText: false });
    expect((await run(folder, ['validate', 'a.json'])).out).toContain('every quote is where it says');
    writeArticle(folder, 'story.txt', 'Another story.');
    const { code, out } = await run(folder, ['validate', 'a.json']);
    expect([code, out]).toEqual([0, expect.stringContaining('there is no text to check its quotes on')]);
  });

  it('finds a set without its text that does not fit the article it is of', async () => {
    const folder = temporaryFolder();
    writeSet(folder, 'a.json', story(folder), {
      withText: false,
      change: (file) => ({
        ...file,
        annotations: file.annotations.map((one) => ({
          ...one,
          fragments: one.fragments.map((fragment) => ({
            ...fragment,
            quote: 'x'.repeat(fragment.end - fragment.start),
          })),
        })),
      }),
    });
    const { code, out } = await run(folder, ['validate', 'a.json']);
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/^a\.json: \/annotations: .*"The bridge is safe", not "x+"/),
    ]);
  });

  it.each<[string, (path: string) => void, RegExp]>([
    ['missing', () => undefined, /is not there/],
    ['a folder', (path) => mkdirSync(path), /is a folder/],
    ['not JSON', (path) => writeFileSync(path, '{'), /not JSON/],
    ['not UTF-8', (path) => writeFileSync(path, Buffer.from('{}', 'utf16le')), /not JSON/],
    ['Latin-1', (path) => writeFileSync(path, Buffer.from('{"é":1}', 'latin1')), /UTF-8/],
    ['empty', (path) => writeFileSync(path, ''), /not JSON/],
    [
      'of a newer version',
      (path) => writeFileSync(path, '{"format":"caveat-annotation-set","version":9}'),
      /\/version: version 9 is newer/,
    ],
  ])('says of what is %s what is wrong with it, in one line', async (_name, make, problem) => {
    const folder = temporaryFolder();
    make(join(folder, 'x.json'));
    const { code, out } = await run(folder, ['validate', 'x.json']);
    expect(code).toBe(1);
    expect(out).toMatch(/^x\.json: .*\n$/);
    expect(out).toMatch(problem);
  });

  it('lets no file speak to the terminal', async () => {
    const folder = temporaryFolder();
    writeSet(folder, 'a.json', story(folder), {
      change: (file) => ({
        ...file,
        relations: [{ id: 'r', type: 'supports', from: '\x1b[2J\nfake.json: in order', to: 'c' }],
      }),
    });
    const { out } = await run(folder, ['validate', 'a.json']);
    expect(out).not.toContain('\x1b');
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(out).toContain('\\u001b[2J⏎fake.json');
  });

  it('--json is a list that a program can read', async () => {
    const folder = temporaryFolder();
    writeSet(folder, 'good.json', story(folder));
    writeFileSync(join(folder, 'bad.json'), 'null');
    const { code, out } = await run(folder, ['validate', '--json', 'good.json', 'bad.json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      { file: 'good.json', valid: true, annotations: 2, fragments: 3, quotesChecked: true, problems: [] },
      expect.objectContaining({
        file: 'bad.json',
        valid: false,
        problems: [{ pointer: '', message: expect.any(String) }],
      }),
    ]);
  });
});
