import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from './annotation';
import { fragmentAt, giveRole, removeFragment } from './frames';
import { misfit } from './operations';

const text = '“Work will stop,” the union said, “until pay is settled.”';
const on = (words: string, role?: Fragment['role']): Fragment => {
  const start = text.indexOf(words);
  const span = { start, end: start + words.length };
  return role ? { ...span, role } : span;
};
const shown = (fragments: readonly Fragment[]) =>
  fragments.map(({ start, end, role }) => [role ?? '–', text.slice(start, end)]);

describe('giving words a role', () => {
  it('makes a frame of a split quotation out of the whole sentence', () => {
    let fragments: readonly Fragment[] = [on(text)];
    for (const [words, role] of [
      ['the union', 'source'],
      ['said', 'cue'],
      ['“Work will stop,”', 'content'],
      ['“until pay is settled.”', 'content'],
    ] as const)
      fragments = giveRole(text, fragments, on(words), role);
    expect(shown(fragments)).toEqual([
      ['content', '“Work will stop,”'],
      ['source', 'the union'],
      ['cue', 'said'],
      ['content', '“until pay is settled.”'],
    ]);
  });

  it('adds words from outside, and cuts them out of what they overlap', () => {
    const fragments = giveRole(text, [on('the union said', 'content')], on('union', 'source'), 'source');
    expect(shown(fragments)).toEqual([
      ['content', 'the'],
      ['source', 'union'],
      ['content', 'said'],
    ]);
    expect(shown(giveRole(text, [on('said', 'cue')], on('“Work will stop,”'), 'content'))).toEqual([
      ['content', '“Work will stop,”'],
      ['cue', 'said'],
    ]);
  });

  it('can take a role away again, and joins what touches', () => {
    expect(shown(giveRole(text, [on('union', 'source')], on('union'), undefined))).toEqual([['–', 'union']]);
    expect(shown(giveRole(text, [on('the ', 'source')], on('union'), 'source'))).toEqual([['source', 'the union']]);
  });

  it('leaves fragments that are in order, with the words in their role, whatever is given to whatever', () => {
    const span = fc
      .tuple(fc.nat({ max: text.length - 1 }), fc.integer({ min: 1, max: 20 }))
      .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }));
    const role = fc.constantFrom('source', 'cue', 'content', undefined);
    fc.assert(
      fc.property(fc.array(fc.tuple(span, role), { minLength: 1 }), (steps) => {
        let fragments: readonly Fragment[] = [on('the union')];
        for (const [words, given] of steps) {
          const before = fragments;
          fragments = giveRole(text, fragments, words, given);
          expect(misfit(text, fragments)).toBeUndefined();
          const roleAt = (list: readonly Fragment[], at: number) =>
            list.find(({ start, end }) => start <= at && at < end)?.role;
          for (let at = words.start; at < words.end; at++) expect(roleAt(fragments, at)).toBe(given);
          for (let at = 0; at < text.length; at++)
            if ((at < words.start || at >= words.end) && /\w/.test(text.charAt(at)))
              expect(roleAt(fragments, at)).toBe(roleAt(before, at));
        }
      }),
    );
  });
});

it('removes a fragment, but never the last', () => {
  const two = [on('the union', 'source'), on('said', 'cue')];
  expect(removeFragment(two, 0)).toEqual([two[1]]);
  expect(removeFragment([on('said')], 0)).toEqual([on('said')]);
});

it('finds the fragment at an offset: the one that holds it before the one that ends there', () => {
  const two = [on('the '), on('union')];
  const at = on('union').start;
  expect([fragmentAt(two, at), fragmentAt(two, at + 5), fragmentAt(two, at + 6)]).toEqual([1, 1, -1]);
});
