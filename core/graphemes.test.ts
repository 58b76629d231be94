import fc from 'fast-check';
import { expect, it } from 'vitest';
import { graphemeStarts } from './graphemes';
import { segments } from './segments';
import { text } from './testing/arbitraries';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const startsOf = (some: string) => [...segmenter.segment(some)].map(({ index }) => index);

/** Signs that join with others in one way or another, and plain ones to stand between them. */
const parts = [
  ...[
    'a',
    'é',
    'ß',
    ' ',
    '.',
    '—',
    '“',
    '한',
    '가',
    '港',
    'か',
    'я',
    'ω',
    'ש',
    '™',
    '‼',
    '❤',
    '©',
    '\t',
    '\n',
    '\r',
    '\r\n',
  ],
  ...[
    '\u0301',
    '\u0308',
    '\u200d',
    '\u200c',
    '\ufe0f',
    '\u20e3',
    '\u3099',
    '\u05b0',
    '\u0600',
    '\u1100',
    '\u1161',
    '\u11a8',
  ],
  ...['🔴', '👩🏽‍🚒', '🇳🇴', '🇸', '\ud83d', '\udd34', 'ท่า', 'हिन्दी', 'क्ष', 'ﷺ', '\u00ad', '\u2028', '\ufeff'],
];
const joined = fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((some) => some.join(''));

it('characters begin where Intl.Segmenter says, whatever stands beside what', () => {
  const any = fc.oneof(joined, text, fc.string({ unit: 'binary', maxLength: 20 }));
  fc.assert(
    fc.property(any, (some) => {
      expect([...graphemeStarts(some)]).toEqual(startsOf(some));
    }),
    { numRuns: 5000 },
  );
});

it('no unit of the basic plane joins with plain ones without being looked at', () => {
  const all = Array.from({ length: 0x10000 }, (_, unit) => `a${String.fromCharCode(unit)}한`).join('\n');
  const expected = Int32Array.from(segments(all, segmenter), ({ index }) => index);
  expect(Buffer.from(Int32Array.from(graphemeStarts(all)).buffer).equals(Buffer.from(expected.buffer))).toBe(true);
});
