import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byId } from './by-id';
import { DraftList } from './draft-list';

interface Item {
  readonly id: string;
  readonly rank: number;
}

const byRank = (a: Item, b: Item) => a.rank - b.rank || (a.id < b.id ? -1 : 1);
// More than are placed one by one.
const ids = [...'abcdefghijklmnopqrstuvwxyz'];
const id = fc.constantFrom(...ids);
const item = fc.record({ id, rank: fc.nat({ max: 9 }) });
const list = fc.uniqueArray(item, { selector: (one) => one.id }).map((items) => items.sort(byRank));
const change = fc.oneof({ arbitrary: item, weight: 3 }, { arbitrary: id, weight: 1 });

describe('a draft list', () => {
  it('ends as a map would, in order, version after version', () => {
    fc.assert(
      fc.property(
        list,
        fc.array(change, { maxLength: 40 }),
        fc.array(change, { maxLength: 40 }),
        (items, changes, more) => {
          const map = new Map(items.map((one) => [one.id, one]));
          let current: readonly Item[] = items;
          for (const some of [changes, more]) {
            const before = [...current];
            const draft = new DraftList(current, byRank);
            for (const one of some) {
              if (typeof one === 'string') {
                draft.delete(one);
                map.delete(one);
              } else {
                draft.set(one);
                map.set(one.id, one);
              }
              for (const name of ids) expect(draft.get(name)).toBe(map.get(name));
            }
            expect(new Set(draft.items())).toEqual(new Set(map.values()));
            const next = draft.toList();
            expect(next).toEqual([...map.values()].sort(byRank));
            expect(current).toEqual(before);
            expect(byId(next)).toEqual(map);
            if (next !== current) expect(byId(current)).toEqual(new Map(before.map((one) => [one.id, one])));
            current = next;
          }
        },
      ),
    );
  });

  it('is the same list as long as nothing changes, so that nothing is drawn again', () => {
    const items = [{ id: 'a', rank: 1 }];
    expect(new DraftList(items, byRank).toList()).toBe(items);
  });
});
