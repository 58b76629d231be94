import { wordCut, wordsFrom } from './boundaries';
import { codePointsAfter, codePointsBefore, splitsPair } from './offsets';
import type { Span } from './text';

export interface MentionOptions {
  /** Whether "The Bridge" is also "the bridge". Letter for letter: "SS" is not "ß", and a ligature is one letter. */
  readonly ignoreCase?: boolean;
  /** What is not another mention: where the words were taken from. */
  readonly except?: Span;
}

/**
 * Every mention of some words in a text: UTF-16 spans, in order, disjoint. Curly and straight quotes are equal, and so are
 * spaces that break and that do not. A mention is whole words of the script it is in, in Chinese, Japanese, Thai and
 * their like by dictionary; an apostrophe parts words here, so "Smith’s" mentions Smith and "l’Élysée" the Élysée. White
 * space around the words does not count. Linear in the text.
 */
export function mentionsOf(text: string, words: string, { ignoreCase = false, except }: MentionOptions = {}): Span[] {
  const wanted = folded(words.trim(), ignoreCase);
  if (wanted === '') return [];
  const parted = new WordBoundaries(text);
  const found: Span[] = [];
  let previousEnd = 0;
  for (const start of occurrences(folded(text, ignoreCase), wanted)) {
    const end = start + wanted.length;
    if (start < previousEnd || (except && start < except.end && end > except.start)) continue;
    if (!parted.at(start) || !parted.at(end)) continue;
    found.push({ start, end });
    previousEnd = end;
  }
  return found;
}

/**
 * A text in which what counts as equal is the same, unit for unit, so that offsets stay what they were. İ is the one
 * letter that lower case would lengthen; ς is a σ at the end of a word.
 */
function folded(text: string, ignoreCase: boolean): string {
  const plain = text
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033]/g, '"')
    .replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
  return ignoreCase ? plain.replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ') : plain;
}

/** Where a pattern occurs in a text, overlaps included (Knuth, Morris and Pratt: never looks back). */
function* occurrences(text: string, pattern: string): Generator<number> {
  // How much of the pattern's beginning stands again at the end of its first n units.
  const border = new Int32Array(pattern.length + 1);
  let matched = 0;
  for (let i = 1; i < pattern.length; i++) {
    while (matched > 0 && pattern.charCodeAt(i) !== pattern.charCodeAt(matched)) matched = border[matched] as number;
    if (pattern.charCodeAt(i) === pattern.charCodeAt(matched)) matched++;
    border[i + 1] = matched;
  }
  matched = 0;
  for (let i = 0; i < text.length; i++) {
    while (matched > 0 && text.charCodeAt(i) !== pattern.charCodeAt(matched)) matched = border[matched] as number;
    if (text.charCodeAt(i) === pattern.charCodeAt(matched)) matched++;
    if (matched < pattern.length) continue;
    yield i + 1 - pattern.length;
    matched = border[matched] as number;
  }
}

const inWord = /^[\p{L}\p{M}\p{N}\p{Pc}]$/u;
/** What belongs to the sign before it: accents, skin tones, joiners, variation selectors. */
const joins = /^[\p{M}\p{Emoji_Modifier}\u200c\u200d]$/u;
const flag = /^\p{Regional_Indicator}$/u;
/** Scripts that do not write spaces between words, and the mark that lengthens a Japanese vowel. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** don’t is no mention of "don". */
const negation = /^['’]t(?!\p{L})/iu;
/** 12 is no part of 12,500 or 3.12; nor is U.S. one of U.S.A. or com one of example.com. */
const pointWithin = /^(?:[\p{L}\p{N}]\.[\p{L}\p{N}]|\p{N},\p{N})$/u;
const pointAhead = /^\p{N}[.,]\p{N}$/u;
const chunkLength = 2048;

/** Where the words of a text part: mostly seen from the characters on both sides, else by dictionary, a chunk at a time. */
class WordBoundaries {
  private readonly chunks = new Map<number, ReadonlySet<number>>();

  constructor(private readonly text: string) {}

  at(offset: number): boolean {
    if (offset === 0 || offset === this.text.length) return true;
    if (splitsPair(this.text, offset)) return false;
    const before = codePointsBefore(this.text, offset, 1);
    const after = codePointsAfter(this.text, offset, 1);
    if (joins.test(after) || before === '\u200d') return false;
    if (flag.test(before) && flag.test(after)) return this.flagsBefore(offset) % 2 === 0;
    if (pointWithin.test(codePointsBefore(this.text, offset, 2) + after)) return false;
    if (pointAhead.test(before + codePointsAfter(this.text, offset, 2))) return false;
    if (!inWord.test(before)) return true;
    if (!inWord.test(after)) return !(/n/i.test(before) && negation.test(this.text.slice(offset, offset + 4)));
    if (spaceless.test(before) && spaceless.test(after)) return this.chunkOf(offset).has(offset);
    return spaceless.test(before) || spaceless.test(after);
  }

  /** Two letters make a flag; more than some hundred in a row are not counted. */
  private flagsBefore(offset: number): number {
    const flags = /(?:\ud83c[\udde6-\uddff])*$/.exec(this.text.slice(Math.max(0, offset - 512), offset));
    return (flags?.[0].length ?? 0) / 2;
  }

  /** The boundaries of the words around an offset, looked up once. */
  private chunkOf(offset: number): ReadonlySet<number> {
    const number = Math.floor(offset / chunkLength);
    let found = this.chunks.get(number) as Set<number> | undefined;
    if (found) return found;
    found = new Set();
    for (const { start, end } of wordsFrom(this.text, wordCut(this.text, number * chunkLength))) {
      if (start > (number + 1) * chunkLength) break;
      found.add(start).add(end);
    }
    this.chunks.set(number, found);
    return found;
  }
}
