import { startOf, type Annotation } from '../../core/annotation';
import { filteredBy } from '../../core/mark-filter';
import type { Session } from './session';

/** The annotations that the filter shows, in text order. */
export function shownMarks({ replica, filter }: Session): readonly Annotation[] {
  return filteredBy(replica.set.value, filter.value);
}

/** Selects the next (`1`) or previous (`-1`) annotation that the filter shows: from the selected one, or the caret. */
export function step(session: Session, direction: 1 | -1): void {
  stepAmong(session, shownMarks(session), direction);
}

/** The same among some annotations, in text order; answers which one it is, or nothing if there is none further on. */
export function stepAmong(
  session: Session,
  annotations: readonly Annotation[],
  direction: 1 | -1,
): Annotation | undefined {
  const { annotation, head } = session.selected.value;
  const current = annotations.findIndex(({ id }) => id === annotation);
  const next =
    current !== -1
      ? current + direction
      : direction === 1
        ? annotations.findIndex((candidate) => startOf(candidate) >= head)
        : annotations.findLastIndex((candidate) => startOf(candidate) < head);
  const target = annotations[next] ?? (current === -1 ? annotations.at(direction === 1 ? 0 : -1) : undefined);
  if (target) session.selectAnnotation(target);
  return target;
}
