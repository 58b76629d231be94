import type { FoundMarks } from '../../core/desk';
import { counted } from '../../core/numbers';
import type { SingleOperation } from '../../core/operations';
import type { Session } from './session';

/** How many of the marks in a file are in the set already: the same id, or the same words as the same kind. */
export function alreadyThere(session: Session, found: FoundMarks): number {
  return found.annotations.length - missing(session, found).length;
}

/**
 * Adds the marks of a file that are not there yet, as one step to undo; answers how many. If they are the first and were
 * made on another draft, that is kept, to be compared with.
 */
export function importMarks(session: Session, found: FoundMarks): number {
  const added = missing(session, found);
  if (session.readOnly || added.length === 0) return 0;
  const ids = new Set([...session.annotations, ...added].map(({ id }) => id));
  const known = new Set(session.replica.set.value.relations.map(({ id }) => id));
  const isFirst = session.annotations.length === 0;
  const operations: SingleOperation[] = [
    ...(found.previous && isFirst ? [{ type: 'keep-previous', previous: found.previous } as const] : []),
    ...added.map((annotation): SingleOperation => ({ type: 'add-annotation', annotation })),
    ...found.relations
      .filter(({ id, from, to }) => !known.has(id) && ids.has(from) && ids.has(to))
      .map((relation): SingleOperation => ({ type: 'add-relation', relation })),
  ];
  session.perform(`Import ${counted(added.length, 'Mark')}`, { type: 'batch', operations });
  return added.length;
}

function missing(session: Session, { annotations }: FoundMarks): FoundMarks['annotations'] {
  const places = new Set(session.annotations.map(placeOf));
  const ids = new Set([...session.annotations, ...session.replica.set.value.orphans].map(({ id }) => id));
  return annotations.filter((annotation) => !ids.has(annotation.id) && !places.has(placeOf(annotation)));
}

function placeOf({ kind, fragments }: FoundMarks['annotations'][number]): string {
  return JSON.stringify([kind, fragments.map(({ start, end, role }) => [start, end, role])]);
}
