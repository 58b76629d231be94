import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claim, stretchOf } from '../../core/testing/builders';
import { run, temporaryFolder, writeArticle, writeSet } from './testing';

const text = 'The bridge is safe.\nCosts doubled.\n';

/** A folder in a folder, with an article and its set as another program's files would be beside it. */
function desk() {
  const outer = temporaryFolder();
  const folder = join(outer, 'desk');
  mkdirSync(folder);
  const set = writeArticle(folder, 'story.txt', text, claim('c', stretchOf(text, 'bridge')));
  writeFileSync(join(folder, 'story.ann'), 'T1\tClaim 4 10\tbridge\n');
  writeFileSync(join(folder, 'marks.csv'), 'kind,quote,start,end\nclaim,bridge,4,10\n');
  return { outer, folder, set };
}
const read = (...parts: readonly string[]) => readFileSync(join(...parts), 'utf8');

describe('the article is never written, whatever the flags', () => {
  it.each([
    ['import', 'story.ann', '--out', 'story.txt', '--force'],
    ['import', 'story.ann', '--out', 'hard-link.txt', '--force'],
    ['import', 'marks.csv', '--article', 'story.txt', '--out', 'story.txt', '--force'],
    ['import', 'web.jsonld', '--out', 'story.txt', '--force'],
    ['convert', 'story.ann', '--to', 'csv', '--out', 'story.txt', '--force'],
    ['convert', 'web.jsonld', '--to', 'csv', '--out', 'story.txt', '--force'],
    ['export', 'story.txt', '--to', 'csv', '--out', 'story.txt', '--force'],
    ['export', 'copy.caveat.json', '--to', 'csv', '--out', 'story.txt', '--force'],
    ['report', 'story.txt', '--kind', 'markdown', '--out', 'story.txt', '--force'],
    ['anchor', 'story.txt', 'next.txt', '--out', 'next.txt', '--force'],
    ['anchor', 'story.txt', 'next.txt', '--out', 'story.txt', '--force'],
    ['anchor', 'copy.caveat.json', 'next.txt', '--out', 'story.txt', '--force'],
    ['convert', 'other.ann', '--to', 'csv', '--out', 'story.txt', '--force'],
  ])('%s %s %s %s %s', async (...args) => {
    const { folder, set } = desk();
    writeSet(folder, 'story.txt.caveat.json', set);
    writeSet(folder, 'copy.caveat.json', set);
    writeFileSync(join(folder, 'next.txt'), `New. ${text}`);
    writeFileSync(join(folder, 'other.txt'), 'Another text.');
    writeFileSync(join(folder, 'other.ann'), 'T1\tClaim 0 7\tAnother\n');
    linkSync(join(folder, 'story.txt'), join(folder, 'hard-link.txt'));
    await run(folder, ['export', 'story.txt', '--to', 'web-annotation', '--out', 'web.jsonld']);
    const { code, err } = await run(folder, args);
    expect([code, err]).toEqual([1, expect.stringMatching(/(?:made from|article with marks)[^]*Nothing was written/)]);
    expect(read(folder, 'story.txt')).toBe(text);
    expect(read(folder, 'hard-link.txt')).toBe(text);
    expect(read(folder, 'next.txt')).toBe(`New. ${text}`);
  });

  it('brat’s text beside the article is left when it is the same, and refused when it is not', async () => {
    const { folder, set } = desk();
    writeSet(folder, 'story.txt.caveat.json', set);
    const args = ['export', 'story.txt', '--to', 'brat', '--out', 'new.ann'];
    const same = await run(folder, [...args.slice(0, -1), 'story.ann', '--force', '--json']);
    expect([same.code, same.err]).toEqual([0, '']);
    expect(read(folder, 'story.txt')).toBe(text);
    expect(read(folder, 'annotation.conf')).toContain('[entities]');
    expect((await run(folder, ['import', 'story.ann', '--out', 'again.json'])).code).toBe(0);

    writeFileSync(join(folder, 'crlf.txt'), text.replaceAll('\n', '\r\n'));
    writeSet(folder, 'crlf.txt.caveat.json', { ...set, article: { ...set.article, file: 'crlf.txt' } });
    const other = await run(folder, ['export', 'crlf.txt', '--to', 'brat', '--out', 'crlf.ann', '--force']);
    expect(other).toMatchObject({ code: 1, err: expect.stringMatching(/“crlf.txt” is the article[^]*--out/) });
    expect(read(folder, 'crlf.txt')).toContain('\r\n');
    expect(existsSync(join(folder, 'crlf.ann'))).toBe(false);
  });
});

describe('a name in a file leads nowhere else', () => {
  it.each(['../evil.txt', '..\\evil.txt', '/tmp/../evil.txt', 'C:\\evil.txt', 'C:evil.txt', '..', 'a/../../evil.txt'])(
    '%s',
    async (file) => {
      const { outer, folder, set } = desk();
      writeSet(folder, 'evil.caveat.json', { ...set, article: { ...set.article, file } });
      const out = join(folder, 'out');
      mkdirSync(out);
      expect((await run(folder, ['import', 'evil.caveat.json'])).code).toBe(0);
      for (const format of ['csv', 'brat', 'web-annotation', 'caveat', 'html'])
        expect((await run(folder, ['export', 'evil.caveat.json', '--to', format, '--out', 'out'])).code).toBe(0);
      expect(readdirSync(outer)).toEqual(['desk']);
      const made = [...readdirSync(folder), ...readdirSync(out)].filter((name) => /[\\:]|^\.\./.test(name));
      expect(made).toEqual([]);
      expect(readdirSync(out)).toContain(file === '..' ? 'article.csv' : 'evil.csv');
    },
  );
});

describe('two articles of one name', () => {
  it('are not exported into one folder, and nothing is written', async () => {
    const { folder, set } = desk();
    for (const part of ['monday', 'tuesday', 'out']) mkdirSync(join(folder, part));
    for (const part of ['monday', 'tuesday']) writeSet(join(folder, part), 'story.txt.caveat.json', set);
    const args = ['export', 'monday', 'tuesday', '--to', 'csv', '--out', 'out'];
    for (const flags of [[], ['--force']]) {
      const { code, err } = await run(folder, [...args, ...flags]);
      expect([code, err]).toEqual([1, expect.stringMatching(/both be called “story\.csv”[^]*Nothing was written/)]);
      expect(readdirSync(join(folder, 'out'))).toEqual([]);
    }
    const together = await run(folder, ['export', 'monday', 'tuesday', '--to', 'caveat-jsonl', '--out', 'out']);
    expect(together.code).toBe(0);
  });

  it('are not imported over each other, not even forced', async () => {
    const { folder } = desk();
    writeFileSync(join(folder, 'more.csv'), 'kind,quote,start,end\nunverified,Costs doubled,20,33\n');
    const args = ['import', 'marks.csv', 'more.csv', '--article', 'story.txt', '--force'];
    const { code, err } = await run(folder, args);
    expect([code, err]).toEqual([1, expect.stringContaining('both be called “story.txt.caveat.json”')]);
    const { annotations } = JSON.parse(read(folder, 'story.txt.caveat.json'));
    expect(annotations).toMatchObject([{ fragments: [{ quote: 'bridge' }] }]);
  });
});
