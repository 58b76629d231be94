import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attribution, claim, stretchOf } from '../../core/testing/builders';
import { run, temporaryFolder, writeArticle, writeSet } from './testing';

const text =
  '🔴 Minister Ana Núñez said on Monday that “the bridge is safe”.\n“Work will stop,” the union said, “until pay is settled.”\n' +
  'Inspectors reportedly found cracks 👩🏽‍🚒 last week, two officials said.\n';
const raw = Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`);
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** A folder with an article as Windows writes it, and its set beside it. */
function desk() {
  const folder = temporaryFolder();
  const set = writeArticle(
    folder,
    'story.txt',
    raw,
    attribution('a', stretchOf(text, 'Minister Ana Núñez', 'source'), stretchOf(text, 'said', 'cue')),
    { ...claim('c', stretchOf(text, 'the bridge is safe')), note: 'ask the\nengineer' },
  );
  writeSet(folder, 'story.txt.caveat.json', set);
  return { folder, set };
}

async function shown(folder: string, path: string) {
  const { code, out, err } = await run(folder, ['show', path, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

describe('caveat show', () => {
  it('tells of an article all that its marks depend on', async () => {
    const { folder } = desk();
    expect(await shown(folder, 'story.txt')).toMatchObject({
      article: {
        file: 'story.txt',
        encoding: 'utf-8',
        bom: true,
        eol: 'crlf',
        sha256: sha256(raw),
        textSha256: sha256(text),
      },
      lengths: { bytes: 226, codePoints: 192, utf16Units: 196, graphemes: 189, words: 30, lines: 3 },
      set: {
        file: 'story.txt.caveat.json',
        version: 1,
        article: 'same',
        annotators: ['Ada Löwe'],
        kinds: { claim: 1, attribution: 1, unverified: 0 },
      },
    });
  });

  it('gives each annotation its words and its offsets, in code points and in UTF-16', async () => {
    const { folder } = desk();
    expect((await shown(folder, 'story.txt')).annotations).toEqual([
      {
        id: 'a',
        kind: 'attribution',
        note: '',
        fragments: [
          { start: 2, end: 20, startUtf16: 3, endUtf16: 21, role: 'source', quote: 'Minister Ana Núñez' },
          { start: 21, end: 25, startUtf16: 22, endUtf16: 26, role: 'cue', quote: 'said' },
        ],
      },
      {
        id: 'c',
        kind: 'claim',
        note: 'ask the\nengineer',
        fragments: [{ start: 42, end: 60, startUtf16: 43, endUtf16: 61, quote: 'the bridge is safe' }],
      },
    ]);
  });

  it('tells of a set the same as of its article', async () => {
    const { folder } = desk();
    expect(await shown(folder, 'story.txt.caveat.json')).toEqual(await shown(folder, 'story.txt'));
  });

  it('knows a set by its article although both were renamed', async () => {
    const { folder } = desk();
    renameSync(join(folder, 'story.txt'), join(folder, 'final.txt'));
    renameSync(join(folder, 'story.txt.caveat.json'), join(folder, 'final.txt.caveat.json'));
    expect((await shown(folder, 'final.txt.caveat.json')).set.article).toBe('same');
  });

  it('says that the article has changed, and keeps to the text that was marked', async () => {
    const { folder } = desk();
    writeFileSync(join(folder, 'story.txt'), `A new first line.\n${text}`);
    const report = await shown(folder, 'story.txt');
    expect(report.set.article).toBe('changed');
    expect(report.lengths.codePoints).toBe(192 + 18);
    expect(report.annotations[1].fragments[0]).toMatchObject({ start: 42, quote: 'the bridge is safe' });
    expect((await run(folder, ['show', 'story.txt'])).out).toContain('has changed since it was marked');
  });

  it('tells of a set by itself what it can', async () => {
    const { folder, set } = desk();
    rmSync(join(folder, 'story.txt'));
    expect(await shown(folder, 'story.txt.caveat.json')).toMatchObject({
      lengths: { bytes: null, codePoints: 192 },
      set: { article: 'missing' },
    });
    writeSet(folder, 'story.txt.caveat.json', set, { withText: false });
    const report = await shown(folder, 'story.txt.caveat.json');
    expect(report).toMatchObject({ lengths: null, set: { withText: false } });
    expect(report.annotations[1].fragments).toEqual([{ start: 42, end: 60, quote: 'the bridge is safe' }]);
  });

  it('tells of an article that nobody has marked', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'new.txt'), Buffer.from('Caf\xe9 said \x93no\x94. Na\xefve.', 'latin1'));
    const report = await shown(folder, 'new.txt');
    expect(report).toMatchObject({
      article: { encoding: 'windows-1252', guessed: true, eol: 'none' },
      set: null,
      annotations: [],
    });
  });

  it('is readable', async () => {
    const { folder } = desk();
    const { out } = await run(folder, ['show', 'story.txt']);
    expect(out).toContain('UTF-8, with a byte order mark, lines end in CRLF');
    expect(out).toMatch(/^ {2}Annotations +2: 1 claim, 1 attribution, 0 unverified$/m);
    expect(out).toMatch(/^ {2}attribution {2}2–20 source +Minister Ana Núñez$/m);
    expect(out).toMatch(/^ {15}21–25 cue +said$/m);
    expect(out).toMatch(/^ {2}claim {8}42–60 +the bridge is safe$/m);
    expect(out).toMatch(/Note: ask the⏎engineer$/m);
  });

  it('lets no file speak to the terminal', async () => {
    const folder = temporaryFolder();
    const words = 'The bridge\nis safe.';
    const marked = { ...claim('c', [0, words.length]), note: '\x1b[31mred\x07' };
    writeSet(folder, 'story.txt.caveat.json', writeArticle(folder, 'story.txt', words, marked));
    const { out } = await run(folder, ['show', 'story.txt']);
    expect(out).toContain('The bridge⏎is safe.');
    expect(out).toContain('Note: \\u001b[31mred\\u0007');
  });

  it.each<[string, (folder: string) => void, RegExp]>([
    ['gone.txt', () => undefined, /“gone\.txt” is not there/],
    ['gone.json', () => undefined, /“gone\.json” is not there/],
    ['folder', (folder) => mkdirSync(join(folder, 'folder')), /“folder” is a folder/],
    ['empty.txt', (folder) => writeFileSync(join(folder, 'empty.txt'), ''), /“empty\.txt” is empty/],
    ['a.pdf', (folder) => writeFileSync(join(folder, 'a.pdf'), '%PDF-1.7 words'), /a PDF, not plain text/],
    ['bad.json', (folder) => writeFileSync(join(folder, 'bad.json'), '{"format":1}'), /not an annotation set in order/],
  ])('explains why it cannot show %s', async (name, make, problem) => {
    const folder = temporaryFolder();
    make(folder);
    const { code, out, err } = await run(folder, ['show', name]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(problem);
  });

  it('does not show an article as if nobody had marked it when its marks cannot be read', async () => {
    const { folder } = desk();
    const path = join(folder, 'story.txt.caveat.json');
    writeFileSync(path, '{');
    const damaged = await run(folder, ['show', 'story.txt']);
    expect([damaged.code, damaged.out]).toEqual([1, '']);
    expect(damaged.err).toContain('“story.txt.caveat.json” is not JSON');
    rmSync(path);
    mkdirSync(path);
    const unreadable = await run(folder, ['show', 'story.txt']);
    expect([unreadable.code, unreadable.out]).toEqual([1, '']);
    expect(unreadable.err).toContain('“story.txt.caveat.json” is a folder');
  });
});
