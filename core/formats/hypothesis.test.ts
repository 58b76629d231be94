import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import { claim, setOn, stretchOf } from '../testing/builders';
import { articleOf, exported, importedOne, lossProblems, plainSet } from '../testing/format-laws';
import { hypothesis as format } from './hypothesis';

const text = '🔴 The pier is sound. The pier is old.\n';
const story = {
  ...setOn(text, {
    ...claim('c', stretchOf(text, 'pier is sound')),
    attributes: { status: 'mixed' },
    note: 'See 4',
    tags: ['pier'],
  }),
  annotators: [{ id: 'ada', name: 'Ada' }],
};
const article = articleOf(story);

describe('Hypothesis', () => {
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

  it('counts UTF-16 units and says the rest in tags', () => {
    const { total, rows } = JSON.parse(exported(format, story).files[0]?.text ?? '');
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      id: 'c',
      user: 'acct:ada@local',
      text: 'See 4',
      tags: ['claim', 'status:mixed', 'pier'],
    });
    expect(rows[0].target[0].selector).toEqual([
      { type: 'TextPositionSelector', start: 7, end: 20 },
      { type: 'TextQuoteSelector', exact: 'pier is sound', prefix: '🔴 The ', suffix: '. The pier is old.\n' },
    ]);
  });

  it('says which tags will be taken for an attribute', () => {
    const looksLike = setOn(text, { ...claim('c', [0, 2]), tags: ['status:mixed'] });
    expect(exported(format, looksLike).losses).toContainEqual(
      expect.objectContaining({ annotation: 'c', what: expect.stringMatching(/^tags/) }),
    );
  });

  it('is read from the service: found by its words, page notes told, replies left out', () => {
    const row = (id: string, some: object) => ({
      id,
      user: 'acct:bo@hypothes.is',
      created: '2026-01-02T03:04:05.000+00:00',
      ...some,
    });
    const quote = (exact: string, prefix = '') => [
      { source: 'x', selector: [{ type: 'RangeSelector' }, { type: 'TextQuoteSelector', exact, prefix }] },
    ];
    const rows = [
      row('a', { text: 'Is it?', tags: ['dubious'], target: quote('pier', 'sound. The ') }),
      row('b', { target: [{ source: 'x' }] }),
      row('c', { references: ['a'], target: [{ source: 'x' }] }),
      row('d', { target: quote('The bridge') }),
    ];
    for (const shape of [rows, { rows }, { annotations: rows }]) {
      const { set, report } = importedOne(format, [{ name: 'h.json', text: JSON.stringify(shape) }], { article });
      expect(set.annotations).toMatchObject([
        {
          id: 'a',
          kind: 'claim',
          tags: ['dubious'],
          note: 'Is it?',
          createdBy: 'acct:bo@hypothes.is',
          fragments: [{ start: 26 }],
        },
      ]);
      expect(report).toMatchObject({ read: 3, placed: 0, review: 1 });
      expect(report.failed.map(({ where }) => where)).toEqual(['h.json, annotation 2', 'h.json, annotation 4']);
    }
    expect(() => importedOne(format, [{ name: 'h.json', text: JSON.stringify(rows) }])).toThrow('needs-article');
  });
});
