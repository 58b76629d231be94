import type { Annotation } from '../../core/annotation';
import type { AnnotationSet } from '../../core/annotation-set';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { Trailing } from './trailing';

/** What the window says about an article beside it. */
export interface PanelState {
  readonly set: AnnotationSet;
  /** The selected annotation. */
  readonly annotation: Annotation | undefined;
}

const states = new WeakMap<Session, Trailing<PanelState>>();

/** A session as the panel and the status bar show it: a moment after the article. */
export function panelState(session: Session): Trailing<PanelState> {
  let state = states.get(session);
  if (!state) {
    const { set } = session.replica;
    const read = (): PanelState => ({ set: set.value, annotation: session.annotation });
    state = new Trailing(read, isSame, set, session.selected);
    states.set(session, state);
  }
  return state;
}

export function usePanelState(session: Session): PanelState {
  return useStore(panelState(session));
}

function isSame(a: PanelState, b: PanelState): boolean {
  return a.set === b.set && a.annotation === b.annotation;
}
