/**
 * A sorted list while it is being changed, for items that have no id: what two of them may not share is what `compare`
 * looks at. The list itself stays as it is; it is copied at the first change. Finding costs a binary search.
 */
export class SortedDraft<Item> {
  private changed: Item[] | undefined;

  constructor(
    private readonly list: readonly Item[],
    private readonly compare: (a: Item, b: Item) => number,
  ) {}

  /** The item in the list that compares equal to this one. */
  find(item: Item): Item | undefined {
    const found = this.toList()[this.placeOf(item)];
    return found !== undefined && this.compare(found, item) === 0 ? found : undefined;
  }

  /** Puts an item in that is not there yet. */
  insert(item: Item): void {
    this.changing().splice(this.placeOf(item), 0, item);
  }

  /** Takes out what compares equal to an item that is there. */
  remove(item: Item): void {
    this.changing().splice(this.placeOf(item), 1);
  }

  /** The items as they are now; the very same list if nothing changed. */
  toList(): readonly Item[] {
    return this.changed ?? this.list;
  }

  private changing(): Item[] {
    return (this.changed ??= [...this.list]);
  }

  /** The index of the first item that does not come before this one. */
  private placeOf(item: Item): number {
    const items = this.toList();
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
