import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DraftList } from './draft-list';

interface Item {
  readonly id: string;
  readonly rank: number;
}

const byRank = (a: Item, b: Item) => a.rank - b.rank || (a.id < b.id ? -1 : 1);
const id = fc.constantFrom(...'abcdefgh');
const item = fc.record({ id, rank: fc.nat({ max: 9 }) });
const list = fc.uniqueArray(item, { selector: (one) => one.id }).map((items) => items.sort(byRank));
const change = fc.oneof(item, id);

describe('a draft list', () => {
  it('ends as a map would, in order, whether few or many changes were expected', () => {
    fc.assert(
      fc.property(list, fc.array(change), fc.boolean(), (items, changes, many) => {
        const before = [...items];
        const draft = new DraftList(items, byRank, many);
        const map = new Map(items.map((one) => [one.id, one]));
        for (const one of changes) {
          if (typeof one === 'string') {
            draft.delete(one);
            map.delete(one);
          } else {
            draft.set(one);
            map.set(one.id, one);
          }
          for (const name of 'abcdefgh') expect(draft.get(name)).toBe(map.get(name));
        }
        expect(new Set(draft.items())).toEqual(new Set(map.values()));
        expect(draft.toList()).toEqual([...map.values()].sort(byRank));
        expect(items).toEqual(before);
      }),
    );
  });

  it('is the same list as long as nothing changes, so that nothing is drawn again', () => {
    const items = [{ id: 'a', rank: 1 }];
    for (const many of [true, false]) expect(new DraftList(items, byRank, many).toList()).toBe(items);
  });
});
