import { contextLength } from '../orphan';
import { codePointsAfter, codePointsBefore } from '../offsets';
import type { Span } from '../text';
import { fitEdges } from './edges';
import { certain, exactOnly, QuoteFinder, type Found } from './find-quote';
import { TextMap } from './text-map';
import { sameWords } from './typography';

/**
 * What became of a fragment in another text: its words where they were, or elsewhere; words that somebody should look at;
 * or nothing, and then it is attached to nothing.
 */
export type Verdict = 'same' | 'moved' | 'review' | 'orphan';

/** From the best to the worst. */
export const verdicts: readonly Verdict[] = ['same', 'moved', 'review', 'orphan'];

/** Where a fragment was and is, in UTF-16 code units of each text. `next` is missing exactly for an orphan. */
export interface Anchored {
  readonly old: Span;
  readonly next: Span | undefined;
  /** How sure it is: 0 to 1. */
  readonly score: number;
  readonly verdict: Verdict;
}

/** The part of its words that a stretch must have in common with what came in its place. */
const leastSimilar = 0.5;

/** Finds stretches of one text again in another. Both are read once; each stretch then costs a search. */
export class Anchorer {
  private readonly map: TextMap | undefined;
  private readonly finder: QuoteFinder;

  constructor(
    private readonly oldText: string,
    private readonly newText: string,
  ) {
    if (oldText !== newText) this.map = new TextMap(oldText, newText);
    this.finder = new QuoteFinder(newText);
  }

  /** Where one stretch of the old text is in the new one. First by what both texts have in order, then by its words. */
  anchor(old: Span): Anchored {
    if (!this.map) return { old, next: old, score: 1, verdict: 'same' };
    const image = this.map.image(old);
    if (image.similarity >= leastSimilar) {
      const next = fitEdges(this.oldText, old, this.newText, image);
      if (next.start < next.end) return this.judged(old, next, image.similarity);
    }
    return this.byWords(old);
  }

  /**
   * Where several stretches are that belong together, in order: they stay in order and disjoint. One that would not is
   * an orphan.
   */
  anchorAll(fragments: readonly Span[]): readonly Anchored[] {
    let end = 0;
    return fragments.map((fragment) => {
      const anchored = this.anchor(fragment);
      if (!anchored.next) return anchored;
      if (anchored.next.start < end) return orphan(anchored.old, anchored.score);
      ({ end } = anchored.next);
      return anchored;
    });
  }

  private byWords(old: Span): Anchored {
    const quote = this.oldText.slice(old.start, old.end);
    const [best, other] = this.finder.find({
      quote,
      prefix: codePointsBefore(this.oldText, old.start, contextLength),
      suffix: codePointsAfter(this.oldText, old.end, contextLength),
      hint: old.start,
    });
    if (!best) return orphan(old, 0);
    const next = fitEdges(this.oldText, old, this.newText, best);
    if (next.start >= next.end) return orphan(old, best.score);
    // Words that stand anywhere say little: only what is around them does.
    const isShort = quote.length <= exactOnly;
    if (isShort && (best.score < certain || !sameWords(quote, this.newText.slice(next.start, next.end))))
      return orphan(old, best.score);
    if (best.score < certain || isRival(best, other)) return { old, next, score: best.score, verdict: 'review' };
    return this.judged(old, next, best.score);
  }

  private judged(old: Span, next: Span, score: number): Anchored {
    const [was, is] = [this.oldText.slice(old.start, old.end), this.newText.slice(next.start, next.end)];
    const verdict: Verdict = !sameWords(was, is) ? 'review' : old.start === next.start ? 'same' : 'moved';
    return { old, next, score, verdict };
  }
}

/** Whether another place is as good: then it is a guess which of the two is meant. */
function isRival(best: Found, other: Found | undefined): boolean {
  return other !== undefined && other.start !== best.start && best.score - other.score < 0.02;
}

function orphan(old: Span, score: number): Anchored {
  return { old, next: undefined, score, verdict: 'orphan' };
}
