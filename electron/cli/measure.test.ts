import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '../../core/testing/arbitraries';
import { countWords } from '../../core/text';
import { measure } from './measure';

describe('measure', () => {
  it('counts in every unit', () => {
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(text, (some) => {
        expect(measure(some, 7, () => undefined)).toEqual({
          bytes: 7,
          codePoints: Array.from(some).length,
          utf16Units: some.length,
          graphemes: [...graphemes.segment(some)].length,
          words: countWords(some),
          lines: some === '' ? 0 : some.split('\n').length - (some.endsWith('\n') ? 1 : 0),
        });
      }),
    );
  });

  it('says how far it is', () => {
    const parts: number[] = [];
    measure('words '.repeat(5000), null, (part) => parts.push(part));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(parts.every((part) => part >= 0 && part <= 1)).toBe(true);
  });
});
