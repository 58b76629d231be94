import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segments } from './segments';
import { text } from './testing/arbitraries';

const granularities = ['grapheme', 'word', 'sentence'] as const;
const words = [
  'can’t ',
  '1,000.50 ',
  'שו"ת ',
  '👩🏽‍🚒',
  '🇳🇴🇸🇪🇩🇰',
  'e\u0301',
  'ท่าเรือยังเปิดตามปกติ',
  '港口照常开放',
  'ソ\u3099エ',
  '  \u00a0',
  '.” ',
  '\n',
];
const long = fc
  .array(fc.oneof(fc.constantFrom(...words), text), { minLength: 60, maxLength: 120 })
  .map((some) => some.join(''));

describe('segments', () => {
  it.each(granularities.slice(0, 2))('are those of the whole text: %s', (granularity) => {
    const segmenter = new Intl.Segmenter('en', { granularity });
    fc.assert(
      fc.property(long, (some) => {
        const whole = [...segmenter.segment(some)].map(({ index, isWordLike = false }) => ({ index, isWordLike }));
        expect([...segments(some, segmenter)]).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it.each(granularities)('end where the text ends, however long one of them is: %s', (granularity) => {
    const segmenter = new Intl.Segmenter('en', { granularity });
    const some = 'a'.repeat(5000);
    expect([...segments(some, segmenter)]).toHaveLength([...segmenter.segment(some)].length);
    expect([...segments('', segmenter)]).toEqual([]);
  });

  it('of one very long paragraph are found before anybody has gone home', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
    const paragraph = 'The bridge 🔴 said that it is “safe” today. '.repeat(10_000);
    expect([...segments(paragraph, segmenter)].filter(({ isWordLike }) => isWordLike)).toHaveLength(80_000);
  });
});
