import { endOf, startOf, type Annotation } from './annotation';

/**
 * Answers "which annotations are here?" over a list in text order: a binary search for the last start, then back for
 * as long as the running maximum of the ends says that something may still reach so far. All offsets UTF-16.
 */
export class AnnotationIndex {
  private readonly starts: Int32Array;
  private readonly furthestEnds: Int32Array;

  constructor(readonly annotations: readonly Annotation[]) {
    this.starts = new Int32Array(annotations.length);
    this.furthestEnds = new Int32Array(annotations.length);
    let furthest = 0;
    annotations.forEach((annotation, index) => {
      this.starts[index] = startOf(annotation);
      this.furthestEnds[index] = furthest = Math.max(furthest, endOf(annotation));
    });
  }

  /** The annotations of which a fragment shares at least one unit with `[from, to)`, in text order. */
  overlapping(from: number, to: number): readonly Annotation[] {
    const found: Annotation[] = [];
    for (let index = this.lastStartBefore(to); index >= 0 && (this.furthestEnds[index] as number) > from; index--) {
      const annotation = this.annotations[index] as Annotation;
      if (annotation.fragments.some((fragment) => fragment.start < to && fragment.end > from)) found.push(annotation);
    }
    return found.reverse();
  }

  /** The annotations with a fragment that holds or touches the offset, the shortest first: what a click there means. */
  at(offset: number): readonly Annotation[] {
    const found: Annotation[] = [];
    for (
      let index = this.lastStartBefore(offset + 1);
      index >= 0 && (this.furthestEnds[index] as number) >= offset;
      index--
    ) {
      const annotation = this.annotations[index] as Annotation;
      if (annotation.fragments.some(({ start, end }) => start <= offset && offset <= end)) found.push(annotation);
    }
    return found.reverse().sort((a, b) => lengthOf(a) - lengthOf(b));
  }

  /** The index of the last annotation that starts before `offset`; -1 if none does. */
  private lastStartBefore(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function lengthOf(annotation: Annotation): number {
  return annotation.fragments.reduce((sum, { start, end }) => sum + end - start, 0);
}
