import type { Annotation } from '../../core/annotation';
import type { Session } from '../session/session';
import { useStorePart } from '../session/store';

/** The selected annotation, if it is among these; drawn again when another one is selected, not when the caret moves. */
export function useSelected(session: Session, annotations: readonly Annotation[]): Annotation | undefined {
  const selected = useStorePart(session.selected, ({ annotation }) => annotation);
  return selected === undefined ? undefined : annotations.find(({ id }) => id === selected);
}
