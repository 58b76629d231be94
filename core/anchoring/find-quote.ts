import search from 'approx-string-match';
import { splitsPair } from '../offsets';
import type { Span } from '../text';
import { GramIndex, gramLength } from './gram-index';
import { TextMap } from './text-map';

/** What finds a stretch again. Offsets are UTF-16 code units. */
export interface Anchor {
  readonly quote: string;
  /** What stands before and after it, some 32 characters each; nothing at the text's ends. */
  readonly prefix: string;
  readonly suffix: string;
  /** Where the quote is expected to begin. */
  readonly hint: number;
}

export interface Found extends Span {
  /** How sure it is that this is the place: 0 to 1. */
  readonly score: number;
  /** How much of the quote is there: 0 to 1. */
  readonly quoteSimilarity: number;
  /** How many units of context touch it as they touched the quote. */
  readonly touching: number;
}

/** From this score on a place is certain. */
export const certain = 0.8;
/** Below this score a place is none. Between the two somebody has to look. */
export const possible = 0.65;
/** Quotes up to this length, in UTF-16 units, are found only as they are. */
export const exactOnly = 12;

/** From this score on nothing better is sought. */
const beyondDoubt = 0.95;
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const fullWeight = 92;
/** A quote longer than this, in UTF-16 units, is compared by words. */
const long = 400;
/** How many places are looked at closely for one quote. */
const finalists = 4;
/** How many sequences of a quote are looked up in the text. */
const samples = 96;
/** How many neighbouring ones must be found together. */
const fewest = 3;
/** How far around the expected place a quote too short to look up is sought. */
const nearby = [256, 4096];
/** How many places of such a quote are looked at. */
const most = 128;

/** Finds quotes in one text, of which it keeps an index. One search costs the same in a short and in a long text. */
export class QuoteFinder {
  private index: GramIndex | undefined;

  constructor(private readonly text: string) {}

  /** Places where a quote may be, or where it is if `onlyExact`; at least `possible`, the likeliest first. */
  find(anchor: Anchor, onlyExact = false): Found[] {
    if (anchor.quote === '') return [];
    const shifts = this.shiftsOf(anchor);
    const found = this.exactHits(anchor, shifts).map((hit) => this.judge(anchor, hit));
    if (!onlyExact && anchor.quote.length > exactOnly && !found.some(({ score }) => score >= beyondDoubt))
      for (const shift of shifts) {
        const near = this.fuzzyHit(anchor, anchor.hint + shift);
        if (near && !found.some(({ start }) => start === near.start)) found.push(this.judge(anchor, near));
      }
    return found.filter(({ score }) => score >= possible).sort((a, b) => b.score - a.score);
  }

  /**
   * How far the quote and its context seem to have moved, likeliest first: each of their sequences votes for the places
   * where the text has it.
   */
  private shiftsOf({ quote, prefix, suffix, hint }: Anchor): number[] {
    const words = prefix + quote + suffix;
    const step = Math.max(1, Math.ceil(words.length / samples));
    const votes = new Map<number, { count: number; shift: number }>();
    this.index ??= new GramIndex(this.text);
    for (let at = 0; at + gramLength <= words.length; at += step)
      for (const place of this.index.placesOf(words, at)) {
        const shift = place - (hint - prefix.length + at);
        const bin = votes.get(shift >> 4);
        if (bin) bin.count++;
        else votes.set(shift >> 4, { count: 1, shift });
      }
    const likely = [...votes.values()].filter(({ count }) => count * step >= fewest);
    return likely
      .sort((a, b) => b.count - a.count || Math.abs(a.shift) - Math.abs(b.shift))
      .slice(0, finalists)
      .map(({ shift }) => shift);
  }

  /** Where the quote stands as it is: at and around the likeliest places, or if it is short, around the expected one. */
  private exactHits({ quote, prefix, suffix, hint }: Anchor, shifts: readonly number[]): Match[] {
    const starts = new Set<number>();
    const gather = (from: number, to: number) => {
      const window = this.text.slice(Math.max(0, from), to + quote.length);
      for (let at = window.indexOf(quote); at !== -1 && starts.size < most; at = window.indexOf(quote, at + 1))
        starts.add(Math.max(0, from) + at);
    };
    for (const shift of shifts) gather(hint + shift - 32, hint + shift + 48);
    if (quote.length < gramLength + 2 || shifts.length === 0)
      for (const reach of nearby) gather(hint - reach, hint + reach);
    return [...starts]
      .filter((at) => !splitsPair(this.text, at) && !splitsPair(this.text, at + quote.length))
      .map((start) => ({
        start,
        end: start + quote.length,
        similarity: 1,
        touching: this.touching({ start, end: start + quote.length }, prefix, suffix),
      }))
      .sort((a, b) => b.touching - a.touching || Math.abs(a.start - hint) - Math.abs(b.start - hint))
      .slice(0, finalists);
  }

  /** How many units right before and after a stretch are those of the context. */
  private touching({ start, end }: Span, prefix: string, suffix: string): number {
    let before = 0;
    while (before < prefix.length && this.text[start - 1 - before] === prefix[prefix.length - 1 - before]) before++;
    let after = 0;
    while (after < suffix.length && this.text[end + after] === suffix[after]) after++;
    return before + after;
  }

  /** The quote with other words: sought by characters around a place, its edges found by the context. */
  private fuzzyHit(anchor: Anchor, expected: number): Match | undefined {
    const { quote, prefix, suffix } = anchor;
    const play = 24 + Math.min(200, quote.length >> 2);
    const rough =
      quote.length > long
        ? { start: Math.max(0, expected), end: expected + quote.length, similarity: 0 }
        : this.byCharacters(quote, expected, play);
    if (!rough) return undefined;
    const from = this.boundary(rough.start - prefix.length - play);
    const window = this.text.slice(from, this.boundary(rough.end + suffix.length + play));
    const map = new TextMap(prefix + quote + suffix, window);
    const image = map.image({ start: prefix.length, end: prefix.length + quote.length });
    if (image.similarity < 0.5) return quote.length > long ? undefined : rough;
    const similarity = Math.max(rough.similarity, image.similarity);
    return { start: from + image.start, end: from + image.end, similarity };
  }

  private byCharacters(quote: string, expected: number, play: number): Match | undefined {
    const from = this.boundary(expected - play);
    const window = this.text.slice(from, this.boundary(expected + quote.length + play));
    let best: Match | undefined;
    for (const { start, end, errors } of search(window, quote, Math.min(256, quote.length >> 1)))
      if (start < end && (!best || Math.abs(from + start - expected) < Math.abs(best.start - expected)))
        best = { start: from + start, end: from + end, similarity: 1 - errors / quote.length };
    return best;
  }

  /** An offset, brought into the text and out of the middle of a pair. */
  private boundary(at: number): number {
    const inside = Math.min(Math.max(0, at), this.text.length);
    return splitsPair(this.text, inside) ? inside - 1 : inside;
  }

  private judge({ prefix, suffix, hint }: Anchor, { start, end, similarity }: Match): Found {
    const before = contextSimilarity(prefix, this.text.slice(Math.max(0, start - prefix.length), start));
    const after = contextSimilarity(suffix, this.text.slice(end, end + suffix.length));
    const position = 1 - Math.min(1, Math.abs(start - hint) / Math.max(1, this.text.length));
    const score =
      weights.quote * similarity + weights.prefix * before + weights.suffix * after + weights.position * position;
    return {
      start,
      end,
      score: score / fullWeight,
      quoteSimilarity: similarity,
      touching: this.touching({ start, end }, prefix, suffix),
    };
  }
}

/**
 * The likeliest place of a quote in a text, with its score; nothing if there is none that is at least `possible`. For
 * many quotes in one text make a `QuoteFinder`.
 */
export function findQuote(text: string, anchor: Anchor): Found | undefined {
  return new QuoteFinder(text).find(anchor)[0];
}

interface Match extends Span {
  readonly similarity: number;
}

/** Which part of a context stands, perhaps shifted a little, in a stretch. A text's end has no context to differ in. */
function contextSimilarity(context: string, stretch: string): number {
  if (context === '' || context === stretch) return 1;
  if (stretch === '') return 0;
  const [match] = search(stretch, context, context.length);
  return match ? 1 - match.errors / context.length : 0;
}
