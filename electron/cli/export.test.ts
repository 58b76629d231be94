import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claim, stretchOf } from '../../core/testing/builders';
import { run, temporaryFolder, writeArticle, writeSet } from './testing';

const text = '🔴 The bridge is safe.\n';

/** A folder with an article and its set; answers the folder and the set's JSON. */
function desk(options?: Parameters<typeof writeSet>[3]): { folder: string; json: string } {
  const folder = temporaryFolder();
  const set = writeArticle(folder, 'story.txt', text, claim('c', stretchOf(text, 'bridge')));
  return { folder, json: writeSet(folder, 'story.txt.caveat.json', set, options) };
}
const to = ['--to', 'caveat'] as const;

describe('caveat export', () => {
  it('prints the export, and nothing else', async () => {
    const { folder, json } = desk();
    expect(await run(folder, ['export', 'story.txt.caveat.json', ...to])).toMatchObject({
      code: 0,
      out: json,
      err: '',
    });
  });

  it('takes an article for the set beside it', async () => {
    const { folder, json } = desk();
    expect((await run(folder, ['export', 'story.txt', ...to])).out).toBe(json);
  });

  it('leaves the text out when asked to', async () => {
    const { folder } = desk();
    const { out } = await run(folder, ['export', 'story.txt', ...to, '--without-text']);
    expect(JSON.parse(out).article).not.toHaveProperty('text');
  });

  it.each(['export', 'convert'])('%s refuses to leave the text out of what is nothing without it', async (command) => {
    const { folder } = desk();
    for (const format of ['conll', 'html']) {
      const done = await run(folder, [command, 'story.txt.caveat.json', '--to', format, '--without-text']);
      expect(done).toMatchObject({ code: 2, out: '', err: expect.stringContaining('cannot be left out') });
    }
  });

  it.each(['export', 'convert'])('%s counts in no unit that the format does not offer', async (command) => {
    const { folder } = desk();
    const args = [command, 'story.txt.caveat.json', '--to', 'doccano', '--unit'];
    for (const unit of ['byte', 'codepiont'])
      expect(await run(folder, [...args, unit])).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('utf16 or codepoint'),
      });
    expect((await run(folder, [...args, 'codepoint'])).out).toContain('"start_offset":6');
    expect((await run(folder, [...args, 'utf16'])).out).toContain('"start_offset":7');
    const none = await run(folder, [command, 'story.txt.caveat.json', '--to', 'csv', '--unit', 'utf16']);
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('no choice of units') });
  });

  it('prints just what it would write: a table begins with the mark by which Excel knows UTF-8', async () => {
    const { folder } = desk();
    await run(folder, ['export', 'story.txt', '--to', 'csv', '--out', 'story.csv']);
    const { out } = await run(folder, ['export', 'story.txt', '--to', 'csv']);
    expect(out.codePointAt(0)).toBe(0xfeff);
    expect(out).toBe(readFileSync(join(folder, 'story.csv'), 'utf8'));
  });

  it('puts the text into a set without it, from the article beside it', async () => {
    const { folder } = desk({ withText: false });
    expect(JSON.parse((await run(folder, ['export', 'story.txt', ...to])).out).article.text).toBe(text);
  });

  it('writes a file whole, leaves nothing else behind, and says so where it does not disturb', async () => {
    const { folder, json } = desk();
    const { code, out, err } = await run(folder, ['export', 'story.txt', ...to, '--out', 'export.json']);
    expect([code, out, err]).toEqual([0, '', 'Wrote export.json: 1 annotation.\n']);
    expect(readFileSync(join(folder, 'export.json'), 'utf8')).toBe(json);
    expect(readdirSync(folder).sort()).toEqual(['export.json', 'story.txt', 'story.txt.caveat.json']);
  });

  it('replaces a file only when told to', async () => {
    const { folder, json } = desk();
    writeFileSync(join(folder, 'export.json'), 'mine');
    const refused = await run(folder, ['export', 'story.txt', ...to, '--out', 'export.json']);
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/already exists[^]*--force/)]);
    expect(readFileSync(join(folder, 'export.json'), 'utf8')).toBe('mine');
    expect((await run(folder, ['export', 'story.txt', ...to, '--out', 'export.json', '--force'])).code).toBe(0);
    expect(readFileSync(join(folder, 'export.json'), 'utf8')).toBe(json);
  });

  it.each(['story.txt', 'story.txt.caveat.json', '../desk/story.txt', 'link.json'])(
    'never writes over the article or the set, not even forced: %s',
    async (out) => {
      const outer = temporaryFolder();
      const folder = join(outer, 'desk');
      mkdirSync(folder);
      const set = writeArticle(folder, 'story.txt', text, claim('c', stretchOf(text, 'bridge')));
      const json = writeSet(folder, 'story.txt.caveat.json', set);
      symlinkSync(join(folder, 'story.txt'), join(folder, 'link.json'));
      const { code, err } = await run(folder, [
        'export',
        'story.txt',
        ...to,
        '--out',
        out,
        '--force',
        '--without-text',
      ]);
      expect([code, err]).toEqual([1, expect.stringContaining('is what this is made from')]);
      expect(readFileSync(join(folder, 'story.txt'), 'utf8')).toBe(text);
      expect(readFileSync(join(folder, 'story.txt.caveat.json'), 'utf8')).toBe(json);
    },
  );

  it('writes into a folder, under the name that goes with the article', async () => {
    const { folder, json } = desk();
    mkdirSync(join(folder, 'sub'));
    expect((await run(folder, ['export', 'story.txt', ...to, '--out', 'sub'])).code).toBe(0);
    expect(readFileSync(join(folder, 'sub', 'story.caveat.json'), 'utf8')).toBe(json);
  });

  it('says that a folder to write to is not there', async () => {
    const { folder } = desk();
    const gone = await run(folder, ['export', 'story.txt', ...to, '--out', 'nowhere/export.json']);
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('The folder of “export.json” is gone')]);
  });

  it.each<[string, Parameters<typeof writeSet>[3], RegExp]>([
    [
      'is damaged',
      { change: (file) => ({ ...file, annotators: 1 }) },
      /not an annotation set in order[^]*\/annotators[^]*caveat validate/,
    ],
    ['is of a newer version', { change: (file) => ({ ...file, version: 2 }) }, /newer Caveat/],
  ])('exports nothing from a set that %s', async (_name, options, problem) => {
    const { folder } = desk(options);
    const { code, out, err } = await run(folder, ['export', 'story.txt', ...to]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(problem);
  });

  it('exports nothing from a set whose text is nowhere to be found', async () => {
    const { folder } = desk({ withText: false });
    writeFileSync(join(folder, 'story.txt'), 'Another story.');
    const { code, out, err } = await run(folder, ['export', 'story.txt', ...to]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/has no text in it[^]*“story\.txt”, as it was when it was marked/);
  });
});
