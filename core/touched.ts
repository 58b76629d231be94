import {
  compareAnnotations,
  compareCoverage,
  compareOrphans,
  compareRelations,
  type Annotation,
  type Coverage,
  type Orphan,
  type PreviousDraft,
  type Relation,
} from './annotation';
import type { AnnotationSet } from './annotation-set';
import { byId } from './by-id';
import { singles, type Operation, type SingleOperation } from './operations';
import type { Scheme } from './scheme';
import { SortedDraft } from './sorted-draft';

/** What a set held of the things that an operation is about. What the operation names and is not here was not there. */
export interface Touched {
  readonly annotations: readonly Annotation[];
  readonly orphans: readonly Orphan[];
  readonly relations: readonly Relation[];
  readonly coverage: readonly Coverage[];
  /** Only for an operation that changes it. */
  readonly scheme?: Scheme;
  /** Only for an operation that changes it; null if there was none. */
  readonly previous?: PreviousDraft | null;
}

/** Looks up what an operation is about in the set that it is about to be applied to. */
export function touchedBy(set: AnnotationSet, operation: Operation): Touched {
  const steps = singles(operation);
  const relations = set.relations.filter(isTouchedBy(steps));
  const marks = marksOf(steps, relations);
  const coverage = new SortedDraft(set.coverage, compareCoverage);
  return {
    annotations: present(marks.map((id) => byId(set.annotations).get(id))),
    orphans: present(marks.map((id) => byId(set.orphans).get(id))),
    relations,
    coverage: present(steps.flatMap(coverageIn).map((stretch) => coverage.find(stretch))),
    ...(steps.some(({ type }) => type === 'change-scheme') ? { scheme: set.scheme } : {}),
    ...(steps.some(({ type }) => type === 'keep-previous') ? { previous: set.previous ?? null } : {}),
  };
}

/** An operation, and what it found. */
export interface TouchingStep {
  readonly operation: Operation;
  readonly was: Touched;
}

/**
 * A set that somebody else may have changed, with all that these steps touched put back to what the first of them to touch
 * it found: what the steps can be done to, and a base for merging what comes of them with the set as it is now.
 */
export function beforeSteps(now: AnnotationSet, steps: readonly TouchingStep[]): AnnotationSet {
  const annotations = new Map(byId(now.annotations));
  const orphans = new Map(byId(now.orphans));
  const relations = new Map(byId(now.relations));
  const coverage = new SortedDraft(now.coverage, compareCoverage);
  let scheme: Scheme | undefined;
  let previous: PreviousDraft | null | undefined;
  const seen = new Set<string>();
  const first = (key: string) => !seen.has(key) && seen.add(key);
  for (const { operation, was } of steps) {
    const all = singles(operation);
    for (const id of marksOf(all, was.relations).filter((id) => first(`mark ${id}`))) {
      put(annotations, id, byId(was.annotations).get(id));
      put(orphans, id, byId(was.orphans).get(id));
    }
    // Links that others made to what was removed are theirs, not the base's.
    for (const { id } of [...relations.values()].filter(isTouchedBy(all)))
      if (!seen.has(`relation ${id}`)) relations.delete(id);
    const links = [...all.flatMap(relationsIn), ...was.relations.map(({ id }) => id)];
    for (const id of links) if (first(`relation ${id}`)) put(relations, id, byId(was.relations).get(id));
    for (const stretch of all.flatMap(coverageIn)) {
      if (!first(`coverage ${stretch.start} ${stretch.end} ${stretch.by}`)) continue;
      if (coverage.find(stretch)) coverage.remove(stretch);
      const before = was.coverage.find((one) => compareCoverage(one, stretch) === 0);
      if (before) coverage.insert(before);
    }
    scheme ??= was.scheme;
    if (previous === undefined) previous = was.previous;
  }
  const isThere = (id: string) => annotations.has(id) || orphans.has(id);
  const { previous: kept, ...rest } = now;
  const draft = previous === undefined ? kept : previous;
  return {
    ...rest,
    ...(draft ? { previous: draft } : {}),
    scheme: scheme ?? now.scheme,
    annotations: [...annotations.values()].sort(compareAnnotations),
    orphans: [...orphans.values()].sort(compareOrphans),
    relations: [...relations.values()].filter(({ from, to }) => isThere(from) && isThere(to)).sort(compareRelations),
    coverage: coverage.toList(),
  };
}

function put<Item>(items: Map<string, Item>, id: string, item: Item | undefined): void {
  if (item) items.set(id, item);
  else items.delete(id);
}

function present<Item>(items: readonly (Item | undefined)[]): readonly Item[] {
  return items.filter((item) => item !== undefined);
}

function isRemoval(step: SingleOperation): step is SingleOperation & { readonly id: string } {
  return step.type === 'remove-annotation' || step.type === 'remove-orphan';
}

/** Whether a relation is among what steps are about; one goes with a mark that is removed. */
function isTouchedBy(steps: readonly SingleOperation[]): (relation: Relation) => boolean {
  const links = new Set(steps.flatMap(relationsIn));
  const removed = new Set(steps.filter(isRemoval).map(({ id }) => id));
  return ({ id, from, to }) => links.has(id) || removed.has(from) || removed.has(to);
}

/** The ids of the marks that steps are about, with those at the ends of the relations that they are about. */
function marksOf(steps: readonly SingleOperation[], relations: readonly Relation[]): readonly string[] {
  return [...new Set([...steps.flatMap(marksIn), ...relations.flatMap(({ from, to }) => [from, to])])];
}

/** The ids of the marks that a step is about, those at the ends of a new relation among them. */
function marksIn(step: SingleOperation): readonly string[] {
  switch (step.type) {
    case 'add-annotation':
      return [step.annotation.id];
    case 'add-orphan':
      return [step.orphan.id];
    case 'add-relation':
      return [step.relation.from, step.relation.to];
    case 'remove-annotation':
    case 'change-annotation':
    case 'orphan-annotation':
    case 'place-orphan':
    case 'remove-orphan':
      return [step.id];
    default:
      return [];
  }
}

function relationsIn(step: SingleOperation): readonly string[] {
  if (step.type === 'add-relation') return [step.relation.id];
  return step.type === 'remove-relation' ? [step.id] : [];
}

function coverageIn(step: SingleOperation): readonly Coverage[] {
  return step.type === 'add-coverage' || step.type === 'remove-coverage' ? [step.coverage] : [];
}
