import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedItems, spliceBetween } from './splice';

const pool = Array.from({ length: 12 }, (_, name) => ({ name }));
const sublist = fc.subarray(pool);

it('finds what was removed and added, wherever it stood', () => {
  fc.assert(
    fc.property(sublist, sublist, (before, after) => {
      const { removed, added } = changedItems(before, after);
      expect(removed).toEqual(before.filter((item) => !after.includes(item)));
      expect(added).toEqual(after.filter((item) => !before.includes(item)));
    }),
  );
});

it('finds a splice that makes one list into the other', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pool)), fc.array(fc.constantFrom(...pool)), (before, after) => {
      const { start, removed, added } = spliceBetween(before, after);
      expect(before.slice(start, start + removed.length)).toEqual(removed);
      expect(before.toSpliced(start, removed.length, ...added)).toEqual(after);
    }),
  );
});
