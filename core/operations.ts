import { z } from 'zod';
import {
  anchorSchema,
  annotationSchema,
  compareAnnotations,
  compareCoverage,
  compareOrphans,
  compareRelations,
  coverageSchema,
  fragmentSchema,
  orphanSchema,
  previousDraftSchema,
  relationSchema,
  type Annotation,
  type Coverage,
  type DeepReadonly,
  type Fragment,
  type Orphan,
  type PreviousDraft,
  type Relation,
} from './annotation';
import type { AnnotationSet } from './annotation-set';
import { DraftList } from './draft-list';
import { tooDeep } from './nesting';
import { splitsPair } from './offsets';
import { excerpt } from './problem';
import { assertNever, fail, ok, type Result } from './result';
import { SortedDraft } from './sorted-draft';
import { schemeSchema, type Scheme } from './scheme';
import { labelProblems, schemeIndex } from './scheme-index';
import { firstSchemeProblem } from './scheme-rules';

const changesSchema = z.record(z.string(), z.unknown());

export interface OperationBatch {
  readonly type: 'batch';
  readonly operations: readonly Operation[];
}

const singleSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('add-annotation'), annotation: annotationSchema }),
  z.object({ type: z.literal('remove-annotation'), id: z.string() }),
  z.object({ type: z.literal('change-annotation'), id: z.string(), changes: changesSchema }),
  /** Its words are gone: it keeps them as anchors, and has no place until somebody gives it one. */
  z.object({ type: z.literal('orphan-annotation'), id: z.string(), fragments: z.array(anchorSchema) }),
  /** Gives an orphan a place. */
  z.object({ type: z.literal('place-orphan'), id: z.string(), fragments: z.array(fragmentSchema) }),
  z.object({ type: z.literal('add-orphan'), orphan: orphanSchema }),
  z.object({ type: z.literal('remove-orphan'), id: z.string() }),
  z.object({ type: z.literal('add-relation'), relation: relationSchema }),
  z.object({ type: z.literal('remove-relation'), id: z.string() }),
  z.object({ type: z.literal('add-coverage'), coverage: coverageSchema }),
  z.object({ type: z.literal('remove-coverage'), coverage: coverageSchema }),
  z.object({ type: z.literal('change-scheme'), scheme: schemeSchema }),
  /** Keeps the text that the annotations were checked on, or with `null` keeps none. */
  z.object({ type: z.literal('keep-previous'), previous: previousDraftSchema.nullable() }),
]);

export type SingleOperation = DeepReadonly<z.infer<typeof singleSchema>>;

/** The only ways in which an annotation set changes. Offsets are UTF-16 code units; every operation is plain JSON. */
export type Operation = SingleOperation | OperationBatch;

/** Checks an operation that came from outside. A batch holds single operations only: it is one step for the user. */
export const operationSchema = z.union([
  singleSchema,
  z.object({ type: z.literal('batch'), operations: z.array(singleSchema).max(200_000) }),
]);

export type OperationError =
  | { readonly code: 'no-such-annotation' | 'no-such-relation' | 'duplicate-id'; readonly id: string }
  /** Coverage has no id of its own: `id` says where it is, `start–end`. */
  | { readonly code: 'no-such-coverage'; readonly id: string }
  | { readonly code: 'invalid'; readonly id: string; readonly reason: string };

export interface Applied {
  readonly set: AnnotationSet;
  /** The operation that takes `set` back to what it was. */
  readonly inverse: Operation;
}

/**
 * The one way to change an annotation set. Answers the new set and the inverse operation, or why the operation does
 * not fit the set; the old set is untouched either way. An operation from outside is checked by `operationSchema` first. A batch is applied whole or not at all; whether its labels are
 * in the scheme counts at its end, so that it may rename one together with the annotations that have it.
 */
export function apply(set: AnnotationSet, operation: Operation): Result<Applied, OperationError> {
  const steps = singles(operation);
  const draft: Draft = {
    text: set.text,
    scheme: set.scheme,
    previous: set.previous,
    annotations: new DraftList(set.annotations, compareAnnotations),
    orphans: new DraftList(set.orphans, compareOrphans),
    relations: new DraftList(set.relations, compareRelations),
    coverage: new SortedDraft(set.coverage, compareCoverage),
  };
  const inverses: (readonly SingleOperation[])[] = [];
  for (const step of steps) {
    const done = perform(draft, step);
    if (!done.ok) return done;
    inverses.push(done.value);
  }
  const stranger = strangerIn(draft, set.scheme);
  if (stranger) return fail(stranger);
  const undoing = inverses.reverse().flat();
  const [only] = undoing;
  const { previous: _, ...rest } = set;
  return ok({
    set: {
      ...rest,
      ...(draft.previous ? { previous: draft.previous } : {}),
      scheme: draft.scheme,
      annotations: draft.annotations.toList(),
      orphans: draft.orphans.toList(),
      relations: draft.relations.toList(),
      coverage: draft.coverage.toList(),
    },
    inverse: only && undoing.length === 1 ? only : { type: 'batch', operations: undoing },
  });
}

/** A set's text, scheme and lists while operations change them. */
interface Draft {
  readonly text: string;
  scheme: Scheme;
  previous: PreviousDraft | undefined;
  readonly annotations: DraftList<Annotation>;
  readonly orphans: DraftList<Orphan>;
  readonly relations: DraftList<Relation>;
  readonly coverage: SortedDraft<Coverage>;
}

/** Changes the draft; answers the steps that take it back. */
function perform(draft: Draft, step: SingleOperation): Result<readonly SingleOperation[], OperationError> {
  switch (step.type) {
    case 'add-annotation':
      return addAnnotation(draft, step.annotation);
    case 'remove-annotation':
      return removeAnnotation(draft, step.id);
    case 'change-annotation':
      return changeAnnotation(draft, step.id, step.changes);
    case 'orphan-annotation':
      return orphanAnnotation(draft, step.id, step.fragments);
    case 'place-orphan':
      return placeOrphan(draft, step.id, step.fragments);
    case 'add-orphan':
      return addOrphan(draft, step.orphan);
    case 'remove-orphan':
      return removeOrphan(draft, step.id);
    case 'add-relation':
      return addRelation(draft, step.relation);
    case 'remove-relation': {
      const relation = draft.relations.get(step.id);
      if (!relation) return fail({ code: 'no-such-relation', id: step.id });
      draft.relations.delete(step.id);
      return ok([{ type: 'add-relation', relation }]);
    }
    case 'add-coverage':
      return addCoverage(draft, step.coverage);
    case 'remove-coverage': {
      const coverage = draft.coverage.find(step.coverage);
      if (!coverage) return fail({ code: 'no-such-coverage', id: placeOf(step.coverage) });
      draft.coverage.remove(coverage);
      return ok([{ type: 'add-coverage', coverage }]);
    }
    case 'change-scheme': {
      const problem = firstSchemeProblem(step.scheme);
      if (problem)
        return fail({ code: 'invalid', id: step.scheme.id, reason: `${problem.pointer}: ${problem.message}` });
      const before = draft.scheme;
      draft.scheme = step.scheme;
      return ok([{ type: 'change-scheme', scheme: before }]);
    }
    case 'keep-previous': {
      const before = draft.previous ?? null;
      draft.previous = step.previous ?? undefined;
      return ok([{ type: 'keep-previous', previous: before }]);
    }
    default:
      return assertNever(step);
  }
}

/** The first label that is not in the scheme: of what was put in; under another scheme, of all there is. */
function strangerIn({ scheme, annotations, orphans, relations }: Draft, before: Scheme): OperationError | undefined {
  const index = schemeIndex(scheme);
  const all = scheme !== before;
  for (const annotation of all
    ? [...annotations.items(), ...orphans.items()]
    : [...annotations.changedItems(), ...orphans.changedItems()]) {
    const [problem] = labelProblems(annotation, index);
    if (problem) return { code: 'invalid', id: annotation.id, reason: `${problem.pointer}: ${problem.message}` };
  }
  for (const { id, type } of all ? relations.items() : relations.changedItems())
    if (!index.relationTypes.has(type))
      return { code: 'invalid', id, reason: `/type: the scheme has no relation type ${excerpt(type)}` };
  return undefined;
}

function addAnnotation({ text, annotations, orphans }: Draft, annotation: Annotation) {
  const { id } = annotation;
  if (annotations.get(id) ?? orphans.get(id)) return fail({ code: 'duplicate-id' as const, id });
  const reason = annotationProblem(text, annotation);
  if (reason) return fail({ code: 'invalid' as const, id, reason });
  annotations.set(annotation);
  return ok([{ type: 'remove-annotation' as const, id }]);
}

function removeAnnotation({ annotations, relations }: Draft, id: string) {
  const annotation = annotations.get(id);
  if (!annotation) return fail({ code: 'no-such-annotation' as const, id });
  annotations.delete(id);
  return ok([{ type: 'add-annotation' as const, annotation }, ...takeRelations(relations, id)]);
}

/** Takes out the relations of what is gone; answers how they come back. */
function takeRelations(relations: Draft['relations'], id: string) {
  const lost = relations.items().filter(({ from, to }) => from === id || to === id);
  for (const relation of lost) relations.delete(relation.id);
  return lost.map((relation) => ({ type: 'add-relation' as const, relation }));
}

/** Changes an annotation, or what is said of an orphan. */
function changeAnnotation(
  { text, annotations, orphans }: Draft,
  id: string,
  changes: Readonly<Record<string, unknown>>,
) {
  const place = annotations.get(id);
  const before = place ?? orphans.get(id);
  if (!before) return fail({ code: 'no-such-annotation' as const, id });
  const after: Record<string, unknown> = { ...before, ...changes };
  for (const key of optionalKeys) if (after[key] === null) delete after[key];
  const reason =
    shapeProblem(place ? annotationSchema.shape : orphanSchema.shape, after, Object.keys(changes)) ??
    (place ? annotationProblem(text, after as unknown as Annotation) : orphanProblem(after as unknown as Orphan));
  if (reason) return fail({ code: 'invalid' as const, id, reason });
  if (place) annotations.set(after as unknown as Annotation);
  else orphans.set(after as unknown as Orphan);
  const previous = before as Readonly<Record<string, unknown>>;
  const undone = Object.fromEntries(Object.keys(changes).map((key) => [key, previous[key] ?? null]));
  return ok([{ type: 'change-annotation' as const, id, changes: undone }]);
}

/** What not every annotation has: a change to null takes it away. */
const optionalKeys = ['review', 'signOff'] as const;

/** Why these keys cannot have been changed to what they are in `after`, or nothing if they can. An id never changes. */
function shapeProblem(
  shape: Readonly<Record<string, z.ZodType>>,
  after: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): string | undefined {
  for (const key of keys) {
    const schema = key === 'id' || !Object.hasOwn(shape, key) ? undefined : shape[key];
    if (!schema) return `a change cannot set ${key}`;
    const checked = schema.safeParse(after[key]);
    if (!checked.success) return `${key}: ${z.prettifyError(checked.error)}`;
  }
  return undefined;
}

function orphanAnnotation({ annotations, orphans }: Draft, id: string, fragments: Orphan['fragments']) {
  const before = annotations.get(id);
  if (!before) return fail({ code: 'no-such-annotation' as const, id });
  const { review, ...said } = before;
  const orphan = { ...said, fragments };
  const reason = orphanProblem(orphan);
  if (reason) return fail({ code: 'invalid' as const, id, reason });
  annotations.delete(id);
  orphans.set(orphan);
  const inverse: SingleOperation[] = [{ type: 'place-orphan', id, fragments: before.fragments }];
  if (review) inverse.push({ type: 'change-annotation', id, changes: { review } });
  return ok(inverse);
}

function placeOrphan({ text, annotations, orphans }: Draft, id: string, fragments: readonly Fragment[]) {
  const orphan = orphans.get(id);
  if (!orphan) return fail({ code: 'no-such-annotation' as const, id });
  const annotation = { ...orphan, fragments };
  const reason = annotationProblem(text, annotation);
  if (reason) return fail({ code: 'invalid' as const, id, reason });
  orphans.delete(id);
  annotations.set(annotation);
  return ok([{ type: 'orphan-annotation' as const, id, fragments: orphan.fragments }]);
}

function addOrphan({ annotations, orphans }: Draft, orphan: Orphan) {
  const { id } = orphan;
  if (annotations.get(id) ?? orphans.get(id)) return fail({ code: 'duplicate-id' as const, id });
  const reason = orphanProblem(orphan);
  if (reason) return fail({ code: 'invalid' as const, id, reason });
  orphans.set(orphan);
  return ok([{ type: 'remove-orphan' as const, id }]);
}

function removeOrphan({ orphans, relations }: Draft, id: string) {
  const orphan = orphans.get(id);
  if (!orphan) return fail({ code: 'no-such-annotation' as const, id });
  orphans.delete(id);
  return ok([{ type: 'add-orphan' as const, orphan }, ...takeRelations(relations, id)]);
}

function addRelation({ annotations, orphans, relations }: Draft, relation: Relation) {
  const { id, from, to } = relation;
  if (relations.get(id)) return fail({ code: 'duplicate-id' as const, id });
  for (const end of [from, to])
    if (!(annotations.get(end) ?? orphans.get(end))) return fail({ code: 'no-such-annotation' as const, id: end });
  if (tooDeep(relation)) return fail({ code: 'invalid' as const, id, reason: nestedTooDeep });
  relations.set(relation);
  return ok([{ type: 'remove-relation' as const, id }]);
}

/** Adding a stretch that its reader has already changes nothing: when it was first read stays as it was. */
function addCoverage(draft: Draft, coverage: Coverage): Result<readonly SingleOperation[], OperationError> {
  const checked = coverageSchema.safeParse(coverage);
  const reason = !checked.success
    ? z.prettifyError(checked.error)
    : tooDeep(coverage)
      ? nestedTooDeep
      : misfit(draft.text, [coverage]);
  if (reason) return fail({ code: 'invalid', id: placeOf(coverage), reason });
  if (draft.coverage.find(coverage)) return ok([]);
  draft.coverage.insert(coverage);
  return ok([{ type: 'remove-coverage', coverage }]);
}

function placeOf({ start, end }: Coverage): string {
  return `${start}–${end}`;
}

/** An operation's steps, in order, without batches. */
export function singles(operation: Operation): readonly SingleOperation[] {
  return operation.type === 'batch' ? operation.operations.flatMap(singles) : [operation];
}

// That they have the shape of their types is checked where they come from outside (`operationSchema`), not here again.

/** Why an annotation cannot be in a set on this text, or nothing if it can. */
function annotationProblem(text: string, annotation: Annotation): string | undefined {
  return tooDeep(annotation) ? nestedTooDeep : misfit(text, annotation.fragments);
}

/** Why an orphan cannot be in a set, or nothing if it can. */
function orphanProblem(orphan: Orphan): string | undefined {
  if (orphan.fragments.length === 0) return 'it has no fragment';
  return tooDeep(orphan) ? nestedTooDeep : undefined;
}

const nestedTooDeep = 'it is nested too deep';

/**
 * Why these fragments (UTF-16) cannot stand on this text, or nothing if they can: they must be non-empty, inside the
 * text, sorted, disjoint, and must not cut a character in half.
 */
export function misfit(text: string, fragments: readonly Fragment[]): string | undefined {
  if (fragments.length === 0) return 'it has no fragment';
  let previousEnd = 0;
  for (const { start, end } of fragments) {
    if (!Number.isInteger(start) || !Number.isInteger(end))
      return `fragment ${start}–${end} is not in whole characters`;
    if (start >= end) return `fragment ${start}–${end} is empty`;
    if (start < previousEnd) return `fragment ${start}–${end} is out of order or overlaps the one before it`;
    if (end > text.length) return `fragment ${start}–${end} ends after the text (${text.length})`;
    if (splitsPair(text, start) || splitsPair(text, end)) return `fragment ${start}–${end} cuts a character in half`;
    previousEnd = end;
  }
  return undefined;
}
