import type { Span } from '../../text';
import { anchorFragments, type Anchored } from '../anchor';
import * as edits from './edits';
import { newsText, randomFrom } from './news';

/** Others than those that the constants of anchor.ts and find-quote.ts were chosen with. */
const seeds = [301, 302, 303, 304, 305, 306, 307, 308];
const spansPerText = 250;

/** What became of spans that were followed through edits. */
export interface Tally {
  /** Spans half of whose words are still there, and how many of them are placed within 10% of where they are. */
  survived: number;
  right: number;
  /** Placed on none of its own words; and placed badly without asking for a review. */
  wrong: number;
  silentlyWrong: number;
  lost: number;
  review: number;
  /** Spans that are gone; how many of them were placed all the same; and how many without asking for a review. */
  deleted: number;
  attached: number;
  silentlyAttached: number;
}

/** Follows spans through edits of several texts, and compares with what is known to have become of them. */
export function measure(...changes: readonly edits.Edit[]): Tally {
  const tally = {
    ...{ survived: 0, right: 0, wrong: 0, silentlyWrong: 0, lost: 0, review: 0 },
    ...{ deleted: 0, attached: 0, silentlyAttached: 0 },
  };
  for (const seed of seeds) {
    const random = randomFrom(seed * 7919);
    const oldText = newsText(seed, 30);
    const spans = edits.spansIn(oldText, random, spansPerText);
    const { text, truthOf } = edits.edit(oldText, random, ...changes);
    for (const anchored of anchorFragments(oldText, text, spans).fragments)
      count(tally, truthOf(anchored.old), anchored);
  }
  return tally;
}

function count(tally: Tally, truth: Span | null | undefined, { new: found, verdict }: Anchored): void {
  if (truth === undefined) return;
  const isSilent = found !== null && verdict !== 'review';
  if (truth === null) {
    tally.deleted++;
    if (found) tally.attached++;
    if (isSilent) tally.silentlyAttached++;
    return;
  }
  tally.survived++;
  if (verdict === 'review') tally.review++;
  if (!found) tally.lost++;
  else if (overlap(truth, found) >= 0.9) tally.right++;
  else {
    if (overlap(truth, found) === 0) tally.wrong++;
    if (isSilent) tally.silentlyWrong++;
  }
}

/** Intersection over union. */
function overlap(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common <= 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

const heavy = [edits.words(0.05), edits.dropSentences(0.15), edits.addSentences(0.1)];

/** Edits, and which part of the spans must be placed right at least, and on wrong words at most. */
export const trackedEdits: readonly [
  string,
  { readonly right: number; readonly wrong: number },
  readonly edits.Edit[],
][] = [
  ['1% of words', { right: 0.99, wrong: 0.001 }, [edits.words(0.01)]],
  ['5% of words', { right: 0.99, wrong: 0.001 }, [edits.words(0.05)]],
  ['5% of words, 15% of sentences gone, 10% new', { right: 0.97, wrong: 0.001 }, heavy],
  ['20% of paragraphs moved', { right: 0.99, wrong: 0.001 }, [edits.moveParagraphs(0.2)]],
  // What moved and changed too may be placed badly now and then, but has to ask for a review.
  ['20% moved, 5% of words', { right: 0.97, wrong: 0.006 }, [edits.moveParagraphs(0.2), edits.words(0.05)]],
  ['restyled', { right: 1, wrong: 0 }, [edits.restyle]],
];
