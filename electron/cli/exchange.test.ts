import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claim, stretchOf, unverified } from '../../core/testing/builders';
import { run, temporaryFolder, writeArticle, writeSet } from './testing';

const text = '🔴 The bridge is safe 👩🏽‍🚒, she said.\nCosts doubled.\n';

/** A folder with some articles and their sets. */
function desk(...names: readonly string[]) {
  const folder = temporaryFolder();
  for (const name of names) {
    const noted = { ...unverified('u', stretchOf(text, 'Costs doubled')), note: 'who says?' };
    const set = writeArticle(folder, name, text, claim('c', stretchOf(text, 'bridge is safe 👩🏽‍🚒')), noted);
    writeSet(folder, `${name}.caveat.json`, set);
  }
  return folder;
}
const read = (...parts: readonly string[]) => readFileSync(join(...parts), 'utf8');
const marks = (...parts: readonly string[]) =>
  (
    JSON.parse(read(...parts)) as { annotations: { kind: string; note: string; fragments: { quote: string }[] }[] }
  ).annotations.map(({ kind, note, fragments }) => [kind, fragments[0]?.quote, note]);
const both = [
  ['claim', 'bridge is safe 👩🏽‍🚒', ''],
  ['unverified', 'Costs doubled', 'who says?'],
];

describe('exchange on the command line', () => {
  it('lists every format, and what it drops', async () => {
    const { code, out } = await run(temporaryFolder(), ['formats', '--json']);
    expect(code).toBe(0);
    const formats = JSON.parse(out) as { id: string; lossless: boolean; drops: string[]; import: boolean }[];
    expect(formats.map(({ id }) => id)).toEqual(expect.arrayContaining(['caveat', 'brat', 'csv', 'web-annotation']));
    for (const { lossless, drops, import: reads } of formats) expect(lossless || drops.length > 0 || !reads).toBe(true);
    expect((await run(temporaryFolder(), ['formats'])).out).toContain(
      'brat standoff (.ann; export and import; lossless)',
    );
  });

  it('writes brat with its companions, and reads it back on the same words', async () => {
    const folder = desk('story.txt');
    mkdirSync(join(folder, 'out'));
    expect(await run(folder, ['export', 'story.txt', '--to', 'brat', '--out', 'out/story.ann'])).toMatchObject({
      code: 0,
    });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['annotation.conf', 'story.ann', 'story.txt']);
    const { code, out } = await run(folder, ['import', 'out/story.ann']);
    expect([code, out]).toEqual([
      0,
      'story.ann (brat standoff): 2 annotations read, 2 placed, 0 to review, 0 failed\n',
    ]);
    expect(marks(folder, 'out', 'story.txt.caveat.json')).toEqual(both);
    expect((await run(folder, ['validate', 'out/story.txt.caveat.json'])).code).toBe(0);
  });

  it('says which line of a file could not be read, and imports the rest', async () => {
    const folder = desk();
    writeFileSync(join(folder, 'story.txt'), text);
    writeFileSync(join(folder, 'story.ann'), 'T1\tClaim 6 12\tbridge\nT2\tClaim here 9\tnothing\n');
    const { code, out } = await run(folder, ['import', 'story.ann', '--from', 'brat', '--json']);
    expect(code).toBe(1);
    const [report] = JSON.parse(out) as { read: number; placed: number; failed: { where: string }[] }[];
    expect(report).toMatchObject({ placed: 1, failed: [{ where: expect.stringContaining('line 2') }] });
    expect(marks(folder, 'story.txt.caveat.json')).toEqual([['claim', 'bridge', '']]);
  });

  it('puts annotations that carry no text on the article that is named, whatever its encoding', async () => {
    const folder = temporaryFolder();
    const latin = 'Ana Núñez said “yes”.';
    writeFileSync(join(folder, 'story.txt'), Buffer.from([...latin].map((sign) => ({ '“': 0x93, '”': 0x94 })[sign] ?? sign.charCodeAt(0)))); // prettier-ignore
    writeFileSync(join(folder, 'marks.csv'), 'kind,quote,start,end\nclaim,Núñez said “yes”,4,20\n');
    const bare = await run(folder, ['import', 'marks.csv', '--from', 'csv']);
    expect(bare).toMatchObject({ code: 1, err: expect.stringContaining('--article') });
    expect((await run(folder, ['import', 'marks.csv', '--from', 'csv', '--article', 'story.txt'])).code).toBe(0);
    expect(marks(folder, 'story.txt.caveat.json')).toEqual([['claim', 'Núñez said “yes”', '']]);
  });

  it('writes many sets at once, says what is lost, and never over what is there', async () => {
    const folder = desk('one.txt', 'two.txt');
    mkdirSync(join(folder, 'out'));
    const args = ['export', '*.caveat.json', '--to', 'conll', '--out', 'out'];
    const first = await run(folder, args);
    expect(first.code).toBe(0);
    expect(first.err).toMatch(/no place for[^]*note.*\(2 annotations\)/);
    expect(readdirSync(join(folder, 'out'))).toHaveLength(2);
    expect(await run(folder, args)).toMatchObject({ code: 1, err: expect.stringContaining('--force') });
    const { out } = await run(folder, [...args, '--force', '--json']);
    const report = JSON.parse(out) as { files: string[]; annotations: number; losses: { annotation?: string }[] };
    expect(report).toMatchObject({ annotations: 4, files: [expect.any(String), expect.any(String)] });
    expect(report.losses.some(({ annotation }) => annotation === 'u')).toBe(true);
    expect(await run(folder, ['export', '.', '--to', 'conll'])).toMatchObject({ code: 2, out: '' });
  });

  it('converts from one format to another in one go', async () => {
    const folder = desk('story.txt');
    await run(folder, ['export', 'story.txt', '--to', 'web-annotation', '--out', 'story.jsonld']);
    const { code, out } = await run(folder, ['convert', 'story.jsonld', '--to', 'caveat']);
    expect(code).toBe(0);
    writeFileSync(join(folder, 'back.json'), out);
    expect(marks(folder, 'back.json')).toEqual(both);
    expect((await run(folder, ['convert', 'story.txt', '--to', 'caveat'])).code).toBe(1);
    expect((await run(folder, ['convert', 'story.jsonld', '--to', 'nothing'])).code).toBe(2);
  });
});
