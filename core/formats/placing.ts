import { splitsPair } from '../offsets';
import { excerpt } from '../problem';
import { fail, ok, type Result } from '../result';
import type { Span } from '../text';
import { findReading, sameWords, type Counting, type OffsetReading, type QuotedSpan } from './offset-reading';
import { WordFinder } from './word-finder';

/** A stretch as a file tells of it, as far as it does. Offsets in whatever the file counts. */
export interface Told {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly quote?: string | undefined;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

/** Where a stretch is in the text (UTF-16), and whether somebody should look whether it is the right place. */
export interface Place {
  readonly span: Span;
  readonly review: boolean;
}

export interface PlacingOptions {
  /** What the format counts, as a rule. */
  readonly usual: Counting;
  /** The text as its file had it, if that is known. */
  readonly raw?: string | undefined;
  /** The text that the file itself carries; where it is another than the article's, words are sought in the article. */
  readonly carried?: string | undefined;
  readonly matches?: (words: string, quote: string) => boolean;
  /** Whether nothing tells what the offsets count: all that they say is to be looked at. */
  readonly doubtful?: boolean;
}

/** More places than anybody would choose among. */
const mostHits = 1000;

/**
 * Places the stretches of one file in an article's text: at their offsets, if their words are there; else where their
 * words are found, by the context and the nearness to the offsets, to be looked at; else nowhere. What the offsets
 * count is found out from all stretches together.
 */
export class Placing {
  private readonly reading: OffsetReading;
  private readonly sure: boolean;
  /** Whether the file carries a text: then offsets without words are as good as words. */
  private readonly hasText: boolean;
  private readonly isFound: boolean;
  private readonly matches: (words: string, quote: string) => boolean;
  /** The text that the offsets are in, and whether it is the article's: to compare them takes as long as they are. */
  private readonly seen: string;
  private readonly seesArticle: boolean;
  /** Made when something has to be sought. */
  private finder: WordFinder | undefined;

  constructor(
    private readonly text: string,
    told: readonly Told[],
    { usual, raw, carried, matches = sameWords, doubtful = false }: PlacingOptions,
  ) {
    this.seen = carried ?? text;
    this.seesArticle = this.seen === text;
    this.matches = matches;
    this.hasText = carried !== undefined;
    const quoted = told.filter((one): one is QuotedSpan => one.start !== undefined && isQuoted(one));
    const found = findReading(this.seen, quoted, { usual, raw, matches });
    this.reading = found.reading;
    this.isFound = found.sure && quoted.length > 0;
    this.sure = !doubtful && (found.sure || found.reading.counting === usual);
  }

  /** What the offsets were found to count; nothing if the words do not tell. */
  get counting(): Counting | undefined {
    return this.isFound ? this.reading.counting : undefined;
  }

  place(told: Told): Result<Place, string> {
    const there = this.atOffsets(told);
    if (there && this.seesArticle)
      return ok({ span: there, review: !this.sure || (told.quote === undefined && !this.hasText) });
    const quote = (told.quote ?? (there && this.seen.slice(there.start, there.end)))?.replace(/\r\n?/g, '\n');
    if (quote === undefined || quote === '')
      return fail(
        told.start === undefined ? 'it has neither words nor offsets' : `${describe(told)} is no place in the text`,
      );
    const context = there ? { ...told, ...this.contextOf(there) } : told;
    const span = this.search(quote, context);
    if (typeof span === 'number')
      return fail(
        span === 0 ? `the text has no ${excerpt(quote)}` : `${excerpt(quote)} stands in the text ${span} times`,
      );
    return ok({ span, review: true });
  }

  /** Where the offsets say, if that is a place, and the file's words, if it has any, are there. */
  private atOffsets({ start, end, quote }: Told): Span | undefined {
    if (start === undefined || end === undefined) return undefined;
    const span = this.reading.toSpan({ start, end });
    if (!span || splitsPair(this.seen, span.start) || splitsPair(this.seen, span.end)) return undefined;
    return quote === undefined || this.matches(this.seen.slice(span.start, span.end), quote) ? span : undefined;
  }

  private contextOf({ start, end }: Span): Told {
    return { prefix: this.seen.slice(Math.max(0, start - 32), start), suffix: this.seen.slice(end, end + 32) };
  }

  /** The place where words are found; where several are as good as each other and nothing is near, how many. */
  private search(quote: string, { start, prefix = '', suffix = '' }: Told): Span | number {
    const expected = start === undefined ? undefined : (this.reading.toUtf16(start) ?? start);
    const whole = prefix.length + suffix.length;
    let best: { readonly at: number; readonly score: number; readonly far: number } | undefined;
    let tied = false;
    let count = 0;
    this.finder ??= new WordFinder(this.text);
    for (const at of this.finder.nearest(quote, expected ?? 0)) {
      const far = expected === undefined ? 0 : Math.abs(at - expected);
      // They come nearest first: nothing is better than one with all of its context.
      if (count === mostHits || (expected !== undefined && best?.score === whole && far > best.far)) break;
      count++;
      const score = sameBefore(this.text, at, prefix) + sameAfter(this.text, at + quote.length, suffix);
      if (!best || score > best.score || (score === best.score && far < best.far)) {
        best = { at, score, far };
        tied = false;
      } else if (score === best.score && far === best.far) tied = true;
    }
    return best && !tied ? { start: best.at, end: best.at + quote.length } : count;
  }
}

function isQuoted({ end, quote }: Told): boolean {
  return end !== undefined && quote !== undefined;
}

function describe({ start, end }: Told): string {
  return `${start}–${end ?? '?'}`;
}

/** How many units before `at` are the last ones of `prefix`. */
function sameBefore(text: string, at: number, prefix: string): number {
  let same = 0;
  while (same < prefix.length && same < at && text[at - 1 - same] === prefix[prefix.length - 1 - same]) same++;
  return same;
}

function sameAfter(text: string, at: number, suffix: string): number {
  let same = 0;
  while (same < suffix.length && text[at + same] === suffix[same] && at + same < text.length) same++;
  return same;
}

/** Stretches that were placed, as the fragments of one annotation: in order, each on its own words. */
export function inOrder<Fragment extends Span>(
  fragments: readonly Fragment[],
): { kept: Fragment[]; overlapping: number } {
  const kept: Fragment[] = [];
  for (const fragment of fragments.toSorted((a, b) => a.start - b.start || a.end - b.end))
    if (fragment.start >= (kept.at(-1)?.end ?? 0)) kept.push(fragment);
  return { kept, overlapping: fragments.length - kept.length };
}
