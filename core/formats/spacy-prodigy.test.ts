import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import { text as anyText } from '../testing/arbitraries';
import { attribution, claim, relation, setOn, stretchOf } from '../testing/builders';
import { exported, importedOne, lossProblems, plainSet } from '../testing/format-laws';
import { prodigy } from './prodigy';
import { spacy } from './spacy';
import { TokenIndex, tokensOf } from './tokens';

const text = '🔴 Rain fell. She said “so”.\n';
const story = {
  ...setOn(
    text,
    claim('c', stretchOf(text, 'Rain fell')),
    attribution(
      'a',
      stretchOf(text, 'She', 'source'),
      stretchOf(text, 'said', 'cue'),
      stretchOf(text, '“so”', 'content'),
    ),
  ),
  relations: [relation('r', 'a', 'c')],
};

describe.each([spacy, prodigy])('$name', (format) => {
  it('loses just what it reports, and is written the same again', () => {
    fc.assert(
      fc.property(plainSet, (set) => {
        const { files, losses } = exported(format, set);
        const { set: back, report } = importedOne(format, files);
        expect(report).toMatchObject({ review: 0, failed: [] });
        expect(exported(format, back).files).toEqual(files);
        // Without ids, annotations can only be told apart by a place that stays the same.
        if (format === prodigy || !losses.some(({ what }) => /^(?:place|annotation)/.test(what)))
          assert.deepEqual(lossProblems(set, back, losses), []);
      }),
      { numRuns: 300 },
    );
  });

  it('widens to whole tokens, without white space at the ends, and says so', () => {
    const uneven = setOn(text, claim('c', [4, 9]), claim('w', [2, 3]));
    const { files, losses } = exported(format, uneven);
    expect(importedOne(format, files).set.annotations).toMatchObject([{ fragments: [{ start: 3, end: 12 }] }]);
    expect(losses).toContainEqual({ annotation: 'c', what: expect.stringMatching(/^place/) });
    expect(losses).toContainEqual({ annotation: 'w', what: expect.stringMatching(/^annotation/) });
  });
});

describe('spaCy', () => {
  const example = (set: typeof story) => JSON.parse(exported(spacy, set).files[0]?.text ?? '');

  it('counts code points: entities, or a span group if any two overlap', () => {
    const entities = [
      [2, 11, 'CLAIM'],
      [13, 16, 'SOURCE'],
      [17, 21, 'CUE'],
      [22, 26, 'CONTENT'],
    ];
    expect(example(story)).toEqual([text, { entities, article_file: 'story.txt' }]);
    const nested = { ...story, annotations: [...story.annotations, claim('n', stretchOf(text, 'so'))] };
    expect(example(nested)[1].spans.sc).toEqual([...entities, [23, 25, 'CLAIM']]);
  });

  it('is read in every shape that is about', () => {
    const one = [text, { entities: [[2, 6, 'Claim']] }];
    for (const shape of [one, [one], { text, spans: { sc: [[2, 6, 'CLAIM']] } }])
      expect(importedOne(spacy, [{ name: 'x.json', text: JSON.stringify(shape) }]).set.annotations).toMatchObject([
        { kind: 'claim', fragments: [{ start: 3, end: 7 }] },
      ]);
  });
});

describe('Prodigy', () => {
  it('has tokens, spans on them, and relations between spans', () => {
    const task = JSON.parse(exported(prodigy, story).files[0]?.text ?? '');
    expect(task.tokens.slice(0, 4)).toEqual([
      { text: '🔴', start: 0, end: 1, id: 0, ws: true },
      { text: 'Rain', start: 2, end: 6, id: 1, ws: true },
      { text: 'fell', start: 7, end: 11, id: 2, ws: false },
      { text: '.', start: 11, end: 12, id: 3, ws: true },
    ]);
    expect(task.spans[0]).toEqual({ start: 2, end: 11, token_start: 1, token_end: 2, label: 'CLAIM', id: 'c' });
    expect(task.relations.map(({ label, head, child }: Record<string, unknown>) => [label, head, child])).toEqual([
      ['supports', 5, 2],
      ['source', 5, 4],
      ['content', 5, 8],
    ]);
  });

  it('is read without ids, by the places of the spans', () => {
    const task = JSON.parse(exported(prodigy, story).files[0]?.text ?? '');
    const bare = JSON.stringify(task, (key, value: unknown) => (key === 'id' ? undefined : value));
    const { set } = importedOne(prodigy, [{ name: 'x.jsonl', text: bare }]);
    expect(set.annotations.map(({ fragments }) => fragments.length)).toEqual([1, 3]);
    expect(set.relations).toMatchObject([
      { type: 'supports', from: set.annotations[1]?.id, to: set.annotations[0]?.id },
    ]);
  });
});

describe('tokens', () => {
  it('hold every character but white space, once', () => {
    fc.assert(
      fc.property(anyText, (some) => {
        const tokens = tokensOf(some);
        expect(
          tokens
            .map(({ start, end }) => some.slice(start, end))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(some.replace(/\s/g, ''));
        for (const [index, { start, end }] of tokens.entries()) {
          expect(start).toBeGreaterThanOrEqual(tokens[index - 1]?.end ?? 0);
          expect(some.slice(start, end).trim()).toBe(some.slice(start, end));
        }
      }),
    );
  });

  it('are found by what touches them', () => {
    const index = new TokenIndex(tokensOf('ab  cd.'));
    const touched = (start: number, end: number) => index.touched({ start, end });
    expect([touched(1, 5), touched(2, 4), touched(2, 7), touched(0, 2)]).toEqual([
      { first: 0, last: 1 },
      undefined,
      { first: 1, last: 2 },
      { first: 0, last: 0 },
    ]);
  });
});
