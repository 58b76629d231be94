import type { Annotation } from '../../core/annotation';
import type { AnnotationSet } from '../../core/annotation-set';
import type { Session } from '../session/session';
import { useStorePart } from '../session/store';
import { Trailing } from './trailing';

/** What the window says about an article beside it. */
export interface PanelState {
  readonly set: AnnotationSet;
  /** The selected annotation. */
  readonly annotation: Annotation | undefined;
}

const states = new WeakMap<Session, Trailing<PanelState>>();

/** A session as the panel and the status bar show it: a moment after the article, and all of it at once. */
export function panelState(session: Session): Trailing<PanelState> {
  let state = states.get(session);
  if (!state) {
    const { replica, selected } = session;
    const read = (): PanelState => ({ set: replica.set.value, annotation: session.annotation });
    state = new Trailing(read, isSame, [replica.set, selected]);
    states.set(session, state);
  }
  return state;
}

/** One part of it; the component is drawn again only when that part changes. */
export function usePanelState<Part>(session: Session, part: (state: PanelState) => Part): Part {
  return useStorePart(panelState(session), part);
}

function isSame(a: PanelState, b: PanelState): boolean {
  return a.set === b.set && a.annotation === b.annotation;
}
