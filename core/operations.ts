import { z } from 'zod';
import {
  annotationSchema,
  compareRelations,
  relationSchema,
  type Annotation,
  type DeepReadonly,
  type Fragment,
} from './annotation';
import { findAnnotation, insertionIndex, type AnnotationSet } from './annotation-set';
import { splitsPair } from './offsets';
import { assertNever, fail, ok, type Result } from './result';

const changesSchema = z.record(z.string(), z.unknown());

export interface OperationBatch {
  readonly type: 'batch';
  readonly operations: readonly Operation[];
}

const singleSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('add-annotation'), annotation: annotationSchema }),
  z.object({ type: z.literal('remove-annotation'), id: z.string() }),
  z.object({ type: z.literal('change-annotation'), id: z.string(), changes: changesSchema }),
  z.object({ type: z.literal('add-relation'), relation: relationSchema }),
  z.object({ type: z.literal('remove-relation'), id: z.string() }),
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
  | { readonly code: 'invalid'; readonly id: string; readonly reason: string };

export interface Applied {
  readonly set: AnnotationSet;
  /** The operation that takes `set` back to what it was. */
  readonly inverse: Operation;
}

/**
 * The one way to change an annotation set. Answers the new set and the inverse operation, or why the operation does
 * not fit the set; the old set is untouched either way. A batch is applied whole or not at all.
 */
export function apply(set: AnnotationSet, operation: Operation): Result<Applied, OperationError> {
  switch (operation.type) {
    case 'add-annotation':
      return addAnnotation(set, operation.annotation);
    case 'remove-annotation':
      return removeAnnotation(set, operation.id);
    case 'change-annotation':
      return changeAnnotation(set, operation.id, operation.changes);
    case 'add-relation': {
      const { relation } = operation;
      if (set.relations.some(({ id }) => id === relation.id)) return fail({ code: 'duplicate-id', id: relation.id });
      for (const end of [relation.from, relation.to])
        if (!findAnnotation(set, end)) return fail({ code: 'no-such-annotation', id: end });
      return ok({
        set: { ...set, relations: [...set.relations, relation].sort(compareRelations) },
        inverse: { type: 'remove-relation', id: relation.id },
      });
    }
    case 'remove-relation': {
      const relation = set.relations.find(({ id }) => id === operation.id);
      if (!relation) return fail({ code: 'no-such-relation', id: operation.id });
      return ok({
        set: { ...set, relations: set.relations.filter(({ id }) => id !== operation.id) },
        inverse: { type: 'add-relation', relation },
      });
    }
    case 'batch':
      return applyBatch(set, operation.operations);
    default:
      return assertNever(operation);
  }
}

function addAnnotation(set: AnnotationSet, annotation: Annotation): Result<Applied, OperationError> {
  if (findAnnotation(set, annotation.id)) return fail({ code: 'duplicate-id', id: annotation.id });
  const reason = misfit(set.text, annotation.fragments);
  if (reason) return fail({ code: 'invalid', id: annotation.id, reason });
  return ok({
    set: { ...set, annotations: inserted(set.annotations, annotation) },
    inverse: { type: 'remove-annotation', id: annotation.id },
  });
}

function removeAnnotation(set: AnnotationSet, id: string): Result<Applied, OperationError> {
  const annotation = findAnnotation(set, id);
  if (!annotation) return fail({ code: 'no-such-annotation', id });
  const lost = set.relations.filter(({ from, to }) => from === id || to === id);
  const restore: Operation = { type: 'add-annotation', annotation };
  return ok({
    set: {
      ...set,
      annotations: set.annotations.filter((other) => other !== annotation),
      relations: lost.length === 0 ? set.relations : set.relations.filter((relation) => !lost.includes(relation)),
    },
    inverse:
      lost.length === 0
        ? restore
        : {
            type: 'batch',
            operations: [restore, ...lost.map((relation) => ({ type: 'add-relation' as const, relation }))],
          },
  });
}

function changeAnnotation(
  set: AnnotationSet,
  id: string,
  changes: Readonly<Record<string, unknown>>,
): Result<Applied, OperationError> {
  const before = findAnnotation(set, id);
  if (!before) return fail({ code: 'no-such-annotation', id });
  if ('id' in changes) return fail({ code: 'invalid', id, reason: 'an id never changes' });
  const after = { ...before, ...changes } as Annotation;
  const checked = annotationSchema.safeParse(after);
  const reason = checked.success ? misfit(set.text, after.fragments) : z.prettifyError(checked.error);
  if (reason) return fail({ code: 'invalid', id, reason });
  const previous = before as Readonly<Record<string, unknown>>;
  return ok({
    set: {
      ...set,
      annotations: inserted(
        set.annotations.filter((other) => other !== before),
        after,
      ),
    },
    inverse: {
      type: 'change-annotation',
      id,
      changes: Object.fromEntries(Object.keys(changes).map((key) => [key, previous[key]])),
    },
  });
}

function applyBatch(set: AnnotationSet, operations: readonly Operation[]): Result<Applied, OperationError> {
  let current = set;
  const inverses: SingleOperation[] = [];
  for (const operation of operations) {
    const applied = apply(current, operation);
    if (!applied.ok) return applied;
    current = applied.value.set;
    inverses.unshift(...singles(applied.value.inverse));
  }
  return ok({ set: current, inverse: { type: 'batch', operations: inverses } });
}

/** An operation's steps, in order, without batches. */
export function singles(operation: Operation): readonly SingleOperation[] {
  return operation.type === 'batch' ? operation.operations.flatMap(singles) : [operation];
}

function inserted(annotations: readonly Annotation[], annotation: Annotation): readonly Annotation[] {
  const at = insertionIndex(annotations, annotation);
  return [...annotations.slice(0, at), annotation, ...annotations.slice(at)];
}

/**
 * Why these fragments (UTF-16) cannot stand on this text, or nothing if they can: they must be non-empty, inside the
 * text, sorted, disjoint, and must not cut a character in half.
 */
export function misfit(text: string, fragments: readonly Fragment[]): string | undefined {
  if (fragments.length === 0) return 'it has no fragment';
  let previousEnd = 0;
  for (const { start, end } of fragments) {
    if (start >= end) return `fragment ${start}–${end} is empty`;
    if (start < previousEnd) return `fragment ${start}–${end} is out of order or overlaps the one before it`;
    if (end > text.length) return `fragment ${start}–${end} ends after the text (${text.length})`;
    if (splitsPair(text, start) || splitsPair(text, end)) return `fragment ${start}–${end} cuts a character in half`;
    previousEnd = end;
  }
  return undefined;
}
