import { byId, handOnIndex } from './by-id';

/**
 * A list while it is being changed, by id. The list itself stays as it is; a new one is made once, at the end, so that
 * ten thousand changes cost little more than one.
 */
export class DraftList<Item extends { readonly id: string }> {
  private readonly changes = new Map<string, Item | undefined>();

  /** `list` is in the order of `compare`, which is total. */
  constructor(
    private readonly list: readonly Item[],
    private readonly compare: (a: Item, b: Item) => number,
  ) {}

  get(id: string): Item | undefined {
    return this.changes.has(id) ? this.changes.get(id) : byId(this.list).get(id);
  }

  /** Puts an item in, in place of the one with its id if there is one. */
  set(item: Item): void {
    this.changes.set(item.id, item);
  }

  delete(id: string): void {
    this.changes.set(id, undefined);
  }

  /** The items as they are now, in no order. */
  items(): readonly Item[] {
    if (this.changes.size === 0) return this.list;
    const items = this.list.filter(({ id }) => !this.changes.has(id));
    for (const item of this.changes.values()) if (item) items.push(item);
    return items;
  }

  /** The items that were put in and are still there. */
  changedItems(): readonly Item[] {
    return [...this.changes.values()].filter((item) => item !== undefined);
  }

  /** The items as they are now, in order; the very same list if nothing changed. */
  toList(): readonly Item[] {
    if (this.changes.size === 0) return this.list;
    const items = this.changes.size > placedSingly ? this.items().toSorted(this.compare) : this.placed();
    handOnIndex(this.list, items, this.changes);
    return items;
  }

  private placed(): readonly Item[] {
    const items = [...this.list];
    const known = byId(this.list);
    for (const [id, item] of this.changes) {
      const old = known.get(id);
      if (old) items.splice(placeIn(items, old, this.compare), 1);
      if (item) items.splice(placeIn(items, item, this.compare), 0, item);
    }
    return items;
  }
}

/** More changes than this are cheaper to sort in. */
const placedSingly = 16;

/** The index at which an item stands in a sorted list, or would. */
export function placeIn<Item>(items: readonly Item[], item: Item, compare: (a: Item, b: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(items[middle] as Item, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
