import { startOf, type Annotation } from '../../core/annotation';
import { allKinds, type KindFilter, type Session } from './session';

/** The annotations that a filter lets through, in text order. */
export function filtered(annotations: readonly Annotation[], filter: KindFilter): readonly Annotation[] {
  return filter === allKinds ? annotations : annotations.filter(({ kind }) => kind === filter);
}

/** Selects the next (`1`) or previous (`-1`) annotation that the filter shows: from the selected one, or the caret. */
export function step(session: Session, direction: 1 | -1): void {
  stepAmong(session, filtered(session.annotations, session.filter.value), direction);
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
