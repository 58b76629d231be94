import { codePointsAfter, codePointsBefore } from '../offsets';
import type { Span } from '../text';
import { fitEdges } from './edges';
import { certain, exactOnly, QuoteFinder, type Found } from './find-quote';
import { TextMap } from './text-map';
import { wordSpans } from './tokens';
import { sameWords } from './typography';

/**
 * What became of a fragment, from best to worst.
 * - `same`: the same words at the same offsets;
 * - `moved`: the same words elsewhere, or restyled (quotation marks, dashes, spaces), for certain;
 * - `review`: placed, but somebody has to look: its words changed, or the place is not certain;
 * - `orphan`: its words are gone.
 */
export const verdicts = ['same', 'moved', 'review', 'orphan'] as const;
export type Verdict = (typeof verdicts)[number];

/** A fragment in the old text and where it is in the new one, in UTF-16 code units. `new` is null for an orphan alone. */
export interface Anchored {
  readonly old: Span;
  readonly new: Span | null;
  /** How sure the place is: 0 (nothing found) to 1. */
  readonly score: number;
  readonly verdict: Verdict;
}

export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** From this part of common text on, the image of a fragment is the fragment with other words. */
const alike = 0.5;
/** How much of its neighbourhood must be common for words so short that they might stand there by chance; and to be certain. */
const rooted = { possible: 0.5, certain: 0.75 };
const contextLength = 32;
/**
 * How many units of a fragment and right around it must be as they were where it is found out of its order: for a place
 * to be proposed, and for it to be certain.
 */
const [telling, convincing] = [32, 48];
/** How much lower the score of the next best place must be. */
const lead = 0.03;
/** What is taken off the score of a place that the old text had too. */
const doubt = 0.15;

/** Finds the fragments of one old text in one new text. */
export class Anchoring {
  private readonly map: TextMap;
  private readonly finder: QuoteFinder;
  private readonly unchanged: boolean;

  constructor(
    private readonly oldText: string,
    private readonly newText: string,
  ) {
    this.unchanged = oldText === newText;
    this.map = new TextMap(oldText, newText);
    this.finder = new QuoteFinder(newText);
  }

  /**
   * Where a fragment of the old text is in the new one: by what the texts have in common in order, else by its quote and
   * context, else nowhere. Throws RangeError if it is empty or outside the old text.
   */
  place({ start, end }: Span): Anchored {
    if (!(start >= 0 && start < end && end <= this.oldText.length))
      throw new RangeError(`[${start}, ${end}) is no stretch of this text`);
    const old = { start, end };
    if (this.unchanged) return { old, new: old, score: 1, verdict: 'same' };
    const mapped = this.mapped(old);
    if (!mapped) return this.searched(old) ?? { old, new: null, score: 0, verdict: 'orphan' };
    if (mapped.verdict !== 'review') return mapped;
    // Its words may stand elsewhere as they were, and others have taken their place.
    const elsewhere = this.searched(old, true);
    return elsewhere?.verdict === 'moved' ? elsewhere : mapped;
  }

  private mapped(old: Span): Anchored | undefined {
    const image = this.map.image(old);
    const roots = this.roots(old);
    // Words that are all there, in order, are no chance even if what was around them went.
    const isWhole = image.similarity === 1 && old.end - old.start > exactOnly;
    if (roots < rooted.possible && !isWhole) return undefined;
    if (image.similarity < alike && !this.hasMostWords(old)) return undefined;
    const quote = this.oldText.slice(old.start, old.end);
    const found = this.fit(old, this.slid(image, quote) ?? image);
    if (!found) return undefined;
    const isSame = sameWords(quote, this.wordsOf(found));
    const isCertain = isSame && roots >= rooted.certain;
    return {
      old,
      new: found,
      score: isSame ? 1 : image.similarity,
      verdict: isCertain ? this.moved(old, found) : 'review',
    };
  }

  /** Whether more words of a fragment stayed than went, though they are the short ones, or far apart now. */
  private hasMostWords(old: Span): boolean {
    let balance = 0;
    for (const { start, end } of wordSpans(this.oldText, old)) balance += this.map.kept({ start, end }) > 0.5 ? 1 : -1;
    return balance >= 0;
  }

  /** Which part of what stands around a fragment is around it in the new text too; a long one is its own surroundings. */
  private roots({ start, end }: Span): number {
    if (end - start >= contextLength) return 1;
    const from = Math.max(0, start - contextLength);
    return this.map.kept({ start: from, end: Math.min(this.oldText.length, end + contextLength) });
  }

  /** What was put in beside words that begin or end like it may seem to be within them: the words, if one edge has them. */
  private slid({ start, end }: Span, quote: string): Span | undefined {
    for (const from of [start, end - quote.length])
      if (from >= 0 && this.newText.startsWith(quote, from)) return { start: from, end: from + quote.length };
    return undefined;
  }

  private searched(old: Span, onlyExact = false): Anchored | undefined {
    const { start, end } = old;
    const quote = this.oldText.slice(start, end);
    const anchor = {
      quote,
      prefix: codePointsBefore(this.oldText, start, contextLength),
      suffix: codePointsAfter(this.oldText, end, contextLength),
      hint: start,
    };
    const candidates = this.finder.find(anchor, onlyExact);
    const [chosen, rival] = candidates
      .map((candidate) => ({ ...candidate, isKnown: this.map.known(candidate) >= 0.5 }))
      .filter((candidate) => isTelling(candidate) && (!candidate.isKnown || isLookalike(candidate, quote)))
      .sort((a, b) => likelihood(b) - likelihood(a));
    const found = chosen && this.fit(old, chosen);
    if (!found) return undefined;
    const isCertain =
      !chosen.isKnown &&
      chosen.score >= certain &&
      chosen.score - (rival?.score ?? 0) >= lead &&
      quote.length + chosen.touching >= convincing &&
      sameWords(quote, this.wordsOf(found));
    return { old, new: found, score: chosen.score, verdict: isCertain ? this.moved(old, found) : 'review' };
  }

  private fit(old: Span, found: Span): Span | undefined {
    const fitted = fitEdges(this.oldText, old, this.newText, found);
    return fitted.start < fitted.end ? fitted : undefined;
  }

  private moved(old: Span, { start, end }: Span): Verdict {
    const stayed = start === old.start && end === old.end;
    return stayed && this.oldText.slice(start, end) === this.newText.slice(start, end) ? 'same' : 'moved';
  }

  private wordsOf({ start, end }: Span): string {
    return this.newText.slice(start, end);
  }
}

/**
 * Finds each fragment of an old text in a new one, each for itself; that those of one annotation keep their order is for
 * `anchorSet`. Answers in the order asked, and how many have each verdict. Throws RangeError as `Anchoring.place` does.
 */
export function anchorFragments(
  oldText: string,
  newText: string,
  fragments: readonly Span[],
): { readonly fragments: readonly Anchored[]; readonly counts: VerdictCounts } {
  const anchoring = new Anchoring(oldText, newText);
  const anchored = fragments.map((fragment) => anchoring.place(fragment));
  return { fragments: anchored, counts: countVerdicts(anchored) };
}

/** How many of these have each verdict. */
export function countVerdicts(judged: readonly { readonly verdict: Verdict }[]): VerdictCounts {
  const counts = { same: 0, moved: 0, review: 0, orphan: 0 };
  for (const { verdict } of judged) counts[verdict]++;
  return counts;
}

/** Whether what is there as it was, quote and context together, is more than any two articles have in common. */
function isTelling({ start, end, quoteSimilarity, touching }: Found): boolean {
  return (end - start) * quoteSimilarity ** 4 + touching >= telling;
}

/** Whether a place that the old text had too is so like the fragment that somebody should look. */
function isLookalike({ quoteSimilarity, touching }: Found, quote: string): boolean {
  return (quote.length >= 30 && quoteSimilarity >= 0.9) || (quoteSimilarity === 1 && touching >= convincing);
}

/** What stands where the old text had it too is likely something else. */
function likelihood({ score, isKnown }: Found & { readonly isKnown: boolean }): number {
  return isKnown ? score - doubt : score;
}
