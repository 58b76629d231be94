import { splitsPair } from './offsets';
import { segments } from './segments';
import { sentencesIn } from './sentences';
import { lineAt, type Span } from './text';

export const textUnits = ['grapheme', 'word', 'sentence', 'paragraph'] as const;
export type TextUnit = (typeof textUnits)[number];

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** How far back, in UTF-16 units, a place is sought from which segments can be counted. */
const farthest = 1024;
/** Letters, digits and marks that stand for themselves: two in a row are two graphemes, whatever is around them. */
const plain = /[\n -~À-ɏͰ-҂Ҋ-ԯא-תؠ-يऄ-हก-ะเ-ๆぁ-ゖァ-ヺ一-鿿가-힣]/;
/** What ends words, and dictionary look-ups too, for whatever plain letter follows. */
const parting = /[ \n\u00a0\u3000。、！？「」『』（）]/;
/** What may be in a word, but for the points and apostrophes between letters. */
const letter = /[^\s\p{Cc}\p{P}\p{S}]|[\p{Alphabetic}\p{Pc}\p{Cf}\p{Emoji_Modifier}]/u;

/**
 * The next (`1`) or previous (`-1`) boundary of an offset (UTF-16), as the caret moves:
 * - `grapheme`: what a reader sees as one character;
 * - `word`: forward to a word's end, backward to a word's start, as on macOS; what is no word is passed over. Words are
 *   those of the script, so Chinese and Thai have them;
 * - `sentence`: forward to the start of the next, backward to the start of this one or the one before;
 * - `paragraph`: the same, of lines that are not blank.
 *
 * Never answers the offset it was given, but at the text's ends, which are boundaries of everything. Looks only at what
 * is near: the line for sentences, and at most some thousand units around for graphemes and words.
 */
export function moveBy(text: string, offset: number, unit: TextUnit, direction: -1 | 1): number {
  const at = Math.min(Math.max(offset, 0), text.length);
  if (at === (direction === 1 ? text.length : 0)) return at;
  return (direction === 1 ? after : before)[unit](text, at);
}

/** The word that holds an offset, or else the one that ends there. */
export function wordAt(text: string, offset: number): Span | undefined {
  let ending: Span | undefined;
  const near = text.slice(0, offset + farthest);
  for (const word of wordsFrom(near, wordCut(text, Math.max(0, offset - 1)))) {
    if (word.start > offset) break;
    if (word.end > offset) return word;
    if (word.end === offset) ending = word;
  }
  return ending;
}

/** A stretch without the white space at its ends; if it is nothing else, an empty one at its start. */
export function trimSpan(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  const length = words.trim().length;
  const from = length === 0 ? start : start + words.length - words.trimStart().length;
  return { start: from, end: from + length };
}

/** The words of the text from an offset on that is known to part two, in order. */
export function* wordsFrom(text: string, from: number): Generator<Span> {
  let start: number | undefined;
  for (const { index, isWordLike } of segments(text.slice(from), words)) {
    if (start !== undefined) yield { start, end: from + index };
    start = isWordLike ? from + index : undefined;
  }
  if (start !== undefined) yield { start, end: text.length };
}

const after: Readonly<Record<TextUnit, (text: string, offset: number) => number>> = {
  grapheme(text, offset) {
    const from = graphemeCut(text, offset);
    for (const { index } of segments(text.slice(from), graphemes)) if (from + index > offset) return from + index;
    return text.length;
  },
  word(text, offset) {
    const first = nextMatch(new RegExp(letter, 'gu'), text, offset);
    for (const { end } of wordsFrom(text, wordCut(text, first))) if (end > offset) return end;
    return text.length;
  },
  sentence(text, offset) {
    for (let line = lineAt(text, offset); ; line = lineAt(text, line.end + 1)) {
      const found = sentencesIn(text, line.start, line.end).find(({ start }) => start > offset);
      if (found) return found.start;
      if (line.end === text.length) return text.length;
    }
  },
  paragraph(text, offset) {
    const character = nextMatch(/\S/g, text, lineAt(text, offset).end);
    return character === text.length ? character : lineAt(text, character).start;
  },
};

const before: typeof after = {
  grapheme(text, offset) {
    const from = graphemeCut(text, offset - 1);
    let found = from;
    for (const { index } of segments(text.slice(from), graphemes)) {
      if (from + index >= offset) break;
      found = from + index;
    }
    return found;
  },
  word(text, offset) {
    for (let end = offset; end > 0;) {
      const from = wordCut(text, lastLetter(text, end));
      let found: Span | undefined;
      for (const word of wordsFrom(text, from)) {
        if (word.start >= offset) break;
        found = word;
      }
      if (found) return found.start;
      end = from;
    }
    return 0;
  },
  sentence(text, offset) {
    for (let line = lineAt(text, offset); ; line = lineAt(text, line.start - 1)) {
      const found = sentencesIn(text, line.start, line.end).findLast(({ start }) => start < offset);
      if (found) return found.start;
      if (line.start === 0) return 0;
    }
  },
  paragraph(text, offset) {
    const line = lineAt(text, offset);
    if (line.start < offset && text.slice(line.start, line.end).trim() !== '') return line.start;
    const rest = text.slice(0, line.start).trimEnd().length;
    return rest === 0 ? 0 : lineAt(text, rest - 1).start;
  },
};

/** The last place at or before an offset where two graphemes part, whatever stands further back. */
function graphemeCut(text: string, offset: number): number {
  return cut(text, offset, (at) => plain.test(text.charAt(at - 1)) && plain.test(text.charAt(at)));
}

/** The last place at or before an offset where a word may begin, whatever stands further back. */
export function wordCut(text: string, offset: number): number {
  return cut(text, offset, (at) => {
    const begins = text.charAt(at);
    return parting.test(text.charAt(at - 1)) && plain.test(begins) && !parting.test(begins);
  });
}

function cut(text: string, offset: number, parts: (at: number) => boolean): number {
  const first = Math.max(0, offset - farthest);
  for (let at = offset; at > first; at--) if (parts(at)) return at;
  return splitsPair(text, first) ? first - 1 : first;
}

/** Where `pattern` (global) next matches at or after an offset; the text's length if it does not. */
function nextMatch(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.index ?? text.length;
}

/** Where the last letter before an offset stands; 0 if there is none. */
function lastLetter(text: string, offset: number): number {
  for (let at = offset - 1; at > 0; at--) {
    if (splitsPair(text, at)) at--;
    if (letter.test(String.fromCodePoint(text.codePointAt(at) as number))) return at;
  }
  return 0;
}
