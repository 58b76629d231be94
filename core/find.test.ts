import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextSearch, type FindOptions } from './find';
import { splitsPair } from './offsets';
import { text as anyText } from './testing/arbitraries';

const loose: FindOptions = { matchCase: false, wholeWords: false };
const strict: FindOptions = { matchCase: true, wholeWords: false };

function found(text: string, words: string, options = loose): string[] {
  return new TextSearch(text).find(words, options).spans.map(({ start, end }) => text.slice(start, end));
}

describe('finding words', () => {
  it.each([
    ['whatever their case', 'The mayor. THE MAYOR', 'the mayor', ['The mayor', 'THE MAYOR']],
    ['with straight quotes for curly ones', 'He said “don’t go”.', '"don\'t go"', ['“don’t go”']],
    ['with a hyphen for a dash', '2010–2014 and 2010-2014', '2010-2014', ['2010–2014', '2010-2014']],
    ['across a line end and a no-break space', 'New\nYork, New\u00a0York', 'new york', ['New\nYork', 'New\u00a0York']],
    ['without their accents', 'Ana Núñez, ANA NUNEZ', 'ana nunez', ['Ana Núñez', 'ANA NUNEZ']],
    ['within words', 'cracks, crack', 'rack', ['rack', 'rack']],
    ['in other scripts', 'الجسر آمن، الجسر', 'الجسر', ['الجسر', 'الجسر']],
    ['of one letter as often as they stand', 'aaaa', 'aa', ['aa', 'aa']],
  ])('%s', (_, text, words, expected) => {
    expect(found(text, words)).toEqual(expected);
  });

  it('only as they are written, when case matters', () => {
    expect(found('The the THE', 'the', strict)).toEqual(['the']);
    expect(found('Núñez Nunez', 'Nunez', strict)).toEqual(['Nunez']);
  });

  it('as whole words only, when those are asked for', () => {
    const whole = { matchCase: false, wholeWords: true };
    expect(found('cracks, crack, crack’s 12 125', 'crack', whole)).toEqual(['crack', 'crack']);
    expect(found('12 125 1.2', '12', whole)).toEqual(['12']);
  });

  it('never half a sign', () => {
    expect(found('👩🏽‍🚒 👩', '👩')).toEqual(['👩']);
    expect(found('e\u0301 e', 'e')).toEqual(['e']);
    expect(found('🇩🇪🇪🇸', '🇪🇪')).toEqual([]);
  });

  it('no more than were asked for, and says that there are more', () => {
    expect(new TextSearch('a a a').find('a', loose, 2)).toEqual({
      spans: [{ start: 0, end: 1 }, { start: 2, end: 3 }], // prettier-ignore
      more: true,
    });
    expect(new TextSearch('a a').find('a', loose, 2).more).toBe(false);
  });

  it('nothing for nothing', () => {
    expect(found('a b', '')).toEqual([]);
  });

  it('in any text: in order, disjoint, whole characters, and a piece of the text itself where it stands', () => {
    const cases = anyText.chain((text) => fc.record({ text: fc.constant(text), from: fc.nat(text.length), length: fc.integer({ min: 1, max: 6 }) })); // prettier-ignore
    fc.assert(
      fc.property(cases, ({ text, from, length }) => {
        const words = text.slice(from, from + length);
        const { spans } = new TextSearch(text).find(words, strict);
        let end = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(splitsPair(text, span.start) || splitsPair(text, span.end)).toBe(false);
          end = span.end;
        }
        if (/^[a-z ]+$/i.test(words) && !/\p{M}|\u200d/u.test(text))
          expect(spans.some((span) => span.start <= from && span.end > from)).toBe(true);
      }),
    );
  });
});
