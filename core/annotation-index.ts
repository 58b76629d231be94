import { compareAnnotations, endOf, startOf, type Annotation } from './annotation';
import { placeIn } from './draft-list';
import { spliceBetween } from './splice';

/**
 * Answers "which annotations are here?" over a list in text order: a binary search for the last start, then back for
 * as long as the running maximum of the ends says that something may still reach so far. Follows its list from version
 * to version at a cost that hardly depends on its length. All offsets UTF-16.
 */
export class AnnotationIndex {
  private list: readonly Annotation[] = [];
  private starts = new Int32Array(0);
  private furthestEnds = new Int32Array(0);
  private readonly kinds = new Map<string, number>();

  constructor(annotations: readonly Annotation[]) {
    this.update(annotations);
  }

  get annotations(): readonly Annotation[] {
    return this.list;
  }

  /** How many annotations there are of a kind. */
  count(kind: string): number {
    return this.kinds.get(kind) ?? 0;
  }

  /** Where an annotation of this list stands in it; -1 if it is another's. */
  indexOf(annotation: Annotation): number {
    const index = placeIn(this.list, annotation, compareAnnotations);
    return this.list[index] === annotation ? index : -1;
  }

  /** Goes on to another version of the list. */
  update(annotations: readonly Annotation[]): void {
    if (annotations === this.list) return;
    const { start, removed, added } = spliceBetween(this.list, annotations);
    const oldLength = this.list.length;
    this.list = annotations;
    for (const { kind } of removed) this.kinds.set(kind, this.count(kind) - 1);
    for (const { kind } of added) this.kinds.set(kind, this.count(kind) + 1);

    this.starts = spliced(this.starts, oldLength, start, removed.length, added.length);
    this.furthestEnds = spliced(this.furthestEnds, oldLength, start, removed.length, added.length);
    let furthest = start === 0 ? 0 : (this.furthestEnds[start - 1] as number);
    for (let index = start; index < annotations.length; index++) {
      const annotation = annotations[index] as Annotation;
      furthest = Math.max(furthest, endOf(annotation));
      if (index < start + added.length) this.starts[index] = startOf(annotation);
      // From where the maximum is what it was, it stays so.
      else if (this.furthestEnds[index] === furthest) break;
      this.furthestEnds[index] = furthest;
    }
  }

  /** The annotations of which a fragment shares at least one unit with `[from, to)`, in text order. */
  overlapping(from: number, to: number): readonly Annotation[] {
    const found: Annotation[] = [];
    for (let index = this.lastStartBefore(to); index >= 0 && (this.furthestEnds[index] as number) > from; index--) {
      const annotation = this.list[index] as Annotation;
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
      const annotation = this.list[index] as Annotation;
      if (annotation.fragments.some(({ start, end }) => start <= offset && offset <= end)) found.push(annotation);
    }
    return found.reverse().sort((a, b) => lengthOf(a) - lengthOf(b));
  }

  /** How many annotations start before an offset. */
  startingBefore(offset: number): number {
    return this.lastStartBefore(offset) + 1;
  }

  /** The index of the last annotation that starts before `offset`; -1 if none does. */
  private lastStartBefore(offset: number): number {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The first `length` numbers with `removed` of them from `start` on taken out and room for `added` others there. */
function spliced(numbers: Int32Array<ArrayBuffer>, length: number, start: number, removed: number, added: number) {
  const needed = length - removed + added;
  let target = numbers;
  if (needed > numbers.length) {
    target = new Int32Array(needed + (needed >> 1));
    target.set(numbers.subarray(0, start));
    target.set(numbers.subarray(start + removed, length), start + added);
  } else target.copyWithin(start + added, start + removed, length);
  return target;
}

function lengthOf(annotation: Annotation): number {
  return annotation.fragments.reduce((sum, { start, end }) => sum + end - start, 0);
}
