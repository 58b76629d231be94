import type { Annotation } from '../../core/annotation';
import type { Session } from '../session/session';
import { useStore, useStorePart } from '../session/store';

/** The selected annotation, as it is now; drawn again when it changes or another one is selected, not with the caret. */
export function useSelected(session: Session): Annotation | undefined {
  useStorePart(session.selected, ({ annotation }) => annotation);
  useStore(session.replica.set);
  return session.annotation;
}
