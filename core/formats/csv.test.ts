import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import type { AnnotationSet } from '../annotation-set';
import { annotationSet } from '../testing/arbitraries';
import { attribution, claim, setOn, stretchOf } from '../testing/builders';
import { articleOf, exported, importedOne, lossProblems, plainSet } from '../testing/format-laws';
import { csv as format } from './csv';
import { formatRows, parseRows, textCell, textOfCell } from './delimited';
import { onDisk } from './format';

const text = 'Note.\n🔴 The dam holds. “It, holds,” Ann said.\n';
const story: AnnotationSet = {
  ...setOn(
    text,
    {
      ...claim('c', stretchOf(text, 'The dam holds')),
      attributes: { status: 'supported', own: 1 },
      note: '=HYPERLINK("x")',
      tags: ['dam', 'water'],
    },
    attribution('a', stretchOf(text, '“It, holds,”', 'content'), stretchOf(text, 'Ann', 'source')),
  ),
  annotators: [{ id: 'ada', name: 'Ada' }],
};

describe('a CSV table', () => {
  it('loses just what it reports, and is written the same again', () => {
    fc.assert(
      fc.property(plainSet, (set) => {
        const { files, losses } = exported(format, set);
        const { set: back, report } = importedOne(format, files, { article: articleOf(set) });
        assert.deepEqual(lossProblems(set, back, losses), []);
        expect(report).toMatchObject({ placed: set.annotations.length, failed: [], notes: [] });
        expect(exported(format, back).files).toEqual(files);
      }),
      { numRuns: 300 },
    );
  });

  it('tells the place in code points, UTF-16, line and column', () => {
    const { files, losses } = exported(format, story);
    const [head, first, second] = parseRows(files[0]?.text ?? '', ',').map(({ cells }) => cells);
    const row = (cells: readonly string[] = []) =>
      Object.fromEntries(cells.map((cell, index) => [head?.[index], cell]));
    expect(row(first)).toMatchObject({
      ...{ id: 'c', kind: 'claim', quote: 'The dam holds', start: '8', end: '21', start_utf16: '9', end_utf16: '22' },
      ...{
        line: '2',
        column: '3',
        fragments: '8-21',
        status: 'supported',
        note: '\'=HYPERLINK("x")',
        tags: 'dam; water',
      },
      ...{ annotator: 'Ada', article: 'story.txt' },
    });
    expect(row(second)).toMatchObject({ quote: '“It, holds,” … Ann', fragments: 'content 23-35; source 36-39' });
    expect(losses).toContainEqual({ annotation: 'c', what: expect.stringMatching(/^attributes own/) });
    expect(onDisk(files[0] as { name: string; text: string })).toMatch(/^\ufeffid,kind,/);
  });

  it('is written for every set, whatever its scheme', () => {
    fc.assert(
      fc.property(annotationSet, (set) => {
        const rows = parseRows(exported(format, set).files[0]?.text ?? '', ',');
        expect(rows).toHaveLength(set.annotations.length + 1);
        expect(new Set(rows.map(({ cells }) => cells.length)).size).toBe(1);
        expect(new Set(rows[0]?.cells).size).toBe(rows[0]?.cells.length);
        for (const { cells } of rows) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it('is read from other programs, by the names of its columns, and found by its words', () => {
    const foreign = 'Comment;Label;Text\nwhy?;Unverified;holds\n;Rumour;Ann said\n;Claim;The lake\n';
    const { set, report } = importedOne(format, [{ name: 'x.csv', text: foreign }], { article: articleOf(story) });
    expect(set.annotations).toMatchObject([{ kind: 'claim', tags: ['Rumour'], fragments: [{ start: 37 }] }]);
    expect(report).toMatchObject({ read: 3, placed: 0, review: 1 });
    expect(report.failed).toEqual([
      { where: 'x.csv, line 2', reason: '"holds" stands in the text 2 times' },
      { where: 'x.csv, line 4', reason: 'the text has no "The lake"' },
    ]);
    const none = format.read?.([{ name: 'x.csv', text: 'a,b\n1,2' }], {} as never);
    expect(none).toMatchObject({ error: { code: 'unreadable' } });
  });
});

describe('delimited text', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^['=+\-@\t\r",\n ]{0,4}$/));

  it('comes back cell by cell', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
        const read = parseRows(formatRows(rows), ',').map(({ cells }) => cells);
        expect(read).toEqual(rows);
      }),
    );
  });

  it('is no formula, and text again after', () => {
    fc.assert(
      fc.property(cell, (some) => {
        expect(textCell(some)).not.toMatch(/^[=+\-@\t\r]/);
        expect(textOfCell(textCell(some))).toBe(some);
      }),
    );
  });

  it('is read to the end even if a quotation mark is never closed', () => {
    expect(parseRows('a,"b\nc', ',')).toEqual([{ line: 1, cells: ['a', 'b\nc'] }]);
    expect(parseRows('a;""""\r\n\n"x\ny";b', ';')).toEqual([
      { line: 1, cells: ['a', '"'] },
      { line: 3, cells: ['x\ny', 'b'] },
    ]);
  });
});
