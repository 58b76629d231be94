import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '../../core/testing/arbitraries';
import { countWords } from '../../core/text';
import { measure } from './measure';

describe('measure', () => {
  it('counts line by line what counting the whole text counts', () => {
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
    measure('one\ntwo\nthree', null, (part) => parts.push(part));
    expect(parts).toHaveLength(3);
    expect(parts.at(-1)).toBeGreaterThanOrEqual(1);
  });
});
