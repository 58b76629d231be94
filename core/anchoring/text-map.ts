import { lastAtMost, type Span } from '../text';
import { commonPieces, isEven, type Piece } from './common-pieces';

/** Where a stretch of the old text is in the new one. */
export interface Image extends Span {
  /** Which part of the longer of the two is common to both: 0 to 1. */
  readonly similarity: number;
}

/** A common piece this long, in UTF-16 units, is no chance, whatever has changed around it. */
const telling = 24;
/** What came in the place of a stretch may be this much longer, and as many times, to be taken for its new wording. */
const [slack, times] = [16, 2];

/**
 * Where each offset of an old text is in a new one, both in UTF-16 code units. Monotone for stretches that are
 * partly common to both, and never within a surrogate pair. Made in about the time it takes to read both texts; asked in the time of a search.
 */
export class TextMap {
  private readonly pieces: readonly Piece[];
  private readonly oldStarts: Int32Array;
  private readonly newStarts: Int32Array;
  /** How many units before each piece are common to both texts and no chance; in the old text, and in the new one. */
  private readonly oldSums: Float64Array;
  private readonly newSums: Float64Array;
  private readonly firm: readonly boolean[];

  constructor(
    private readonly oldText: string,
    private readonly newText: string,
  ) {
    this.pieces = commonPieces(oldText, newText);
    this.firm = this.pieces.map((_, index) => this.isFirm(index));
    this.oldStarts = Int32Array.from(this.pieces, ({ oldStart }) => oldStart);
    this.newStarts = Int32Array.from(this.pieces, ({ newStart }) => newStart);
    this.oldSums = this.sums(({ oldStart, oldEnd }) => oldEnd - oldStart);
    this.newSums = this.sums(({ newStart, newEnd }) => newEnd - newStart);
  }

  /** The image of a stretch, `start < end`. It is empty if all of it went. Words that were replaced at an edge belong to it. */
  image({ start, end }: Span): Image {
    const from = this.startOf(start, end);
    const to = Math.max(from, this.endOf(start, end));
    const common = this.oldCommon(end) - this.oldCommon(start);
    return {
      start: from,
      end: to,
      similarity: from === to ? 0 : Math.min(1, common / Math.max(end - start, to - from)),
    };
  }

  /** Which part of a stretch of the old text is in the new one in the same order: 0 to 1. */
  kept({ start, end }: Span): number {
    return (this.oldCommon(end) - this.oldCommon(start)) / (end - start);
  }

  /** Which part of a stretch of the new text was in the old one in the same order: 0 to 1. */
  known({ start, end }: Span): number {
    return (this.newCommon(end) - this.newCommon(start)) / (end - start);
  }

  private startOf(start: number, end: number): number {
    const index = lastAtMost(this.oldStarts, start);
    const piece = this.pieces[index];
    if (piece && start < piece.oldEnd) return within(piece, start, piece.newStart);
    const { oldEnd, newEnd } = this.gapAfter(index);
    const newStart = piece?.newEnd ?? 0;
    const gone = start - (piece?.oldEnd ?? 0);
    if (this.oldText.slice(start - gone, start).trim() === '')
      return newEnd - newStart <= times * (Math.min(end, oldEnd) - start) + slack ? newStart : newEnd;
    const words = wordsIn(this.oldText, start, oldEnd).length;
    return wordsIn(this.newText, newStart, newEnd).at(-words)?.start ?? newStart;
  }

  private endOf(start: number, end: number): number {
    const index = lastAtMost(this.oldStarts, end - 1);
    const piece = this.pieces[index];
    if (piece && end <= piece.oldEnd) return within(piece, end, piece.newEnd);
    const { oldEnd, newEnd } = this.gapAfter(index);
    const oldStart = piece?.oldEnd ?? 0;
    const newStart = piece?.newEnd ?? 0;
    if (this.oldText.slice(end, oldEnd).trim() === '')
      return newEnd - newStart <= times * (end - Math.max(start, oldStart)) + slack ? newEnd : newStart;
    const words = wordsIn(this.oldText, oldStart, end).length;
    return wordsIn(this.newText, newStart, newEnd)[words - 1]?.end ?? newEnd;
  }

  /** Where the gap after a piece ends; the one before the first has the index -1. */
  private gapAfter(index: number): { oldEnd: number; newEnd: number } {
    const next = this.pieces[index + 1];
    return { oldEnd: next?.oldStart ?? this.oldText.length, newEnd: next?.newStart ?? this.newText.length };
  }

  /** A short piece between longer changes on both sides is words that any two texts have in common. */
  private isFirm(index: number): boolean {
    const { oldStart, oldEnd, newStart, newEnd } = this.pieces[index] as Piece;
    const length = oldEnd - oldStart;
    if (length >= telling) return true;
    const before = this.pieces[index - 1];
    const after = this.gapAfter(index);
    return (
      length > Math.max(oldStart - (before?.oldEnd ?? 0), newStart - (before?.newEnd ?? 0)) ||
      length > Math.max(after.oldEnd - oldEnd, after.newEnd - newEnd)
    );
  }

  private sums(lengthOf: (piece: Piece) => number): Float64Array {
    const sums = new Float64Array(this.pieces.length + 1);
    this.pieces.forEach((piece, index) => {
      sums[index + 1] = (sums[index] as number) + (this.firm[index] ? lengthOf(piece) : 0);
    });
    return sums;
  }

  private oldCommon(before: number): number {
    return this.common(this.oldStarts, this.oldSums, before);
  }

  private newCommon(before: number): number {
    return this.common(this.newStarts, this.newSums, before);
  }

  private common(starts: Int32Array, sums: Float64Array, before: number): number {
    const index = lastAtMost(starts, before);
    if (index < 0) return 0;
    const sum = sums[index] as number;
    return Math.min(sum + (this.firm[index] ? before - (starts[index] as number) : 0), sums[index + 1] as number);
  }
}

/** An offset within a piece; one whose style is another has no counterparts, so `edge` stands for all of its offsets. */
function within(piece: Piece, at: number, edge: number): number {
  return isEven(piece) ? piece.newStart + at - piece.oldStart : edge;
}

/** The words of a stretch, by what is between white space: what was replaced there was replaced word for word. */
function wordsIn(text: string, from: number, to: number): readonly Span[] {
  return [...text.slice(from, to).matchAll(/\S+/g)].map(({ index, 0: { length } }) => ({
    start: from + index,
    end: from + index + length,
  }));
}
