import { wordCut, wordsFrom } from './boundaries';
import { codePointsAfter, codePointsBefore, splitsPair } from './offsets';

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
export class WordBoundaries {
  private readonly chunks = new Map<number, ReadonlySet<number>>();

  constructor(private readonly text: string) {}

  /** Whether no word goes on across an offset (UTF-16). */
  at(offset: number): boolean {
    if (offset === 0 || offset === this.text.length) return true;
    if (!this.isBetweenSigns(offset)) return false;
    const before = codePointsBefore(this.text, offset, 1);
    const after = codePointsAfter(this.text, offset, 1);
    if (flag.test(before) && flag.test(after)) return true;
    if (pointWithin.test(codePointsBefore(this.text, offset, 2) + after)) return false;
    if (pointAhead.test(before + codePointsAfter(this.text, offset, 2))) return false;
    if (!inWord.test(before)) return true;
    if (!inWord.test(after)) return !(/n/i.test(before) && negation.test(this.text.slice(offset, offset + 4)));
    if (spaceless.test(before) && spaceless.test(after)) return this.chunkOf(offset).has(offset);
    return spaceless.test(before) || spaceless.test(after);
  }

  /** Whether an offset (UTF-16) cuts nothing that is seen as one sign: a letter from its accent, a flag, a joined emoji. */
  isBetweenSigns(offset: number): boolean {
    if (offset === 0 || offset === this.text.length) return true;
    if (splitsPair(this.text, offset)) return false;
    const before = codePointsBefore(this.text, offset, 1);
    const after = codePointsAfter(this.text, offset, 1);
    if (joins.test(after) || before === '\u200d') return false;
    return !(flag.test(before) && flag.test(after)) || this.flagsBefore(offset) % 2 === 0;
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
