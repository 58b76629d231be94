import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import { attribution, claim, setOn, stretchOf } from '../testing/builders';
import { articleOf, exported, importedOne, lossProblems, plainSet } from '../testing/format-laws';
import { webAnno as format } from './webanno';
import { formatCell, parseCell } from './webanno-cells';

const text = '🔴 Ice melts. Ann said so.\n';
const story = setOn(
  text,
  { ...claim('c', stretchOf(text, 'Ice melts')), attributes: { status: 'in-progress' }, note: 'a|b[c];_*\tx->y' },
  claim('d', stretchOf(text, 'melts')),
  attribution('a', stretchOf(text, 'Ann', 'source'), stretchOf(text, 'said', 'cue')),
);

describe('WebAnno TSV', () => {
  it('loses just what it reports, and is written the same again', () => {
    fc.assert(
      fc.property(plainSet, (set) => {
        const { files, losses } = exported(format, set);
        const { set: back, report } = importedOne(format, files, { article: articleOf(set) });
        expect(report).toMatchObject({ review: 0, failed: [], notes: [] });
        assert.deepEqual(lossProblems(set, back, losses), []);
        expect(exported(format, back).files).toEqual(files);
      }),
      { numRuns: 300 },
    );
  });

  it('has a header of layers, sentences with their text, rows in UTF-16 that end in a tab', () => {
    const lines = exported(format, story).files[0]?.text.split('\n') ?? [];
    expect(lines.slice(0, 6)).toEqual([
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Claim|checkability|claimType|status|claimant|role|note|tags|caveatId',
      '#T_SP=webanno.custom.Attribution|quoteType|sourceType|anonymityReason|stance|parent|role|note|tags|caveatId',
      '#T_SP=webanno.custom.Unverified|reason|certainty|resolution|role|note|tags|caveatId',
      '',
      '',
    ]);
    const none = (count: number) => Array.from({ length: count }, () => '_').join('\t');
    expect(lines.slice(6, 10)).toEqual([
      '#Text=🔴 Ice melts.',
      `1-1\t0-2\t🔴\t${none(24)}\t`,
      `1-2\t3-6\tIce\t*[1]\t*[1]\tin-progress[1]\t*[1]\t*[1]\ta\\|b\\[c\\]\\;\\_\\*\\tx\\->y[1]\t*[1]\tc[1]\t${none(16)}\t`,
      '1-3\t7-12\tmelts\t*[1]|*[2]\t*[1]|*[2]\tin-progress[1]|*[2]\t*[1]|*[2]\t*[1]|*[2]\t' +
        `a\\|b\\[c\\]\\;\\_\\*\\tx\\->y[1]|*[2]\t*[1]|*[2]\tc[1]|d[2]\t${none(16)}\t`,
    ]);
    expect(lines.find((line) => line.includes('\tAnn\t'))).toBe(
      `2-1\t14-17\tAnn\t${none(8)}\t*\t*\t*\t*\t*\tsource\t*\t*\ta\t${none(8 - 1)}\t`,
    );
  });

  it('is read from others, with the text that its sentences tell', () => {
    const foreign = [
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Attribution|role',
      '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
      '#T_RL=custom.Rel|label|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity',
      '',
      '',
      '#Text=🔴 Bo Li\\tsaid.',
      '1-1\t0-2\t🔴\t_\t_\t_\t_\t_\t',
      '1-2\t3-5\tBo\tSOURCE[1]\t*[2]\tPER[2]\t_\t_\t',
      '1-3\t6-8\tLi\tSOURCE[1]\t*[2]\tPER[2]\t_\t_\t',
      '1-4\t9-13\tsaid\tCUE\t_\t_\t_\t_\t',
      '1-4.1\t9-10\ts\t_\t*\tLOC\t_\t_\t',
      '1-5\tnine\t.\t_\t_\t_\t_\t_\t',
      '',
      '#Text=End',
      '2-1\t16-19\tEnd\tCUE\t_\t_\t_\t_\t',
    ].join('\r\n');
    const { set, report } = importedOne(format, [{ name: 'x.tsv', text: foreign }]);
    expect(set.text).toBe('🔴 Bo Li\tsaid.\n End');
    expect(set.annotations.map(({ kind, tags, fragments }) => [kind, tags, fragments])).toEqual([
      ['attribution', [], [{ start: 3, end: 8, role: 'source' }]],
      ['claim', ['NamedEntity', 'value:PER'], [{ start: 3, end: 8 }]],
      ['attribution', [], [{ start: 9, end: 13, role: 'cue' }]],
      ['claim', ['NamedEntity', 'value:LOC'], [{ start: 9, end: 10 }]],
      ['attribution', [], [{ start: 16, end: 19, role: 'cue' }]],
    ]);
    expect(report.failed).toEqual([{ where: 'x.tsv, line 13', reason: 'it is no row of a token' }]);
  });

  it('comes back cell by cell, whatever is in it', () => {
    const value = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.stringMatching(/^[\\[\]|_;*>1-]{1,5}$/));
    const item = fc.record({
      value: fc.option(value, { nil: undefined }),
      number: fc.option(fc.nat({ max: 999 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 3 }), (items) => {
        const cell = formatCell(items);
        expect(cell).not.toMatch(/[\t\n]/);
        expect(parseCell(cell)).toEqual(items);
      }),
      { numRuns: 1000 },
    );
  });
});
