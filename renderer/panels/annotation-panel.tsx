import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { filtered } from '../session/navigation';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { AnnotationDetails } from './annotation-details';
import { AnnotationList } from './annotation-list';
import { useApp } from './app-context';
import { KindFilterBar } from './kind-filter-bar';
import { panelState, usePanelState } from './panel-state';

/** Everything that is marked, in text order, and the details of the one that is selected. */
export const AnnotationPanel = memo(function AnnotationPanel({ session }: { readonly session: Session }) {
  const { annotations } = usePanelState(session).set;
  const filter = useStore(session.filter);
  const shown = useMemo(() => filtered(annotations, filter), [annotations, filter]);
  return (
    <aside className="panel" aria-label="Annotations">
      <KindFilterBar session={session} annotations={annotations} />
      {shown.length > 0 ? (
        <AnnotationList session={session} annotations={shown} />
      ) : (
        <p className="panel-empty">
          {annotations.length === 0
            ? 'Nothing is marked yet. Select words in the article, then press C for a claim, A for an attribution or U for an unverified assertion.'
            : 'Nothing of this kind is marked.'}
        </p>
      )}
      <SelectedDetails session={session} />
    </aside>
  );
});

function SelectedDetails({ session }: { readonly session: Session }) {
  const app = useApp();
  const note = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    app.focusNote = () => {
      flushSync(panelState(session).catchUp);
      note.current?.focus();
    };
    return () => {
      app.focusNote = () => undefined;
    };
  }, [app, session]);
  const selected = usePanelState(session).annotation;
  // Once there, the details stay and are only filled anew: that is cheaper, and the list does not jump.
  const [last, setLast] = useState(selected);
  if (selected && selected !== last) setLast(selected);
  const shown = selected ?? last;
  return shown ? <AnnotationDetails session={session} annotation={shown} inert={!selected} note={note} /> : null;
}
