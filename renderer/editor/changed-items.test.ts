import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedItems } from './changed-items';

it('finds what was removed and added, wherever it stood', () => {
  const pool = Array.from({ length: 12 }, (_, name) => ({ name }));
  const sublist = fc.subarray(pool);
  fc.assert(
    fc.property(sublist, sublist, (before, after) => {
      const { removed, added } = changedItems(before, after);
      expect(removed).toEqual(before.filter((item) => !after.includes(item)));
      expect(added).toEqual(after.filter((item) => !before.includes(item)));
    }),
  );
});
