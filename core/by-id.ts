interface Identified {
  readonly id: string;
}

type Index<Item> = Map<string, Item>;

const indexes = new WeakMap<readonly Identified[], Index<unknown>>();

/**
 * A list's items by their ids, which are unique. The index is made when a list is first asked for one, and from then on
 * handed from each version of the list to the next: to make one costs as much as thousands of changes.
 */
export function byId<Item extends Identified>(list: readonly Item[]): ReadonlyMap<string, Item> {
  let index = indexes.get(list) as Index<Item> | undefined;
  if (!index) indexes.set(list, (index = new Map(list.map((item) => [item.id, item]))));
  return index;
}

/**
 * Gives `next` the index of `list`, of which it is a version with these changes: an item put in, or `undefined` where one
 * was taken out. The older version makes its own again if it is ever asked.
 */
export function handOnIndex<Item extends Identified>(
  list: readonly Item[],
  next: readonly Item[],
  changes: ReadonlyMap<string, Item | undefined>,
): void {
  const index = indexes.get(list);
  if (!index) return;
  indexes.delete(list);
  for (const [id, item] of changes)
    if (item) index.set(id, item);
    else index.delete(id);
  indexes.set(next, index);
}
