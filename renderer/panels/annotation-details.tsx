import { useEffect, useId, useMemo, useRef } from 'react';
import type { Annotation } from '../../core/annotation';
import type { Scheme } from '../../core/scheme';
import { run } from '../actions';
import { changeKind, setNote } from '../session/marking';
import type { Session } from '../session/session';
import { useApp } from './app-context';
import { ChoiceRow } from './choice-row';
import { KeyCaps } from './key-caps';
import { KindLine } from './kind-line';

/** The selected annotation: what kind it is, and its note. Every change is one step to undo. */
export function AnnotationDetails({
  session,
  annotation,
  scheme,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
  readonly scheme: Scheme;
}) {
  const app = useApp();
  const heading = useId();
  const kindOptions = useMemo(() => optionsOf(scheme), [scheme]);
  return (
    <section className="details" aria-labelledby={heading}>
      <h2 id={heading}>Selected mark</h2>
      <ChoiceRow
        label="Kind"
        className="kind-choice"
        value={annotation.kind}
        options={kindOptions}
        isDisabled={session.readOnly}
        onChange={(kind) => changeKind(session, kind)}
      />
      <NoteField session={session} annotation={annotation} />
      <button
        type="button"
        className="quiet-button delete-button"
        disabled={session.readOnly}
        onClick={() => run(app, 'mark.delete')}
      >
        Delete mark <KeyCaps command="mark.delete" />
      </button>
    </section>
  );
}

function optionsOf({ kinds }: Scheme) {
  return kinds.map((kind) => ({
    value: kind.id,
    label: (
      <>
        <KindLine kind={kind} />
        {kind.name}
      </>
    ),
  }));
}

/** The note. What is typed is saved as it is typed; one visit to the field is one step to undo. */
function NoteField({ session, annotation }: { readonly session: Session; readonly annotation: Annotation }) {
  const app = useApp();
  const field = useRef<HTMLTextAreaElement>(null);
  const visit = useRef('');
  const id = useId();

  useEffect(() => {
    app.focusNote = () => field.current?.focus();
    return () => {
      app.focusNote = () => undefined;
    };
  }, [app]);

  return (
    <div className="field">
      <label htmlFor={id}>
        Note <KeyCaps command="mark.note" />
      </label>
      <textarea
        id={id}
        ref={field}
        rows={3}
        dir="auto"
        value={annotation.note}
        readOnly={session.readOnly}
        onFocus={() => {
          visit.current = crypto.randomUUID();
        }}
        onChange={(event) => setNote(session, annotation, event.target.value, `${annotation.id} ${visit.current}`)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          app.view?.focus();
        }}
      />
    </div>
  );
}
