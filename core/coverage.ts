import type { Annotation, Coverage } from './annotation';
import type { AnnotationSet } from './annotation-set';
import { spliceBetween } from './splice';
import type { Span } from './text';

/** `marked`: an annotation touches it; `reviewed`: somebody's coverage holds all of it; `unread`: neither. */
export const sentenceStates = ['marked', 'reviewed', 'unread'] as const;
export type SentenceState = (typeof sentenceStates)[number];

/** What the states depend on. Its lists are in order, and an item that did not change is the same object. */
export type Judgements = Pick<AnnotationSet, 'annotations' | 'coverage'>;

/**
 * How far an article has been read: the state of each of its sentences, kept while annotations and coverage come and
 * go. One change costs a search among the sentences and a step for each that it touches. Offsets are UTF-16.
 */
export class ReadingState {
  /** How many fragments touch each sentence, and how many stretches of coverage hold it. */
  private readonly marks: Uint32Array;
  private readonly reviews: Uint32Array;
  private readonly tally: Record<SentenceState, number>;

  /**
   * `sentences` are sorted and disjoint (`sentencesOf`). `moved` is told of each sentence whose state has become
   * another.
   */
  constructor(
    readonly sentences: readonly Span[],
    { annotations, coverage }: Judgements,
    private readonly moved: (index: number) => void = () => undefined,
  ) {
    this.marks = new Uint32Array(sentences.length);
    this.reviews = new Uint32Array(sentences.length);
    this.tally = { marked: 0, reviewed: 0, unread: sentences.length };
    for (const annotation of annotations) this.annotate(annotation, 1);
    for (const stretch of coverage) this.cover(stretch, 1);
  }

  /** How many sentences are in each state. */
  get counts(): Readonly<Record<SentenceState, number>> {
    return { ...this.tally };
  }

  /** The state of the sentence with this index. */
  stateOf(index: number): SentenceState {
    return (this.marks[index] as number) > 0 ? 'marked' : (this.reviews[index] as number) > 0 ? 'reviewed' : 'unread';
  }

  /** Counts an annotation that came (`1`) or went (`-1`). One that changed went as it was and came as it is. */
  annotate(annotation: Annotation, change: 1 | -1): void {
    for (const { start, end } of annotation.fragments)
      for (let i = this.firstEndingAfter(start); i < this.sentences.length && this.at(i).start < end; i++)
        this.count(this.marks, i, change);
  }

  /** Counts a stretch of coverage that came (`1`) or went (`-1`). */
  cover({ start, end }: Coverage, change: 1 | -1): void {
    for (let i = this.firstEndingAfter(start); i < this.sentences.length && this.at(i).end <= end; i++)
      if (this.at(i).start >= start) this.count(this.reviews, i, change);
  }

  /**
   * Follows an operation, an undo, or any number of them: what is in `before` and not in `after` went, the rest came.
   * Costs one glance at each item that stayed, at both ends of the lists.
   */
  follow(before: Judgements, after: Judgements): void {
    changed(before.annotations, after.annotations, (annotation, change) => this.annotate(annotation, change));
    changed(before.coverage, after.coverage, (stretch, change) => this.cover(stretch, change));
  }

  /** The first unread sentence that ends after an offset; nothing if there is none from there on. */
  nextUnread(offset: number): Span | undefined {
    let index = this.firstEndingAfter(offset);
    while (index < this.sentences.length && this.stateOf(index) !== 'unread') index++;
    return this.sentences[index];
  }

  /** The last unread sentence that begins before an offset. */
  previousUnread(offset: number): Span | undefined {
    let index = this.firstEndingAfter(offset);
    if (index === this.sentences.length || this.at(index).start >= offset) index--;
    while (index >= 0 && this.stateOf(index) !== 'unread') index--;
    return this.sentences[index];
  }

  /** The unread stretches of the text, in order: from the first to the last of unread sentences in a row. */
  *unreadStretches(): Generator<Span> {
    for (let first = 0; first < this.sentences.length; first++) {
      if (this.stateOf(first) !== 'unread') continue;
      let last = first;
      while (last + 1 < this.sentences.length && this.stateOf(last + 1) === 'unread') last++;
      yield { start: this.at(first).start, end: this.at(last).end };
      first = last;
    }
  }

  private at(index: number): Span {
    return this.sentences[index] as Span;
  }

  private count(counts: Uint32Array, index: number, change: 1 | -1): void {
    const before = this.stateOf(index);
    counts[index] = (counts[index] as number) + change;
    const after = this.stateOf(index);
    if (after === before) return;
    this.tally[before]--;
    this.tally[after]++;
    this.moved(index);
  }

  /** The index of the first sentence that ends after an offset; their number if none does. */
  firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.sentences.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle).end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Tells what went and what came between two lists that begin and end alike. */
function changed<T>(before: readonly T[], after: readonly T[], tell: (item: T, change: 1 | -1) => void): void {
  if (before === after) return;
  const { removed, added } = spliceBetween(before, after);
  for (const item of removed) tell(item, -1);
  for (const item of added) tell(item, 1);
}
