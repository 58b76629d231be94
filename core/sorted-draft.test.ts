import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedDraft } from './sorted-draft';

const ascending = (a: number, b: number) => a - b;

describe('a sorted draft', () => {
  it('ends as a set would, in order', () => {
    const list = fc.uniqueArray(fc.nat({ max: 20 })).map((items) => items.sort(ascending));
    fc.assert(
      fc.property(list, fc.array(fc.nat({ max: 20 })), (items, changes) => {
        const before = [...items];
        const draft = new SortedDraft(items, ascending);
        const set = new Set(items);
        for (const one of changes) {
          expect(draft.find(one)).toBe(set.has(one) ? one : undefined);
          if (set.delete(one)) draft.remove(one);
          else {
            draft.insert(one);
            set.add(one);
          }
        }
        expect(draft.toList()).toEqual([...set].sort(ascending));
        expect(items).toEqual(before);
      }),
    );
  });

  it('is the same list as long as nothing changes, so that nothing is drawn again', () => {
    const items = [1, 2];
    const draft = new SortedDraft(items, ascending);
    expect(draft.find(3)).toBeUndefined();
    expect(draft.toList()).toBe(items);
  });
});
