import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import { attribution, claim, setOn, stretchOf } from '../testing/builders';
import { articleOf, exported, importedOne, lossProblems, plainSet } from '../testing/format-laws';
import { conll as format } from './conll';

const text = '🔴 Fares rose. “They will fall,” Ann said.\n';
const story = setOn(
  text,
  claim('c', stretchOf(text, 'Fares rose')),
  claim('n', stretchOf(text, 'will fall')),
  attribution(
    'a',
    stretchOf(text, '“They will fall,”', 'content'),
    stretchOf(text, 'Ann', 'source'),
    stretchOf(text, 'said', 'cue'),
  ),
);
const rows = (...lines: string[]) => [{ name: 'x.conll', text: lines.join('\n') }];

describe('CoNLL', () => {
  it('loses just what it reports, and is written the same again', () => {
    fc.assert(
      fc.property(plainSet, (set) => {
        const { files, losses } = exported(format, set);
        if (!/\S/.test(set.text)) return;
        const { set: back, report } = importedOne(format, files, { article: articleOf(set) });
        expect(report).toMatchObject({ review: 0, failed: [] });
        expect(exported(format, back).files).toEqual(files);
        // Annotations can only be told apart by a place that stays the same.
        const parted = losses.filter(({ what }) => /^annotation: it comes back/.test(what));
        if (parted.length === 0 && !losses.some(({ what }) => what.startsWith('place')))
          assert.deepEqual(lossProblems(set, back, losses), []);
      }),
      { numRuns: 300 },
    );
  });

  it('has a token and a tag a line, an empty line between sentences, and the outermost mark', () => {
    const { files, losses } = exported(format, story);
    expect(files[0]?.text).toBe(
      '🔴\tO\nFares\tB-CLAIM\nrose\tI-CLAIM\n.\tO\n\n' +
        '“\tB-CONTENT\nThey\tI-CONTENT\nwill\tI-CONTENT\nfall\tI-CONTENT\n,\tI-CONTENT\n”\tI-CONTENT\n' +
        'Ann\tB-SOURCE\nsaid\tB-CUE\n.\tO\n',
    );
    expect(losses.filter(({ annotation }) => annotation !== undefined)).toEqual([
      { annotation: 'n', what: 'annotation: another one has some of its tokens' },
      { annotation: 'a', what: 'annotation: it comes back as 3, one for each fragment' },
    ]);
  });

  it('does not end a sentence within a mark', () => {
    const long = setOn(text, claim('c', stretchOf(text, 'rose. “They')));
    expect(exported(format, long).files[0]?.text).toContain('.\tI-CLAIM\n“\tI-CLAIM\nThey\tI-CLAIM\n');
  });

  it('is read in IOB1, IOB2 and BIOES, with other columns between', () => {
    const article = articleOf(story);
    const places = (...lines: string[]) =>
      importedOne(format, rows(...lines), { article }).set.annotations.map(({ fragments }) => fragments[0]);
    const fares = [{ start: 3, end: 13 }];
    expect(places('Fares B-CLAIM', 'rose I-CLAIM', '. O')).toEqual(fares);
    expect(places('Fares\tNN\tI-CLAIM', 'rose\tVB\tI-CLAIM')).toEqual(fares);
    expect(places('Fares B-CLAIM', 'rose E-CLAIM', '. S-CLAIM')).toEqual([...fares, { start: 13, end: 14 }]);
    expect(places('Fares I-CLAIM', 'rose B-CLAIM')).toEqual([
      { start: 3, end: 8 },
      { start: 9, end: 13 },
    ]);
    expect(places('`` B-CLAIM', 'They I-CLAIM')).toEqual([{ start: 15, end: 20 }]);
  });

  it('makes a text of the tokens where there is no article, and says so', () => {
    const { set, report } = importedOne(format, rows('No B-CUE', '! O', '', 'Yes B-PER'));
    expect(set.text).toBe('No !\nYes ');
    expect(report).toMatchObject({ read: 2, placed: 2 });
    expect(report.notes[0]).toMatch(/put together/);
  });

  it('says which tokens are not in the article', () => {
    const { report } = importedOne(format, rows('Wages B-CLAIM', 'Ann B-CLAIM'), { article: articleOf(story) });
    expect(report).toMatchObject({ placed: 0, review: 1, failed: [{ where: 'x.conll, line 1' }] });
  });
});
