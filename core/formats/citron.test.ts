import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import { attribution, claim, setOn, stretchOf } from '../testing/builders';
import { articleOf, exported, importedOne, lossProblems, plainSet } from '../testing/format-laws';
import { citron as format } from './citron';

const text = '🔴 “We pay,” the firm said, “and wait.” It did.\n';
const story = setOn(
  text,
  claim('c', stretchOf(text, 'It did')),
  attribution(
    'a',
    stretchOf(text, '“We pay,”', 'content'),
    stretchOf(text, 'the firm', 'source'),
    stretchOf(text, 'said', 'cue'),
    stretchOf(text, '“and wait.”', 'content'),
  ),
);

describe('Citron', () => {
  it('loses just what it reports, and is written the same again', () => {
    fc.assert(
      fc.property(plainSet, fc.boolean(), (set, withText) => {
        const { files, losses } = exported(format, set, { withText });
        const { set: back, report } = importedOne(format, files, withText ? {} : { article: articleOf(set) });
        expect(report).toMatchObject({ review: 0, failed: [], notes: [] });
        expect(exported(format, back, { withText }).files).toEqual(files);
        // Annotations can only be told apart by a place that stays the same.
        if (!losses.some(({ what }) => what.startsWith('place'))) assert.deepEqual(lossProblems(set, back, losses), []);
      }),
      { numRuns: 500 },
    );
  });

  it('has source, cue and contents in code points', () => {
    const { files, losses } = exported(format, story);
    expect(JSON.parse(files[0]?.text ?? '').quotes).toEqual([
      {
        cue: { start: 21, end: 25, text: 'said' },
        sources: [{ start: 12, end: 20, text: 'the firm' }],
        contents: [
          { start: 2, end: 11, text: '“We pay,”' },
          { start: 27, end: 38, text: '“and wait.”' },
        ],
      },
    ]);
    expect(losses).toContainEqual({ annotation: 'c', what: 'annotation: it is no attribution of a content' });
  });

  it('has room for one cue', () => {
    const two = setOn(text, attribution('a', [3, 12, 'content'], [13, 21, 'cue'], [22, 26, 'cue'], [45, 46]));
    const { files, losses } = exported(format, two);
    expect(importedOne(format, files).set.annotations[0]?.fragments.map(({ role }) => role)).toEqual([
      'content',
      'cue',
    ]);
    expect(losses.filter(({ annotation }) => annotation === 'a')).toHaveLength(2);
  });

  it('is read with UTF-16 offsets, and says which quote it could not place', () => {
    const quotes = [
      { cue: { start: 22, end: 26, text: 'said' }, sources: [], contents: [{ start: 3, end: 12, text: '“We pay,”' }] },
      { sources: [], contents: [{ start: 0, end: 4, text: 'Nope' }] },
      {},
    ];
    const { set, report } = importedOne(format, [{ name: 'x.json', text: JSON.stringify({ text, quotes }) }]);
    expect(set.annotations[0]?.fragments).toEqual([
      { start: 3, end: 12, role: 'content' },
      { start: 22, end: 26, role: 'cue' },
    ]);
    expect(report.failed.map(({ where }) => where)).toEqual(['x.json, quote 2', 'x.json, quote 3']);
  });
});
