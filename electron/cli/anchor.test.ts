import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { claim, stretchOf } from '../../core/testing/builders';
import { run, temporaryFolder, writeArticle, writeSet } from './testing';

const draft = '🔴 The bridge is safe, the mayor said.\nTraffic returns on Friday.\nCosts doubled.\n';

function prepared() {
  const folder = temporaryFolder();
  const marks = ['The bridge is safe', 'Traffic returns on Friday', 'Costs doubled'];
  const set = writeArticle(folder, 'story.txt', draft, ...marks.map((words, index) => claim(`m${index}`, stretchOf(draft, words)))); // prettier-ignore
  const json = writeSet(folder, 'story.txt.caveat.json', set);
  const next = `👩🏽‍🚒 ${draft.replace('on Friday', 'on Sunday').replace('Costs doubled.\n', '')}`;
  writeFileSync(join(folder, 'next.txt'), next);
  return { folder, json, next };
}

it('says in code points of each text where every fragment is', async () => {
  const { folder, next } = prepared();
  const { code, out } = await run(folder, ['anchor', 'story.txt', 'next.txt', '--json']);
  expect(code).toBe(0);
  const { counts, fragments } = JSON.parse(out);
  expect(counts).toEqual({ same: 0, moved: 1, review: 1, orphan: 1 });
  expect(fragments).toMatchObject([
    { id: 'm0', fragment: 0, old: [2, 20], new: [7, 25], verdict: 'moved' },
    { id: 'm1', fragment: 0, verdict: 'review' },
    { id: 'm2', fragment: 0, new: null, verdict: 'orphan' },
  ]);
  const [start, end] = fragments[1].new as [number, number];
  expect([...next].slice(start, end).join('')).toBe('Traffic returns on Sunday');
});

it('writes the set on the new text, and never over what is there, the set or the article', async () => {
  const { folder, json, next } = prepared();
  const anchor = (...args: string[]) => run(folder, ['anchor', 'story.txt.caveat.json', 'next.txt', ...args]);
  expect(await anchor('--out', 'story.txt.caveat.json')).toMatchObject({ code: 1 });
  expect(await anchor('--out', 'next.txt', '--force')).toMatchObject({ code: 1 });
  expect(readFileSync(join(folder, 'story.txt.caveat.json'), 'utf8')).toBe(json);
  expect(readFileSync(join(folder, 'next.txt'), 'utf8')).toBe(next);
  const done = await anchor('--out', 'next.txt.caveat.json');
  expect(done.code).toBe(0);
  expect(done.out).toContain('Lost: Costs doubled (m2)');
  expect((await run(folder, ['validate', 'next.txt.caveat.json'])).code).toBe(0);
  const written = JSON.parse(readFileSync(join(folder, 'next.txt.caveat.json'), 'utf8'));
  expect(written.article.file).toBe('next.txt');
  expect(written.annotations.map(({ id }: { id: string }) => id)).toEqual(['m0', 'm1']);
  expect(written.orphans.map(({ id }: { id: string }) => id)).toEqual(['m2']);
});

it('needs the text that was marked', async () => {
  const { folder } = prepared();
  const set = writeArticle(folder, 'story.txt', draft, claim('a', [3, 6]));
  writeSet(folder, 'bare.caveat.json', set, { withText: false });
  writeFileSync(join(folder, 'story.txt'), 'Another text.');
  const { code, err } = await run(folder, ['anchor', 'bare.caveat.json', 'next.txt']);
  expect(code).toBe(1);
  expect(err).toContain('has no text in it');
});
