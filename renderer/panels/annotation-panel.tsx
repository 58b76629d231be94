import { memo, useMemo } from 'react';
import type { Annotation } from '../../core/annotation';
import { filtered } from '../session/navigation';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { AnnotationDetails } from './annotation-details';
import { AnnotationList } from './annotation-list';
import { KindFilterBar } from './kind-filter-bar';
import { useSelected } from './use-selected';

/** Everything that is marked, in text order, and the details of the one that is selected. */
export const AnnotationPanel = memo(function AnnotationPanel({ session }: { readonly session: Session }) {
  const { annotations } = useStore(session.replica.set);
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
      <SelectedDetails session={session} annotations={annotations} />
    </aside>
  );
});

function SelectedDetails({
  session,
  annotations,
}: {
  readonly session: Session;
  readonly annotations: readonly Annotation[];
}) {
  const selected = useSelected(session, annotations);
  return selected ? <AnnotationDetails session={session} annotation={selected} /> : null;
}
