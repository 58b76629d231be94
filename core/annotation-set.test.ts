import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAnnotations, endOf, quoteOf, startOf } from './annotation';
import { countByKind, findAnnotation } from './annotation-set';
import { defaultScheme } from './default-scheme';
import { annotationSet } from './testing/arbitraries';
import { articleInfo, attribution, claim, setOn, stretchOf } from './testing/builders';
import { emptySet } from './annotation-set';

const text = 'The union said work will stop.';
const split = attribution('s', stretchOf(text, 'The union'), stretchOf(text, 'work'));

describe('an annotation set', () => {
  it('begins with nothing but its text', () => {
    expect(emptySet(articleInfo, text)).toMatchObject({
      text,
      scheme: defaultScheme,
      annotations: [],
      relations: [],
      coverage: [],
      extra: {},
    });
  });

  it('finds an annotation by its id', () => {
    const set = setOn(text, claim('a', [0, 3]), split);
    expect(findAnnotation(set, 's')).toBe(split);
    expect(findAnnotation(set, 'x')).toBeUndefined();
  });

  it('counts its kinds, those that do not occur too', () => {
    expect([...countByKind([claim('a', [0, 3]), claim('b', [0, 3]), split], defaultScheme)]).toEqual([
      ['claim', 2],
      ['attribution', 1],
      ['unverified', 0],
    ]);
  });
});

describe('an annotation', () => {
  it('reaches from the start of its first fragment to the end of its last', () => {
    expect([startOf(split), endOf(split)]).toEqual([0, 19]);
  });

  it('is quoted with an ellipsis between its fragments', () => {
    expect(quoteOf(text, split)).toBe('The union … work');
  });

  it('stands in text order: by start, the longer first, the older first, then by id', () => {
    const older = { ...claim('z', [0, 3]), created: '2026-11-22T10:00:00Z' };
    const all = [claim('late', [4, 5]), claim('b', [0, 3]), claim('long', [0, 9]), older, claim('a', [0, 3])];
    expect(all.sort(compareAnnotations).map(({ id }) => id)).toEqual(['long', 'z', 'a', 'b', 'late']);
  });

  it('has one place in that order, whatever the list was like', () => {
    fc.assert(
      fc.property(annotationSet, ({ annotations }) => {
        expect(annotations.toReversed().sort(compareAnnotations)).toEqual(annotations);
        for (const a of annotations)
          for (const b of annotations)
            expect(Math.sign(compareAnnotations(a, b))).toBe(-Math.sign(compareAnnotations(b, a)) + 0);
      }),
    );
  });
});
