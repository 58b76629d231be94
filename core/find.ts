import { folded, occurrences } from './occurrences';
import type { Span } from './text';
import { WordBoundaries } from './word-boundaries';

export interface FindOptions {
  /** Whether "It" is only "It"; otherwise letters are equal whatever their case and their accents. */
  readonly matchCase: boolean;
  /** Whether only whole words are found. */
  readonly wholeWords: boolean;
}

export interface Found {
  /** UTF-16 spans, in order, disjoint. */
  readonly spans: readonly Span[];
  /** Whether there are more than so many as were asked for. */
  readonly more: boolean;
}

/**
 * Finds words in one text, however often: what counts as equal in it is found out once. Curly and straight quotes are
 * equal, hyphens and dashes too, and all white space, a line end included: what is copied from elsewhere is found.
 */
export class TextSearch {
  private readonly folds = new Map<boolean, string>();
  private boundaries: WordBoundaries | undefined;

  constructor(private readonly text: string) {}

  /** The first `atMost` places where the words stand. Linear in the text, whatever the words. */
  find(words: string, { matchCase, wholeWords }: FindOptions, atMost = Infinity): Found {
    const wanted = foldedToFind(words, matchCase);
    const spans: Span[] = [];
    if (wanted === '') return { spans, more: false };
    let previousEnd = 0;
    for (const start of occurrences(this.foldedText(matchCase), wanted)) {
      const end = start + wanted.length;
      if (start < previousEnd || !this.fits(start, end, wholeWords)) continue;
      if (spans.length === atMost) return { spans, more: true };
      spans.push({ start, end });
      previousEnd = end;
    }
    return { spans, more: false };
  }

  private fits(start: number, end: number, wholeWords: boolean): boolean {
    this.boundaries ??= new WordBoundaries(this.text);
    return wholeWords
      ? this.boundaries.at(start) && this.boundaries.at(end)
      : this.boundaries.isBetweenSigns(start) && this.boundaries.isBetweenSigns(end);
  }

  private foldedText(matchCase: boolean): string {
    let text = this.folds.get(matchCase);
    if (text === undefined) this.folds.set(matchCase, (text = foldedToFind(this.text, matchCase)));
    return text;
  }
}

/** Unit for unit as long as the text. */
export function foldedToFind(text: string, matchCase: boolean): string {
  const plain = folded(text, !matchCase)
    .replace(/[\n\v\f]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  return matchCase ? plain : plain.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, withoutAccent);
}

function withoutAccent(letter: string): string {
  const [base = letter, ...marks] = letter.normalize('NFD');
  return marks.length > 0 && base.length === letter.length ? base : letter;
}
