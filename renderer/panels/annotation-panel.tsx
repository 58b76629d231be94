import { memo, useMemo } from 'react';
import type { Annotation } from '../../core/annotation';
import { commandsFor } from '../../core/commands';
import { isKindCommand, readKindCommand } from '../../core/kind-commands';
import { withinSentence, type Scheme } from '../../core/scheme';
import { filtered } from '../session/navigation';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { AnnotationDetails } from './annotation-details';
import { AnnotationList } from './annotation-list';
import { KindFilterBar } from './kind-filter-bar';
import { useSelected } from './use-selected';

/** Everything that is marked, in text order, and the details of the one that is selected. */
export const AnnotationPanel = memo(function AnnotationPanel({ session }: { readonly session: Session }) {
  const { annotations, scheme } = useStore(session.replica.set);
  const filter = useStore(session.filter);
  const shown = useMemo(() => filtered(annotations, filter), [annotations, filter]);
  return (
    <aside className="panel" aria-label="Annotations">
      <KindFilterBar session={session} annotations={annotations} scheme={scheme} />
      {shown.length > 0 ? (
        <AnnotationList session={session} annotations={shown} scheme={scheme} />
      ) : (
        <p className="panel-empty">
          {annotations.length === 0 ? `Nothing is marked yet. ${howToMark(scheme)}` : 'Nothing of this kind is marked.'}
        </p>
      )}
      <SelectedDetails session={session} annotations={annotations} scheme={scheme} />
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
  annotations,
  scheme,
}: {
  readonly session: Session;
  readonly annotations: readonly Annotation[];
  readonly scheme: Scheme;
}) {
  const selected = useSelected(session, annotations);
  return selected ? <AnnotationDetails session={session} annotation={selected} scheme={scheme} /> : null;
}
