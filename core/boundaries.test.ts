import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveBy, textUnits, trimSpan, wordAt, type TextUnit } from './boundaries';
import { splitsPair } from './offsets';
import { sentencesOf } from './sentences';
import { text } from './testing/arbitraries';

/** Everywhere that the caret stops on its way through a text, with a bar at each. */
function stops(words: string, unit: TextUnit, direction: -1 | 1): string {
  let at = direction === 1 ? 0 : words.length;
  const end = words.length - at;
  const found = [at];
  while (at !== end) found.push((at = moveBy(words, at, unit, direction)));
  const sorted = found.sort((a, b) => a - b);
  return sorted.map((offset, i) => words.slice(offset, sorted[i + 1])).join('|');
}

const story = 'He left. 🔴 “Why?” she said.\n\n***\n  Nobody knew. Don’t ask.\n \nEnd';

describe('a move', () => {
  const moves: readonly [unit: TextUnit, direction: -1 | 1, stops: string][] = [
    ['grapheme', 1, 'a|e\u0301|👩🏽‍🚒|🇳🇴|🇸🇪|1️⃣|ก็|각|क्षि|\n|z|'],
    ['grapheme', -1, 'a|e\u0301|👩🏽‍🚒|🇳🇴|🇸🇪|1️⃣|ก็|각|क्षि|\n|z|'],
    ['word', 1, 'He| left|. 🔴 “Why|?” she| said|.\n\n***\n  Nobody| knew|. Don’t| ask|.\n \nEnd|'],
    ['word', -1, '|He |left. 🔴 “|Why?” |she |said.\n\n***\n  |Nobody |knew. |Don’t |ask.\n \n|End'],
    ['word', 1, '港口|照常|开放|，1,000|人|。ท่าเรือ|ยัง|เปิด|'],
    ['word', -1, '|港口|照常|开放，|1,000|人。|ท่าเรือ|ยัง|เปิด'],
    ['sentence', 1, 'He left. |🔴 “Why?” she said.\n\n***\n  |Nobody knew. |Don’t ask.\n \n|End|'],
    ['sentence', -1, '|He left. |🔴 “Why?” she said.\n\n***\n  |Nobody knew. |Don’t ask.\n \n|End'],
    ['paragraph', 1, 'He left. 🔴 “Why?” she said.\n\n|***\n|  Nobody knew. Don’t ask.\n \n|End|'],
    ['paragraph', -1, '|He left. 🔴 “Why?” she said.\n\n|***\n|  Nobody knew. Don’t ask.\n \n|End'],
  ];
  it.each(moves)('by %s in direction %i: %s', (unit, direction, expected) => {
    const words = expected.replaceAll('|', '');
    const found = stops(words, unit, direction);
    const ends = (some: string) => `|${some}|`.replace(/^\|+/, '|').replace(/\|+$/, '|');
    expect(ends(found)).toBe(ends(expected));
  });

  it('from within a line goes to the start of it, then to the one before', () => {
    const inside = story.indexOf('Don’t') + 2;
    const sentence = moveBy(story, inside, 'sentence', -1);
    expect(story.slice(sentence)).toMatch(/^Don’t/);
    expect(story.slice(moveBy(story, sentence, 'sentence', -1))).toMatch(/^Nobody/);
    const paragraph = moveBy(story, inside, 'paragraph', -1);
    expect(story.slice(paragraph)).toMatch(/^ {2}Nobody/);
    expect(story.slice(moveBy(story, paragraph, 'paragraph', -1))).toMatch(/^\*\*\*/);
  });

  const place = text.chain((some) => fc.tuple(fc.constant(some), fc.nat({ max: some.length })));

  it.each(textUnits)('always gets on, never into half a character, and arrives: %s', (unit) => {
    fc.assert(
      fc.property(text, fc.constantFrom(-1 as const, 1 as const), (some, direction) => {
        const end = direction === 1 ? some.length : 0;
        for (let at = some.length - end; at !== end;) {
          const next = moveBy(some, at, unit, direction);
          expect((next - at) * direction).toBeGreaterThan(0);
          expect(splitsPair(some, next)).toBe(false);
          at = next;
        }
        expect(moveBy(some, end, unit, direction)).toBe(end);
      }),
    );
  });

  it('by grapheme goes to the nearest boundary that the whole text has', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(place, ([some, at]) => {
        const all = [...[...segmenter.segment(some)].map(({ index }) => index), some.length];
        expect(moveBy(some, at, 'grapheme', 1)).toBe(all.find((offset) => offset > at) ?? some.length);
        expect(moveBy(some, at, 'grapheme', -1)).toBe(all.findLast((offset) => offset < at) ?? 0);
      }),
    );
  });

  it('by word goes to the nearest word that the whole text has', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
    // Not any string: engines find words in some controls and unassigned characters.
    const bits = 'a é e\u0301 ’ . , 1 “ ” 🔴 👩🏽‍🚒 𠮷 - _ قال שלום 港口照常 。 ท่าเรือ ソ 다리 क्षि'.split(' ');
    const prose = fc
      .array(fc.constantFrom(...bits, ' ', '\n', '\u00a0'), { maxLength: 30 })
      .map((some) => some.join(''));
    const placed = prose.chain((some) => fc.tuple(fc.constant(some), fc.nat({ max: some.length })));
    fc.assert(
      fc.property(placed, ([some, at]) => {
        const words = [...segmenter.segment(some)].filter(({ isWordLike }) => isWordLike);
        const ends = words.map(({ index, segment }) => index + segment.length);
        expect(moveBy(some, at, 'word', 1)).toBe(ends.find((end) => end > at) ?? some.length);
        expect(moveBy(some, at, 'word', -1)).toBe(words.findLast(({ index }) => index < at)?.index ?? 0);
        const holding = words.find(({ index, segment }) => index <= at && at < index + segment.length);
        const ending = words.find(({ index, segment }) => index + segment.length === at);
        const word = holding ?? ending;
        expect(wordAt(some, at)).toEqual(word && { start: word.index, end: word.index + word.segment.length });
      }),
    );
  });

  it('by sentence goes to the starts of the text’s sentences', () => {
    fc.assert(
      fc.property(place, ([some, at]) => {
        const starts = sentencesOf(some).map(({ start }) => start);
        expect(moveBy(some, at, 'sentence', 1)).toBe(starts.find((start) => start > at) ?? some.length);
        expect(moveBy(some, at, 'sentence', -1)).toBe(starts.findLast((start) => start < at) ?? 0);
      }),
    );
  });

  it('looks only near: a million of them take no time that anybody would notice', () => {
    const long = `${'The bridge is safe. '.repeat(20)}\n`.repeat(20_000);
    for (const unit of textUnits)
      for (let at = 0; at < long.length; at += long.length / 50) {
        moveBy(long, Math.trunc(at), unit, 1);
        moveBy(long, Math.trunc(at), unit, -1);
      }
    for (const odd of ['a', '港', '🇳🇴', '\u0301', '-', ' ', '\n'].map((bit) => bit.repeat(100_000)))
      for (const unit of textUnits)
        for (const direction of [-1, 1] as const) moveBy(odd, odd.length / 2, unit, direction);
  });
});

describe('a word at an offset', () => {
  it('is the one that holds it, or else ends there', () => {
    const at = (offset: number) => {
      const found = wordAt('Don’t go, 港口照常.', offset);
      return found && 'Don’t go, 港口照常.'.slice(found.start, found.end);
    };
    expect([0, 3, 5, 6, 8, 9, 10, 12, 14, 15].map(at)).toEqual(
      ['Don’t', 'Don’t', 'Don’t', 'go', 'go', undefined, '港口', '照常', '照常', undefined], // prettier-ignore
    );
    expect(wordAt('', 0)).toBeUndefined();
  });
});

describe('a trimmed span', () => {
  it('has no white space at its ends and lost nothing else', () => {
    expect(trimSpan('a  b\u00a0 c', 1, 6)).toEqual({ start: 3, end: 4 });
    expect(trimSpan('a   b', 1, 4)).toEqual({ start: 1, end: 1 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (some, a, b) => {
        const [from, to] = [a % (some.length + 1), b % (some.length + 1)].toSorted((x, y) => x - y) as [number, number];
        const { start, end } = trimSpan(some, from, to);
        expect(some.slice(start, end)).toBe(some.slice(from, to).trim());
        expect(start >= from && end <= to).toBe(true);
      }),
    );
  });
});
