import { memo, useEffect, useMemo, useRef, useState, type Ref, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { commandsFor } from '../../core/commands';
import { isKindCommand, readKindCommand } from '../../core/kind-commands';
import { withinSentence, type Scheme } from '../../core/scheme';
import { filtered } from '../session/navigation';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { AnnotationDetails } from './annotation-details';
import { AnnotationList, type Focusable } from './annotation-list';
import { useApp } from './app-context';
import { KindFilterBar } from './kind-filter-bar';
import { panelState, usePanelState } from './panel-state';

/** Everything that is marked, in text order, and the details of the one that is selected. */
export const AnnotationPanel = memo(function AnnotationPanel({ session }: { readonly session: Session }) {
  const app = useApp();
  const { annotations, scheme } = usePanelState(session, ({ set }) => set);
  const filter = useStore(session.filter);
  const shown = useMemo(() => filtered(annotations, filter), [annotations, filter]);
  const list = useRef<Focusable>(null);
  const note = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const focusing = (target: RefObject<Focusable | null>) => () => {
      // What was done a moment ago is to be there.
      flushSync(panelState(session).catchUp);
      target.current?.focus();
    };
    app.focusPanel = focusing(list);
    app.focusNote = focusing(note);
    return () => {
      app.focusPanel = app.focusNote = () => undefined;
    };
  }, [app, session]);

  return (
    <aside className="panel" aria-label="Annotations">
      <KindFilterBar session={session} annotations={annotations} scheme={scheme} />
      {shown.length > 0 ? (
        <AnnotationList session={session} annotations={shown} scheme={scheme} ref={list} />
      ) : (
        <p className="panel-empty">
          {annotations.length === 0 ? `Nothing is marked yet. ${howToMark(scheme)}` : 'Nothing of this kind is marked.'}
        </p>
      )}
      <SelectedDetails session={session} scheme={scheme} note={note} />
    </aside>
  );
});

const orList = new Intl.ListFormat('en', { type: 'disjunction' });

/** What to press for which kind, as far as kinds have keys. */
function howToMark(scheme: Scheme): string {
  const keys = commandsFor(scheme)
    .filter(({ id, key }) => key !== undefined && isKindCommand(id) && readKindCommand(id).does === 'mark')
    .map(({ key, label }) => `${key} for ${withinSentence(label)}`);
  return keys.length === 0
    ? 'Select words in the article, then choose what they are in the bar beside them.'
    : `Select words in the article, then press ${orList.format(keys)}.`;
}

function SelectedDetails({
  session,
  scheme,
  note,
}: {
  readonly session: Session;
  readonly scheme: Scheme;
  readonly note: Ref<HTMLTextAreaElement>;
}) {
  const selected = usePanelState(session, ({ annotation }) => annotation);
  // Once there, the details stay and are only filled anew: that is cheaper, and the list does not jump.
  const [last, setLast] = useState(selected);
  if (selected && selected !== last) setLast(selected);
  const shown = selected ?? last;
  return shown ? (
    <AnnotationDetails session={session} annotation={shown} scheme={scheme} inert={!selected} note={note} />
  ) : null;
}
