/**
 * A list while it is being changed, by id. The list itself stays as it is; a new one is made once, at the end, so that
 * ten thousand changes cost little more than one.
 */
export class DraftList<Item extends { readonly id: string }> {
  private readonly changed = new Map<string, Item | undefined>();
  private readonly index: ReadonlyMap<string, Item> | undefined;

  /** `list` is in the order of `compare`. With `many` changes to come, an index and a sort pay; with one, neither. */
  constructor(
    private readonly list: readonly Item[],
    private readonly compare: (a: Item, b: Item) => number,
    many: boolean,
  ) {
    if (many) this.index = new Map(list.map((item) => [item.id, item]));
  }

  get(id: string): Item | undefined {
    if (this.changed.has(id)) return this.changed.get(id);
    return this.index ? this.index.get(id) : this.list.find((item) => item.id === id);
  }

  /** Puts an item in, in place of the one with its id if there is one. */
  set(item: Item): void {
    this.changed.set(item.id, item);
  }

  delete(id: string): void {
    this.changed.set(id, undefined);
  }

  /** The items as they are now, in no order. */
  items(): readonly Item[] {
    if (this.changed.size === 0) return this.list;
    const items = this.list.filter(({ id }) => !this.changed.has(id));
    for (const item of this.changed.values()) if (item) items.push(item);
    return items;
  }

  /** The items that were put in and are still there. */
  changedItems(): readonly Item[] {
    return [...this.changed.values()].filter((item) => item !== undefined);
  }

  /** The items as they are now, in order; the very same list if nothing changed. */
  toList(): readonly Item[] {
    if (this.changed.size === 0) return this.list;
    if (this.index) return this.items().toSorted(this.compare);
    const items = [...this.list];
    for (const [id, item] of this.changed) {
      const old = items.findIndex((other) => other.id === id);
      if (old !== -1) items.splice(old, 1);
      if (item) items.splice(this.placeIn(items, item), 0, item);
    }
    return items;
  }

  private placeIn(items: readonly Item[], item: Item): number {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(items[middle] as Item, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
