import { memo, useEffect, useMemo, useRef, useState, type Ref } from 'react';
import { flushSync } from 'react-dom';
import { commandsFor } from '../../core/commands';
import { isKindCommand, readKindCommand, type KindLabels } from '../../core/kind-commands';
import { filteredBy } from '../../core/mark-filter';
import { withinSentence, type Scheme } from '../../core/scheme';
import { labelProblems, schemeIndex } from '../../core/scheme-index';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { AnnotationList, type Focusable } from './annotation-list';
import { useApp } from './app-context';
import { AnnotationDetails } from './details/annotation-details';
import { focusPart } from './details/parts';
import { KindFilterBar } from './kind-filter-bar';
import { MarkSearch } from './mark-search';
import { OrphanTray } from './orphan-tray';
import { panelState, usePanelState } from './panel-state';

/** Everything that is marked, in text order, and the details of the one that is selected. */
export const AnnotationPanel = memo(function AnnotationPanel({ session }: { readonly session: Session }) {
  const app = useApp();
  const set = usePanelState(session, (state) => state.set);
  const { annotations, scheme } = set;
  const filter = useStore(session.filter);
  const shown = useMemo(() => filteredBy(set, filter), [set, filter]);
  const list = useRef<Focusable>(null);
  const details = useRef<HTMLElement>(null);

  useEffect(() => {
    // What was done a moment ago is to be there.
    const catchUp = () => flushSync(panelState(session).catchUp);
    app.focusPanel = () => {
      catchUp();
      list.current?.focus();
    };
    app.focusDetails = (part) => {
      catchUp();
      focusPart(details.current, part);
    };
    return () => {
      app.focusPanel = app.focusDetails = () => undefined;
    };
  }, [app, session]);

  return (
    <aside className="panel" aria-label="Annotations">
      <KindFilterBar session={session} annotations={annotations} scheme={scheme} />
      <MarkSearch session={session} set={set} shown={shown.length} />
      <OrphanTray session={session} set={set} />
      {shown.length > 0 ? (
        <AnnotationList session={session} annotations={shown} scheme={scheme} ref={list} />
      ) : (
        <p className="panel-empty">
          {annotations.length === 0
            ? `Nothing is marked yet. ${howToMark(app.labels)}`
            : 'Nothing that is marked fits.'}
        </p>
      )}
      <SelectedDetails session={session} scheme={scheme} details={details} />
    </aside>
  );
});

const orList = new Intl.ListFormat('en', { type: 'disjunction' });

/** What to press for which kind, as far as kinds have keys. */
function howToMark(labels: KindLabels): string {
  const keys = commandsFor(labels)
    .filter(({ id, key }) => key !== undefined && isKindCommand(id) && readKindCommand(id).does === 'mark')
    .map(({ key, label }) => `${key} for ${withinSentence(label)}`);
  return keys.length === 0
    ? 'Select words in the article, then choose what they are in the bar beside them.'
    : `Select words in the article, then press ${orList.format(keys)}.`;
}

function SelectedDetails({
  session,
  scheme,
  details,
}: {
  readonly session: Session;
  readonly scheme: Scheme;
  readonly details: Ref<HTMLElement>;
}) {
  const selected = usePanelState(session, ({ annotation }) => annotation);
  // Once there, the details stay and are only filled anew: that is cheaper, and the list does not jump.
  const [last, setLast] = useState(selected);
  if (selected && selected !== last) setLast(selected);
  const shown = selected ?? last;
  // What was selected last is from before the scheme changed, perhaps, and says what the scheme no longer knows.
  return shown && labelProblems(shown, schemeIndex(scheme)).length === 0 ? (
    <AnnotationDetails session={session} annotation={shown} scheme={scheme} inert={!selected} ref={details} />
  ) : null;
}
