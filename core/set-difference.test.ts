import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationSet } from './annotation-set';
import { operationSchema } from './operations';
import { difference } from './set-difference';
import { annotationOn, annotationSet } from './testing/arbitraries';
import { claim, relation, setOn } from './testing/builders';
import { afterWishes, applied, wishesOn } from './testing/histories';

const text = 'The bridge 🔴 is safe, the city says.';
const through = (from: AnnotationSet, to: AnnotationSet) =>
  applied(from, { type: 'batch', operations: difference(from, to) }).set;

describe('the difference of two sets', () => {
  it('takes the one to the other', () => {
    fc.assert(
      fc.property(
        annotationSet.chain((base) => fc.tuple(fc.constant(base), wishesOn(base), wishesOn(base))),
        ([base, some, others]) => {
          const [from, to] = [afterWishes(base, some, 1), afterWishes(base, others, 2)];
          assert.deepEqual(through(from, to), to);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reaches keys that no operation names, with the relations of the annotation', () => {
    fc.assert(
      fc.property(
        annotationSet.chain((base) =>
          fc.tuple(
            fc.constant(base),
            fc.tuple(...base.annotations.map(({ id }) => annotationOn(base.text, id, base.scheme))),
          ),
        ),
        ([from, annotations]) => {
          const to = { ...from, annotations: setOn(from.text, ...annotations).annotations };
          assert.deepEqual(through(from, to), to);
        },
      ),
    );
  });

  it('is nothing between equal sets, plain JSON, and what comes over the bridge', () => {
    fc.assert(
      fc.property(annotationSet, (set) => {
        assert.deepEqual(difference(set, structuredClone(set)), []);
        const all = difference({ ...set, annotations: [], orphans: [], relations: [], coverage: [] }, set);
        assert.deepEqual(JSON.parse(JSON.stringify(all)), all);
        expect(operationSchema.safeParse({ type: 'batch', operations: all }).success).toBe(true);
      }),
    );
  });

  it('changes what stays, so that nothing else of it is touched', () => {
    const from = { ...setOn(text, claim('a', [0, 10]), claim('b', [14, 21])), relations: [relation('r', 'a', 'b')] };
    const to = { ...from, annotations: [{ ...claim('a', [0, 10]), note: 'seen' }, claim('b', [14, 21])] };
    expect(difference(from, to)).toEqual([{ type: 'change-annotation', id: 'a', changes: { note: 'seen' } }]);
  });
});
