/**
 * What differs between two versions of a list whose unchanged items are the same objects in the same order. Cheap when
 * little changed, which is when it matters: the common beginning and end are passed over by identity.
 */
export function changedItems<Item>(
  before: readonly Item[],
  after: readonly Item[],
): { readonly removed: readonly Item[]; readonly added: readonly Item[] } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let endBefore = before.length;
  let endAfter = after.length;
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  const kept = new Set(after.slice(start, endAfter));
  const known = new Set(before.slice(start, endBefore));
  return {
    removed: before.slice(start, endBefore).filter((item) => !kept.has(item)),
    added: after.slice(start, endAfter).filter((item) => !known.has(item)),
  };
}
