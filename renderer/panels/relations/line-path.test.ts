import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lanesOf, linePath } from './line-path';

it('goes out, along and back', () => {
  expect(linePath({ from: 10, to: 110 }, 20)).toBe('M0 10H14q6 0 6 6V104q0 6 -6 6H0');
  expect(linePath({ from: 110, to: 10 }, 20)).toBe('M0 110H14q6 0 6 -6V16q0 -6 -6 -6H0');
  expect(linePath({ from: 10, to: 10 }, 20)).toBe('M0 10h20');
});

it('puts the longer one of two lines that go the same way further out', () => {
  const heights = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 12 });
  fc.assert(
    fc.property(heights, (others) => {
      const lanes = lanesOf(others.map((other) => ({ from: 0, to: other })));
      others.forEach((a, i) =>
        others.forEach((b, j) => {
          if (i === j || a >= 0 !== b >= 0) return;
          expect(lanes[i]).not.toBe(lanes[j]);
          if (Math.abs(a) < Math.abs(b)) expect(lanes[i]).toBeLessThan(lanes[j] as number);
        }),
      );
    }),
  );
});
