import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import type { AnnotationSet } from '../annotation-set';
import { attribution, claim, relation, setOn, stretchOf, unverified } from '../testing/builders';
import { articleOf, exported, hashed, hashedSet, importedOne, travelled } from '../testing/format-laws';
import { brat as format } from './brat';
import { escapeLine, piecesOf, unescapeLine } from './brat-text';

const text = '🔴 Nobody was hurt.\n“We left,” Ana and Bo said, “at noon.”\nSome\nfled.';
const story: AnnotationSet = hashed({
  ...setOn(
    text,
    { ...claim('c', stretchOf(text, 'Nobody was hurt')), attributes: { status: 'mixed' }, note: 'Two\twere\nlater' },
    {
      ...attribution(
        'a',
        stretchOf(text, '“We left,”', 'content'),
        stretchOf(text, 'Ana', 'source'),
        stretchOf(text, 'Bo', 'source'),
        stretchOf(text, 'said', 'cue'),
        stretchOf(text, '“at noon.”', 'content'),
      ),
      attributes: { anonymityReason: 'none given', sourceType: 'group' },
    },
    unverified('u', stretchOf(text, 'Some\nfled')),
  ),
  relations: [relation('r', 'c', 'a')],
});
const files = (set: AnnotationSet, withText = true) => exported(format, set, { withText }).files;
const ann = (lines: string, txt = text) => [
  { name: 'story.ann', text: lines },
  { name: 'story.txt', text: txt },
];

describe('brat standoff', () => {
  it('gives back every set just as it was, and writes it the same again', () => {
    fc.assert(
      fc.property(hashedSet, fc.boolean(), (set, withText) => {
        const written = files(set, withText);
        const { set: back, report } = importedOne(format, written, withText ? {} : { article: articleOf(set) });
        assert.deepEqual(back, travelled(set, withText));
        expect(report).toMatchObject({ placed: set.annotations.length, review: 0, failed: [] });
        expect(files(back, withText)).toEqual(written);
      }),
      { numRuns: 300 },
    );
  });

  it('has every line as brat’s server wants it', () => {
    fc.assert(
      fc.property(hashedSet, (set) => {
        const points = [...set.text];
        for (const line of (files(set)[0]?.text ?? '').split('\n')) {
          const match = /^T\d+\t[\w-]+ ([\d; ]+)\t(.*)$/su.exec(line);
          if (!match) {
            expect(line).toMatch(/^$|^[EAR#]\d+\t/);
            continue;
          }
          const spans = (match[1] as string).split(';').map((span) => span.split(' ').map(Number) as [number, number]);
          expect(match[2]).toBe(spans.map(([start, end]) => points.slice(start, end).join('')).join(' '));
          expect(spans.every(([start, end]) => start <= end && end <= points.length)).toBe(true);
          expect(match[2]).not.toMatch(/[\r\n\u2028]/);
        }
      }),
    );
  });

  it('counts code points, parts spans at line ends, joins what is interrupted and numbers what is repeated', () => {
    const lines = files(story)[0]
      ?.text.split('\n')
      .filter((line) => !/^#\d+\tCaveat/.test(line));
    expect(lines).toEqual([
      'T1\tClaim 2 17\tNobody was hurt',
      'A1\tStatus T1 mixed',
      '#1\tAnnotatorNotes T1\tTwo\\twere\\nlater',
      'T2\tContent 19 29;47 57\t“We left,” “at noon.”',
      'T3\tSource 30 33\tAna',
      'T4\tSource 38 40\tBo',
      'T5\tCue 41 45\tsaid',
      'T6\tAttribution 41 45\tsaid',
      'E1\tAttribution:T6 Content:T2 Source:T3 Source2:T4 Cue:T5',
      'A2\tSourceType E1 group',
      '#3\tAnonymityReason E1\tnone given',
      'T7\tUnverified 58 62;63 67\tSome fled',
      'R1\tSupports Arg1:T1 Arg2:E1\t',
      '',
    ]);
  });

  it('comes with what brat needs: the text and a configuration that lists every type', () => {
    const [, txt, conf] = files(story);
    expect(txt).toEqual({ name: 'story.txt', text });
    expect(conf?.name).toBe('annotation.conf');
    expect(conf?.text).toContain(
      '[events]\n\nAttribution\tSource*:Source, Cue*:Cue, Content*:Content, Part*:Attribution\n',
    );
    expect(conf?.text).toContain('Status\tArg:Claim, Value:unverified|in-progress|');
    expect(files(story, false).map(({ name }) => name)).toEqual(['story.ann', 'annotation.conf']);
  });

  it('takes what was changed in brat', () => {
    const [first, ...others] = files(story);
    const changed = (first?.text ?? '')
      .replace('Claim 2 17\tNobody was hurt', 'Unverified 2 8\tNobody')
      .replace('A1\tStatus T1 mixed', 'A1\tReason T1 rumour')
      .replace('Two\\twere\\nlater', 'Not checked')
      .replace('Source2:T4 ', '')
      .replace('58 62;63 67\tSome fled', '58 62\tSome');
    const { set } = importedOne(format, [{ name: 'story.ann', text: changed }, ...others]);
    expect(set.annotations).toMatchObject([
      {
        id: 'c',
        kind: 'unverified',
        fragments: [{ start: 3, end: 9 }],
        attributes: { reason: 'rumour' },
        note: 'Not checked',
      },
      { id: 'a', fragments: [{}, { role: 'source' }, { role: 'cue' }, {}] },
      { kind: 'attribution', fragments: [{ role: 'source' }] },
      { id: 'u', fragments: [{ start: 59, end: 63 }] },
    ]);
  });
});

describe('brat by others', () => {
  it('is read with events, attributes, notes and links, and what is unknown is kept as tags', () => {
    const { set, report } = importedOne(
      format,
      ann(
        [
          'T1\tAttribution 41 45\tsaid',
          'T2\tSource 30 33\tAna',
          'T3\tContent 19 29;47 57\t“We left,” “at noon.”',
          'E1\tAttribution:T1 Source:T2 Content:T3',
          'A1\tSourceType E1 named-person',
          'M1\tNegated E1',
          'T4\tPerson 38 40\tBo',
          'N1\tReference T4 Wikipedia:5\tBo',
          '#1\tAnnotatorNotes T4\twho?\\n',
          '*\tEquiv T2 T4',
          'R1\tSupports Arg1:T4 Arg2:T1',
          'R2\tHedges Arg1:T4 Arg2:T1',
        ].join('\r\n'),
      ),
    );
    const [said, person] = set.annotations;
    expect(said).toMatchObject({
      kind: 'attribution',
      attributes: { sourceType: 'named-person' },
      tags: ['Negated'],
      fragments: [{ role: 'content' }, { role: 'source' }, { role: 'cue' }, { role: 'content' }],
    });
    expect(person).toMatchObject({
      kind: 'claim',
      tags: ['Person', 'Wikipedia:5'],
      note: 'who?\\n',
      createdBy: 'importer',
    });
    expect(set.relations).toMatchObject([{ type: 'supports', from: person?.id, to: said?.id }]);
    expect(report).toMatchObject({ read: 2, placed: 2, failed: [] });
    expect(report.notes).toHaveLength(3);
  });

  it('imports the lines that are in order, and says which are not', () => {
    const { set, report } = importedOne(
      format,
      ann(
        'T1\tClaim 2 8\tNobody\nT2\tClaim nine\nsecond line of words\nT3\tClaim 2 8\tEverybody\nE1\tAttribution:T9\nT1\tClaim 0 1\t🔴\n',
      ),
    );
    expect(set.annotations).toHaveLength(1);
    expect(report).toMatchObject({ read: 3, placed: 1 });
    expect(report.failed.map(({ where }) => where).sort()).toEqual(
      [2, 3, 4, 5, 6].map((line) => `story.ann, line ${line}`),
    );
  });

  it('is counted as it counts: in UTF-16, or in a file with CRLF', () => {
    const bo = text.indexOf('Bo');
    const utf16 = importedOne(format, ann(`T1\tClaim ${bo} ${bo + 2}\tBo\n`));
    expect(utf16.report.counting).toMatchObject({ unit: 'utf16' });
    const fled = text.indexOf('fled');
    const crlf = importedOne(format, ann(`T1\tClaim ${fled + 2} ${fled + 6}\tfled\n`, text.replaceAll('\n', '\r\n')));
    expect(crlf.report.counting).toMatchObject({ unit: 'codepoint', lineEnds: 'raw' });
    expect(utf16.set.annotations[0]?.fragments).toEqual([{ start: bo, end: bo + 2 }]);
    expect(crlf.set.annotations[0]?.fragments).toEqual([{ start: fled, end: fled + 4 }]);
  });

  it('needs its text', () => {
    expect(() => importedOne(format, ann('T1\tClaim 2 8\tNobody').slice(0, 1))).toThrow('needs-article');
    expect(() => importedOne(format, ann('prose'))).toThrow('unreadable');
  });
});

describe('text in lines', () => {
  it('comes back as it was, on one line in between', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (some) => {
        expect(escapeLine(some)).not.toMatch(/[\t\n\r\u2028\u0085]/);
        expect(unescapeLine(escapeLine(some))).toBe(some);
      }),
    );
  });

  it('is parted at every line end', () => {
    expect(piecesOf('\n🔴 a\n\u2028b', 5)).toEqual([
      { start: 6, end: 9, words: '🔴 a' },
      { start: 11, end: 12, words: 'b' },
    ]);
    expect(piecesOf('\n\n', 0)).toEqual([]);
  });
});
