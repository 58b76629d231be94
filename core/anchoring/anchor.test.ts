import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OffsetMap, splitsPair } from '../offsets';
import { fragmentsOn, markableText, text as anyText } from '../testing/arbitraries';
import { anchorFragments } from './anchor';
import { sameWords } from './typography';

/** What becomes of the stretch in brackets: its words in the new text and the verdict. */
function anchor(marked: string, newText: string): [words: string | null, verdict: string] {
  const [start, end] = [marked.indexOf('['), marked.indexOf(']') - 1];
  const oldText = marked.replace('[', '').replace(']', '');
  const [anchored] = anchorFragments(oldText, newText, [{ start, end }]).fragments;
  if (!anchored) throw new Error('no answer');
  return [anchored.new && newText.slice(anchored.new.start, anchored.new.end), anchored.verdict];
}

const paragraphs = [
  'The council met on Tuesday to decide whether the harbour bridge should stay open through the winter.',
  'Inspector Falk told reporters that “the cables are sound” and that nobody had been put in danger.',
  'A petition with four thousand names was handed over by shopkeepers from the northern bank of the river.',
];
const [first, second, third] = paragraphs as [string, string, string];
const text = paragraphs.join('\n\n');
const quoted = second.replace('the cables are sound', '[the cables are sound]');

describe('anchorFragments', () => {
  it.each<[string, string, string, string | null, string]>([
    ['nothing changed', 'He [said] yes.', 'He said yes.', 'said', 'same'],
    ['changed after it', 'He [said] yes.', 'He said no.', 'said', 'same'],
    ['something put in front', 'The [bridge is safe] now.', '🔴 The bridge is safe now.', 'bridge is safe', 'moved'],
    ['a word of it changed', 'Say [taxes will rise] soon.', 'Say taxes would rise soon.', 'taxes would rise', 'review'],
    ['somebody else', 'On Monday [Robin agreed] at once.', 'On Monday Elisa agreed at once.', 'Elisa agreed', 'review'],
    ['restyled', 'Again: [“We won’t act,”] he said.', `Again: "We won't act," he said.`, `"We won't act,"`, 'moved'],
    ['put in twice', 'is [very old] and cold', 'is very very old and cold', 'very old', 'moved'],
    [
      'its paragraph moved',
      `${quoted}\n\n${first}\n\n${third}`,
      `${first}\n\n${third}\n\n${second}`,
      'the cables are sound',
      'moved',
    ],
    ['its paragraph removed', `${first}\n\n${quoted}\n\n${third}`, `${first}\n\n${third}`, null, 'orphan'],
    ['all of the text removed', '[said]', '', null, 'orphan'],
    ['another text', `${quoted}`, third, null, 'orphan'],
    ['a word within another word', 'The clerk [Linus] came late.', 'Machines hum; nobody came.', null, 'orphan'],
  ])('%s', (_, marked, newText, words, verdict) => expect(anchor(marked, newText)).toEqual([words, verdict]));

  it('never silently takes a lookalike for what was removed', () => {
    const alpha = 'The Alpha works will close before winter, its owners said.';
    const beta = 'The Beta works will close before winter, its owners said.';
    const [, verdict] = anchor(`${first}\n\n[${alpha}]\n\n${beta}\n\n${third}`, `${first}\n\n${beta}\n\n${third}`);
    expect(['review', 'orphan']).toContain(verdict);
  });

  it('is not certain which of two copies is meant', () => {
    const after = [second, 'Something else.', second, first, third].join('\n\n');
    expect(anchor(`${first}\n\n${third}\n\n${quoted}`, `${after}\n\nMore.`)).toEqual([
      'the cables are sound',
      'review',
    ]);
  });

  it('counts verdicts', () => {
    const spans = paragraphs.map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length }));
    const { counts } = anchorFragments(text, `${first}\n\n${third}`, spans);
    expect(counts).toEqual({ same: 1, moved: 1, review: 0, orphan: 1 });
  });

  it.each([
    [0, 0],
    [2, 1],
    [-1, 2],
    [0, 9],
    [NaN, 2],
  ])('throws for [%d, %d), which is no stretch of three units', (start, end) => {
    expect(() => anchorFragments('abc', 'abd', [{ start, end }])).toThrow(RangeError);
  });
});

const edited = fc
  .tuple(markableText, anyText)
  .chain(([before, after]) => fc.tuple(fc.constant(before), fc.constant(after), fragmentsOn(before)));

/** A text, the same with something put in at a boundary, fragments, where it was put in, and how much. */
const insertion = fc.tuple(markableText, markableText).chain(([before, added]) => {
  const offsets = new OffsetMap(before);
  return fc
    .tuple(fc.nat({ max: offsets.codePointLength }), fragmentsOn(before))
    .map(([at, fragments]) => ({ before, added, at: offsets.toUtf16(at), fragments }));
});

describe('whatever the text', () => {
  it('answers a stretch of the new text that cuts no character, or null', () => {
    fc.assert(
      fc.property(edited, ([before, after, fragments]) => {
        for (const { old, new: found, score, verdict } of anchorFragments(before, after, fragments).fragments) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(found === null).toBe(verdict === 'orphan');
          if (!found) continue;
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.start).toBeLessThan(found.end);
          expect(found.end).toBeLessThanOrEqual(after.length);
          expect(splitsPair(after, found.start) || splitsPair(after, found.end)).toBe(false);
          const [was, is] = [before.slice(old.start, old.end), after.slice(found.start, found.end)];
          if (verdict === 'same') expect([found, is]).toEqual([old, was]);
          if (verdict === 'moved') expect(sameWords(was, is)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves every fragment of an unchanged text where it is', () => {
    fc.assert(
      fc.property(
        markableText.chain((some) => fc.tuple(fc.constant(some), fragmentsOn(some))),
        ([some, fragments]) => {
          for (const { old, new: found, verdict } of anchorFragments(some, some, fragments).fragments)
            expect([found, verdict]).toEqual([old, 'same']);
        },
      ),
    );
  });

  it('keeps fragments on their words when something is put in elsewhere', () => {
    fc.assert(
      fc.property(insertion, ({ before, added, at, fragments }) => {
        const after = before.slice(0, at) + added + before.slice(at);
        // Half a pair may find its other half in what was put in: then the text has other characters.
        fc.pre(!splitsPair(after, at) && !splitsPair(after, at + added.length));
        const apart = fragments.filter(({ start, end }) => end <= at || at <= start);
        for (const { old, new: found, verdict } of anchorFragments(before, after, apart).fragments) {
          expect(['same', 'moved']).toContain(verdict);
          expect(found && after.slice(found.start, found.end)).toBe(before.slice(old.start, old.end));
        }
      }),
      { numRuns: 300 },
    );
  });
});
