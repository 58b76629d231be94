import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allKinds, facetCounts, facetLabel, filteredBy, isOpen, noFilter, toggled } from './mark-filter';
import { annotationSet } from './testing/arbitraries';
import { attribution, claim, setOn, stretchOf, unverified } from './testing/builders';

const text = 'The bridge is safe, the mayor said. Inspectors reportedly found cracks. Costs “doubled”.';
const refuted = {
  ...claim('refuted', stretchOf(text, 'The bridge is safe')),
  attributes: { status: 'refuted' },
  tags: ['Bridge'],
};
const open = {
  ...claim('open', stretchOf(text, 'Costs “doubled”')),
  note: 'ask the Treasury',
  tags: ['money', 'Bridge'],
};
const said = {
  ...attribution('said', stretchOf(text, 'the mayor said')),
  createdBy: 'ben',
  attributes: { sourceType: 'named-person' },
};
const hedged = {
  ...unverified('hedged', stretchOf(text, 'Inspectors reportedly found cracks')),
  confidence: 'low' as const,
};
const set = { ...setOn(text, refuted, open, said, hedged), annotators: [{ id: 'ada', name: 'Ada' }, { id: 'ben', name: '' }] }; // prettier-ignore

const ids = (filter: Partial<typeof noFilter>) => filteredBy(set, { ...noFilter, ...filter }).map(({ id }) => id);

describe('filtering marks', () => {
  it('lets everything through as it is without a filter', () => {
    expect(filteredBy(set, noFilter)).toBe(set.annotations);
    expect(isOpen(noFilter)).toBe(true);
    expect(isOpen({ ...noFilter, facets: { tag: [] } })).toBe(true);
    expect(isOpen({ ...noFilter, words: 'x' })).toBe(false);
  });

  it('by kind, by words that are marked, noted, tagged or found, whatever their case and quotes', () => {
    expect(ids({ kind: 'claim' })).toEqual(['refuted', 'open']);
    expect(ids({ words: 'BRIDGE' })).toEqual(['refuted', 'open']);
    expect(ids({ words: '"doubled" treasury' })).toEqual(['open']);
    expect(ids({ words: 'refuted' })).toEqual(['refuted']);
    expect(ids({ words: 'no such word' })).toEqual([]);
  });

  it('by any of the values of a facet, and by all facets together', () => {
    expect(ids({ facets: { 'attribute status': ['refuted', 'supported'] } })).toEqual(['refuted']);
    expect(ids({ facets: { 'attribute status': ['unverified'] } })).toEqual(['open']);
    expect(ids({ facets: { tag: ['Bridge', 'money'], note: ['yes'] } })).toEqual(['open']);
    expect(ids({ facets: { annotator: ['ben'] }, kind: 'claim' })).toEqual([]);
    expect(ids({ facets: { confidence: ['low'] } })).toEqual(['hedged']);
    expect(ids({ facets: { constructor: ['x'], unknown: ['y'] } })).toHaveLength(4);
  });

  it('counts what there is to choose from, by name, and leaves out what all have in common', () => {
    const facets = facetCounts(set, allKinds);
    const of = (id: string) => facets.find((facet) => facet.id === id)?.values.map(({ name, count }) => [name, count]);
    expect(of('tag')).toEqual([['Bridge', 2], ['money', 1]]); // prettier-ignore
    expect(of('annotator')).toEqual([['Ada', 3], ['ben', 1]]); // prettier-ignore
    expect(of('attribute status')).toEqual([['Not checked yet', 1], ['Refuted', 1]]); // prettier-ignore
    expect(of('evidence')).toBeUndefined();
    expect(facetCounts(set, 'unverified').map(({ id }) => id)).not.toContain('tag');
    expect(facetLabel(set, 'attribute status', 'refuted')).toBe('Finding: Refuted');
    expect(facetLabel(set, 'gone', 'value')).toBe('value');
  });

  it('puts a value in and takes it out', () => {
    const with1 = toggled(noFilter, 'tag', 'a');
    expect(with1.facets).toEqual({ tag: ['a'] });
    expect(toggled(toggled(with1, 'tag', 'b'), 'tag', 'a').facets).toEqual({ tag: ['b'] });
    expect(toggled(with1, 'tag', 'a').facets).toEqual({});
  });

  it('lets through, in any set, just as many as it counts for each value', () => {
    fc.assert(
      fc.property(annotationSet, (any) => {
        for (const { id, values } of facetCounts(any, allKinds))
          for (const { value, count } of values)
            expect(filteredBy(any, { ...noFilter, facets: { [id]: [value] } })).toHaveLength(count);
      }),
      { numRuns: 60 },
    );
  });
});
