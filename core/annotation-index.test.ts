import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAnnotations, startOf, type Annotation, type Fragment } from './annotation';
import { AnnotationIndex } from './annotation-index';
import { claim, setOn, type Stretch } from './testing/builders';

const length = 40;

/** Up to three disjoint stretches, with gaps. */
const stretches = fc
  .uniqueArray(fc.nat({ max: length }), { minLength: 2, maxLength: 6 })
  .map((points) => points.toSorted((a, b) => a - b))
  .map((points) =>
    Array.from({ length: points.length >> 1 }, (_, i) => points.slice(i * 2, i * 2 + 2) as [number, number]),
  );

const annotations = fc
  .array(stretches, { maxLength: 12 })
  .map((list) => list.map((some, index) => claim(`a${index}`, ...some)).sort(compareAnnotations));

const inOrder = (found: readonly Annotation[]) => found.map(({ id }) => id);

describe('an annotation index', () => {
  it('finds what looking at every fragment finds', () => {
    fc.assert(
      fc.property(annotations, (list) => {
        const index = new AnnotationIndex(list);
        const where = (holds: (fragment: Fragment) => boolean) => list.filter(({ fragments }) => fragments.some(holds));
        for (let from = 0; from <= length; from++) {
          const touching = where(({ start, end }) => start <= from && from <= end);
          expect(new Set(index.at(from))).toEqual(new Set(touching));
          expect(index.startingBefore(from)).toBe(list.filter((annotation) => startOf(annotation) < from).length);
          for (let to = from + 1; to <= length; to++)
            expect(index.overlapping(from, to)).toEqual(where(({ start, end }) => start < to && end > from));
        }
      }),
    );
  });

  it('follows its list from version to version', () => {
    fc.assert(
      fc.property(fc.array(annotations, { minLength: 1 }), fc.infiniteStream(fc.nat()), (versions, picks) => {
        const index = new AnnotationIndex([]);
        let list: readonly Annotation[] = [];
        for (const version of versions) {
          // What two versions share are the same objects, as it is after an operation.
          const kept = list.filter(() => (picks.next().value as number) % 3 > 0);
          const ids = new Set(kept.map(({ id }) => id));
          list = [...kept, ...version.filter(({ id }) => !ids.has(id))].sort(compareAnnotations);
          index.update(list);
          const fresh = new AnnotationIndex(list);
          for (let at = 0; at <= length; at++) expect(index.at(at)).toEqual(fresh.at(at));
          expect(list.map((annotation) => index.indexOf(annotation))).toEqual(list.map((_, place) => place));
          expect([index.count('claim'), index.count('other')]).toEqual([list.length, 0]);
        }
      }),
    );
  });

  const indexOf = (...all: readonly (readonly [string, Stretch, Stretch?])[]) =>
    new AnnotationIndex(
      setOn('', ...all.map(([id, ...some]) => claim(id, ...some.filter((one) => one !== undefined)))).annotations,
    );

  it('answers in text order what overlaps', () => {
    expect(inOrder(indexOf(['b', [5, 9]], ['a', [0, 20]], ['c', [6, 8]]).overlapping(6, 7))).toEqual(['a', 'b', 'c']);
  });

  it('answers the shortest first at a place, for a click means the innermost', () => {
    expect(inOrder(indexOf(['whole', [0, 20]], ['word', [6, 8]], ['phrase', [5, 9]]).at(7))).toEqual([
      'word',
      'phrase',
      'whole',
    ]);
  });

  it('does not find an annotation in the gap between its fragments', () => {
    const index = indexOf(['split', [0, 4], [10, 14]]);
    expect([index.overlapping(4, 10), index.at(7)]).toEqual([[], []]);
    expect(inOrder(index.at(10))).toEqual(['split']);
  });

  it('has nothing in an article without annotations', () => {
    const index = new AnnotationIndex([]);
    expect([index.overlapping(0, 100), index.at(0)]).toEqual([[], []]);
  });
});
