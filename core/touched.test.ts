import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { AnnotationSet } from './annotation-set';
import { merge } from './merge';
import { annotationSet } from './testing/arbitraries';
import { afterWishes, applied, operationFor, wishesOn, type Wish } from './testing/histories';
import { beforeSteps, touchedBy, type TouchingStep } from './touched';

/** The steps of somebody with these wishes, with what each found. */
function stepsOf(start: AnnotationSet, wishes: readonly Wish[], serial: number) {
  const steps: TouchingStep[] = [];
  let set = start;
  wishes.forEach((wish, index) => {
    const operation = operationFor(set, wish, serial * 1000 + index);
    if (!operation) return;
    // As it is read from a journal.
    steps.push(JSON.parse(JSON.stringify({ operation, was: touchedBy(set, operation) })) as TouchingStep);
    set = applied(set, operation).set;
  });
  return { set, steps };
}

const two = annotationSet.chain((start) => fc.tuple(fc.constant(start), wishesOn(start), wishesOn(start)));

describe('what steps found', () => {
  it('put back into the set that came of them gives the set they began with', () => {
    fc.assert(
      fc.property(two, ([start, wishes]) => {
        const { set, steps } = stepsOf(start, wishes, 1);
        assert.deepEqual(beforeSteps(set, steps), start);
        assert.deepEqual(beforeSteps(start, steps), start);
      }),
      { numRuns: 150 },
    );
  });

  it('is base enough to merge them into a set that somebody else changed: as the whole base would be', () => {
    fc.assert(
      fc.property(two, ([start, wishes, others]) => {
        const { set: mine, steps } = stepsOf(start, wishes, 1);
        const theirs = afterWishes(start, others, 2);
        if (start.scheme !== mine.scheme || start.scheme !== theirs.scheme) return;
        const base = beforeSteps(theirs, steps);
        const again = steps.reduce((set, { operation }) => applied(set, operation).set, base);
        const [whole, part] = [merge(start, mine, theirs), merge(base, again, theirs)];
        assert(whole.ok && part.ok);
        assert.deepEqual(
          part.value.conflicts.map(({ id, fields }) => [id, fields]),
          whole.value.conflicts.map(({ id, fields }) => [id, fields]),
        );
        if (whole.value.conflicts.length === 0) assert.deepEqual(part.value.set, whole.value.set);
      }),
      { numRuns: 200 },
    );
  });
});
