import { folded, occurrences } from './occurrences';
import type { Span } from './text';
import { WordBoundaries } from './word-boundaries';

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
