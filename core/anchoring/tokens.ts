import type { Span } from '../text';
import { tokenKey } from './typography';

/** Stretches of a text, sorted and disjoint, in UTF-16 code units, and a number for each; equal numbers, equal stretches. */
export interface Tokens {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly ids: readonly number[];
}

/** Gives out numbers for keys. Two texts that are to be compared are numbered by the same one. */
export class Numbering {
  private readonly ids = new Map<string, number>();

  of(key: string): number {
    let id = this.ids.get(key);
    if (id === undefined) this.ids.set(key, (id = this.ids.size));
    return id;
  }
}

/** A word, or a sign with its marks. Scripts that write without spaces count by the letter. White space is no token. */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}]+|\.{3}|-{2,3}|[^\s\u00ad\u200b\u2060]\p{M}*/gu;
/** A line, and the blank ones after it: blank lines alone say nothing of where one is. */
const line = /[^\n]*\n+|[^\n]+$/g;

/** The words and signs of `text` in `[from, to)`, which cuts no character; what differs in style alone is equal. */
export function wordTokens(text: string, from: number, to: number, numbering: Numbering): Tokens {
  const keys = new Map<string, number>();
  return tokensOf(text, from, to, token, (found) => {
    let id = keys.get(found);
    if (id === undefined) keys.set(found, (id = numbering.of(tokenKey(found))));
    return id;
  });
}

/** The lines of `text` in `[from, to)`, each with its line ends; only identical ones are equal. */
export function lineTokens(text: string, from: number, to: number, numbering: Numbering): Tokens {
  return tokensOf(text, from, to, line, (found) => numbering.of(found));
}

function tokensOf(text: string, from: number, to: number, pattern: RegExp, idOf: (found: string) => number): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const ids: number[] = [];
  const slice = text.slice(from, to);
  pattern.lastIndex = 0;
  for (let found = pattern.exec(slice); found; found = pattern.exec(slice)) {
    starts.push(from + found.index);
    ends.push(from + pattern.lastIndex);
    ids.push(idOf(found[0]));
  }
  return { starts, ends, ids };
}

const word = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a stretch of a text. */
export function* wordSpans(text: string, { start, end }: Span): Generator<Span> {
  for (const { 0: found, index } of text.slice(start, end).matchAll(word))
    yield { start: start + index, end: start + index + found.length };
}
