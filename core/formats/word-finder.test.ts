import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsPair } from '../offsets';
import { WordFinder } from './word-finder';

/** Every place of some words, by looking at each. */
function placesIn(text: string, words: string, from: number): number[] {
  return Array.from({ length: text.length }, (_, index) => index)
    .filter((at) => text.startsWith(words, at) && !splitsPair(text, at) && !splitsPair(text, at + words.length))
    .sort((a, b) => Math.abs(a - from) - Math.abs(b - from) || b - a);
}

const some = fc.array(fc.constantFrom('a', 'b', ' ', 'the bridge', '🔴', 'said so ', '\n', 'é'), { maxLength: 40 });
const text = some.map((parts) => parts.join(''));

describe('finding words', () => {
  it('finds every place of them, the nearest first', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.nat(), (whole, a, b, far) => {
        const [start, end] = [a % (whole.length + 1), b % (whole.length + 1)].sort((x, y) => x - y) as [number, number];
        const words = whole.slice(start, end);
        if (words === '') return;
        const from = far % (whole.length + 1);
        expect([...new WordFinder(whole).nearest(words, from)]).toEqual(placesIn(whole, words, from));
      }),
      { numRuns: 1000 },
    );
  });

  it('finds nothing that is not there', () => {
    const finder = new WordFinder('The bridge is safe.');
    for (const words of ['The bridge is unsafe', 'bridges', 'the bridge', 'X', 'The bridge is safe..'])
      expect([...finder.nearest(words, 3)]).toEqual([]);
    expect([...new WordFinder('').nearest('The bridge', 0)]).toEqual([]);
  });

  it('finds words that everything begins like', () => {
    const whole = 'the same '.repeat(5000);
    const finder = new WordFinder(whole);
    const hits = finder.nearest('the same the same', 9000);
    expect([hits.next().value, hits.next().value, hits.next().value]).toEqual([9000, 9009, 8991]);
  });
});
