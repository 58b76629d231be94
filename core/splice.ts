/** A stretch of a list that was replaced by another. */
export interface Splice<Item> {
  /** The index at which the two lists begin to differ. */
  readonly start: number;
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/**
 * The one splice that makes a list into another: the common beginning and end are passed over by identity, which is
 * cheap when little changed, and that is when it matters.
 */
export function spliceBetween<Item>(before: readonly Item[], after: readonly Item[]): Splice<Item> {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return {
    start,
    removed: before.slice(start, before.length - same),
    added: after.slice(start, after.length - same),
  };
}

/** What differs between two versions of a list whose unchanged items are the same objects in the same order. */
export function changedItems<Item>(
  before: readonly Item[],
  after: readonly Item[],
): { readonly removed: readonly Item[]; readonly added: readonly Item[] } {
  const { removed, added } = spliceBetween(before, after);
  const kept = new Set(added);
  const known = new Set(removed);
  return { removed: removed.filter((item) => !kept.has(item)), added: added.filter((item) => !known.has(item)) };
}
