import { compareCoverage, type Coverage, type PreviousDraft, type Relation } from './annotation';
import { byId } from './by-id';
import { sameJson } from './same-json';
import { compareJson, freshId, threeWay } from './three-way';

/** What one side took away and the other changed stays; of one that both changed differently, both versions do. */
export function mergeRelations(
  base: readonly Relation[],
  mine: readonly Relation[],
  theirs: readonly Relation[],
): Relation[] {
  const [before, ours, others] = [byId(base), byId(mine), byId(theirs)];
  const merged = new Map<string, Relation>();
  const second: Relation[] = [];
  for (const id of new Set([...ours.keys(), ...others.keys()])) {
    const settled = threeWay(before.get(id), ours.get(id), others.get(id));
    const all = settled ? [settled.value] : [ours.get(id), others.get(id)].toSorted(compareJson);
    const [first, other] = all.filter((relation) => relation !== undefined);
    if (first) merged.set(id, first);
    if (other) second.push(other);
  }
  for (const relation of second) {
    const { id: _, ...said } = relation;
    const isThere = [...merged.values()].some(({ id, ...one }) => id !== relation.id && sameJson(one, said));
    if (isThere) continue;
    const id = freshId(relation.id, (fresh) => merged.has(fresh));
    merged.set(id, { ...relation, id });
  }
  return [...merged.values()];
}

/** What either side has read since is read. Of two times for one stretch the earlier one stays. */
export function mergeCoverage(
  base: readonly Coverage[],
  mine: readonly Coverage[],
  theirs: readonly Coverage[],
): readonly Coverage[] {
  const keyed = (list: readonly Coverage[]) => new Map(list.map((one) => [`${one.start} ${one.end} ${one.by}`, one]));
  const [before, ours, others] = [keyed(base), keyed(mine), keyed(theirs)];
  const merged: Coverage[] = [];
  for (const key of new Set([...ours.keys(), ...others.keys()])) {
    const settled = threeWay(before.get(key), ours.get(key), others.get(key));
    const both = settled ? [settled.value] : [ours.get(key), others.get(key)];
    const [first] = both.filter((one) => one !== undefined).sort(earlier);
    if (first) merged.push(first);
  }
  return merged.sort(compareCoverage);
}

function earlier<Item extends { readonly at: string }>(a: Item, b: Item): number {
  return Date.parse(a.at) - Date.parse(b.at) || compareJson(a, b);
}

/** Of two drafts that the annotations were checked on, the older one stays: what changed since is all there is to check. */
export function mergePrevious(
  base: PreviousDraft | undefined,
  mine: PreviousDraft | undefined,
  theirs: PreviousDraft | undefined,
): PreviousDraft | undefined {
  const settled = threeWay(base, mine, theirs);
  if (settled) return settled.value;
  return [mine, theirs].filter((draft) => draft !== undefined).sort(earlier)[0];
}
