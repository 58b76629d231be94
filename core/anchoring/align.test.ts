import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from './align';

const ids = fc.array(fc.nat({ max: 12 }), { maxLength: 60 });
const how = { shingle: 2, comparable: 4_000_000 };

describe('align', () => {
  it('finds equal items in order, each once', () => {
    fc.assert(
      fc.property(
        ids,
        ids,
        fc.constantFrom(1, 2, 4),
        fc.constantFrom(0, 50, 4_000_000),
        (a, b, shingle, comparable) => {
          let [endA, endB] = [0, 0];
          for (const run of align(a, b, { shingle, comparable })) {
            expect(run.length).toBeGreaterThan(0);
            expect(run.a).toBeGreaterThanOrEqual(endA);
            expect(run.b).toBeGreaterThanOrEqual(endB);
            expect(a.slice(run.a, run.a + run.length)).toEqual(b.slice(run.b, run.b + run.length));
            [endA, endB] = [run.a + run.length, run.b + run.length];
          }
          expect(endA <= a.length && endB <= b.length).toBe(true);
        },
      ),
    );
  });

  it('finds all of a list that something was put into', () => {
    fc.assert(
      fc.property(ids, ids, ids, (before, added, after) => {
        const runs = align([...before, ...after], [...before, ...added.map((id) => id + 100), ...after], how);
        expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(before.length + after.length);
      }),
    );
  });

  it('holds long lists together by what is unique in both', () => {
    const a = Array.from({ length: 20_000 }, (_, i) => (i % 10 === 0 ? 1 : i + 2));
    const b = a.flatMap((id, i) => (i % 50 === 7 ? [] : i % 50 === 20 ? [id, 1] : [id]));
    const runs = align(a, b, how);
    expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(a.length - 400);
  });
});
