import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, startOf } from './annotation';
import { assignLanes, firstFreeLane } from './lanes';
import { annotationSet } from './testing/arbitraries';
import { claim, setOn } from './testing/builders';

const lanesOf = (...stretches: readonly (readonly [string, number, number])[]) =>
  Object.fromEntries(
    assignLanes(setOn('', ...stretches.map(([id, start, end]) => claim(id, [start, end]))).annotations),
  );

describe('lanes', () => {
  it('puts a nested mark on the line below', () => {
    expect(lanesOf(['outer', 0, 20], ['inner', 5, 9])).toEqual({ outer: 0, inner: 1 });
  });

  it('uses a line again as soon as it is free', () => {
    expect(lanesOf(['a', 0, 5], ['b', 5, 9], ['c', 7, 12], ['d', 9, 12])).toEqual({ a: 0, b: 0, c: 1, d: 0 });
  });

  it('never draws two marks over each other', () => {
    fc.assert(
      fc.property(annotationSet, ({ annotations }) => {
        const lanes = assignLanes(annotations);
        for (const a of annotations)
          for (const b of annotations)
            if (a !== b && startOf(a) < endOf(b) && startOf(b) < endOf(a))
              expect(lanes.get(a.id)).not.toBe(lanes.get(b.id));
      }),
    );
  });

  it('takes the nearest line that is free', () => {
    expect([firstFreeLane([]), firstFreeLane([0, 2]), firstFreeLane([2, 1, 0])]).toEqual([0, 1, 3]);
  });
});
