import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsPair } from '../offsets';
import { fragmentsOn, markableText } from '../testing/arbitraries';
import { TextMap } from './text-map';

/** The image of the stretch in brackets, and how similar it is. */
function imageOf(marked: string, after: string) {
  const start = marked.indexOf('[');
  const before = marked.replace('[', '');
  const end = before.indexOf(']');
  const image = new TextMap(before.replace(']', ''), after).image({ start, end });
  return { words: after.slice(image.start, image.end), similarity: image.similarity };
}

describe('TextMap', () => {
  it.each([
    ['untouched', 'He said [yes] again.', 'He said yes again.', 'yes', 1],
    ['moved along', 'He [said] yes.', '🔴 Then he did it. He said yes.', 'said', 1],
    ['something before it is no part of it', 'He said [taxes] rise.', 'He said that taxes rise.', 'taxes', 1],
    ['something after it is no part of it', 'He said [taxes] rise.', 'He said taxes will rise.', 'taxes', 1],
    [
      'a word within was replaced',
      'the [new bridge stands] there',
      'the new tower stands there',
      'new tower stands',
      11 / 17,
    ],
    ['a word was added within', 'is [very old] and', 'is very much old and', 'very much old', 8 / 13],
    [
      'a word at the edge was replaced',
      'say [taxes will rise] next year',
      'say duties will rise next year',
      'duties will rise',
      10 / 16,
    ],
    ['restyled', 'said “[we won’t]” — twice', 'said "we won\'t" - twice', "we won't", 1],
    ['all of it went', 'One thing.\n[Another thing.]\nA third.', 'One thing.\nA third.', '', 0],
    ['nothing in common', '[abc]', 'xyz', 'xyz', 0],
  ])('%s', (_, marked, after, words, similarity) => {
    const image = imageOf(marked, after);
    expect(image.words.trim()).toBe(words);
    expect(image.similarity).toBeCloseTo(similarity, 5);
  });

  it('takes words that any two texts have in common for no image', () => {
    const { similarity } = imageOf(
      'The council met on Monday [and the] treasurer resigned without warning.',
      'Storms flooded fourteen villages and the emergency services evacuated residents.',
    );
    expect(similarity).toBe(0);
  });

  it('says what of the new text was there before', () => {
    const map = new TextMap('One thing.\nA third.\n', 'One thing.\nSomething quite different.\nA third.\n');
    expect(map.known({ start: 0, end: 10 })).toBe(1);
    expect(map.known({ start: 11, end: 37 })).toBe(0);
  });

  it('is monotone, stays within the new text and never cuts a pair', () => {
    const cases = fc
      .tuple(markableText, fc.oneof(markableText, fc.constant('')))
      .chain(([before, after]) => fc.tuple(fc.constant(before), fc.constant(after), fragmentsOn(before)));
    fc.assert(
      fc.property(cases, ([before, after, fragments]) => {
        const map = new TextMap(before, after);
        let last = 0;
        for (const fragment of fragments) {
          const { start, end, similarity } = map.image(fragment);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(after.length);
          expect(splitsPair(after, start) || splitsPair(after, end)).toBe(false);
          expect(similarity).toBeGreaterThanOrEqual(0);
          expect(similarity).toBeLessThanOrEqual(1);
          if (similarity === 0) continue;
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
        }
      }),
    );
  });
});
