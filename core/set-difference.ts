import { annotationSchema, compareCoverage, type Coverage, type Relation } from './annotation';
import type { AnnotationSet } from './annotation-set';
import { byId } from './by-id';
import type { SingleOperation } from './operations';
import { sameJson } from './same-json';
import { SortedDraft } from './sorted-draft';
import { ownValue } from './three-way';
import { markOf, versionsOf, type Version } from './versions';

/**
 * The operations that take one set to another on the same text, to be applied as one batch. An annotation keeps its id,
 * and where it can its place in history: it is changed, not removed and added. What no operation can change stays as it
 * is in `from`: the article's facts, the annotators, and the keys of a set that this version does not know.
 */
export function difference(from: AnnotationSet, to: AnnotationSet): readonly SingleOperation[] {
  const scheme: SingleOperation[] = sameJson(from.scheme, to.scheme)
    ? []
    : [{ type: 'change-scheme', scheme: to.scheme }];
  const marks = markSteps(versionsOf(from), versionsOf(to));
  const relations = relationSteps(from.relations, to.relations, marks.taken);
  return [
    ...scheme,
    ...relations.out,
    ...marks.out,
    ...marks.into,
    ...relations.into,
    ...coverageSteps(from.coverage, to.coverage),
    ...(sameJson(from.previous, to.previous)
      ? []
      : [{ type: 'keep-previous' as const, previous: to.previous ?? null }]),
  ];
}

interface Steps {
  readonly out: readonly SingleOperation[];
  readonly into: readonly SingleOperation[];
}

/** `taken`: the ids of what leaves the set, if only to come back in another form; its relations leave with it. */
function markSteps(
  from: ReadonlyMap<string, Version>,
  to: ReadonlyMap<string, Version>,
): Steps & { readonly taken: ReadonlySet<string> } {
  const taken = new Set<string>();
  const out: SingleOperation[] = [];
  const into: SingleOperation[] = [];
  for (const [id, before] of from) {
    const after = to.get(id);
    const changes = after && changesBetween(before, after);
    if (!changes) {
      taken.add(id);
      out.push({ type: 'annotation' in before ? 'remove-annotation' : 'remove-orphan', id });
    } else if (Object.keys(changes).length > 0) into.push({ type: 'change-annotation', id, changes });
  }
  for (const [id, version] of to) if (!from.has(id) || taken.has(id)) into.push(addition(version));
  return { out, into, taken };
}

function addition(version: Version): SingleOperation {
  return 'annotation' in version
    ? { type: 'add-annotation', annotation: version.annotation }
    : { type: 'add-orphan', orphan: version.orphan };
}

type Fields = Readonly<Record<string, unknown>>;

/** What a change would have to set, or nothing if the one cannot become the other by a change. */
function changesBetween(before: Version, after: Version): Record<string, unknown> | undefined {
  if ('annotation' in before !== 'annotation' in after) return undefined;
  const [old, now] = [markOf(before) as object as Fields, markOf(after) as object as Fields];
  const changes: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const value = ownValue(now, key);
    if (sameJson(ownValue(old, key), value)) continue;
    if (!changeableKeys.has(key)) return undefined;
    changes[key] = value ?? null;
  }
  return changes;
}

const changeableKeys: ReadonlySet<string> = new Set(Object.keys(annotationSchema.shape));

function relationSteps(from: readonly Relation[], to: readonly Relation[], taken: ReadonlySet<string>): Steps {
  const stays = (relation: Relation, other: Relation | undefined) =>
    other !== undefined && sameJson(relation, other) && !taken.has(relation.from) && !taken.has(relation.to);
  return {
    out: from
      .filter((relation) => !stays(relation, byId(to).get(relation.id)))
      .map(({ id }) => ({ type: 'remove-relation', id })),
    into: to
      .filter((relation) => !stays(relation, byId(from).get(relation.id)))
      .map((relation) => ({ type: 'add-relation', relation })),
  };
}

function coverageSteps(from: readonly Coverage[], to: readonly Coverage[]): readonly SingleOperation[] {
  const [before, after] = [new SortedDraft(from, compareCoverage), new SortedDraft(to, compareCoverage)];
  return [
    ...from
      .filter((coverage) => !sameJson(coverage, after.find(coverage)))
      .map((coverage) => ({ type: 'remove-coverage' as const, coverage })),
    ...to
      .filter((coverage) => !sameJson(coverage, before.find(coverage)))
      .map((coverage) => ({ type: 'add-coverage' as const, coverage })),
  ];
}
