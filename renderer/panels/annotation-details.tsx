import { useId, useMemo, useRef, useState, type Ref } from 'react';
import type { Annotation } from '../../core/annotation';
import type { Scheme } from '../../core/scheme';
import { run } from '../actions';
import { changeKind, setNote } from '../session/marking';
import type { Session } from '../session/session';
import { useApp } from './app-context';
import { ChoiceRow } from './choice-row';
import { KeyCaps } from './key-caps';
import { KindLine } from './kind-line';
import { panelState } from './panel-state';

/** The selected annotation: what kind it is, and its note. Every change is one step to undo. */
export function AnnotationDetails({
  session,
  annotation,
  scheme,
  inert,
  note,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
  readonly scheme: Scheme;
  /** Nothing is selected any more: the details are out of sight and out of reach. */
  readonly inert: boolean;
  readonly note: Ref<HTMLTextAreaElement>;
}) {
  const app = useApp();
  const heading = useId();
  const kindOptions = useMemo(() => optionsOf(scheme), [scheme]);
  return (
    <section className="details" aria-labelledby={heading} inert={inert}>
      <h2 id={heading}>Selected mark</h2>
      <ChoiceRow
        label="Kind"
        className="kind-choice"
        value={annotation.kind}
        options={kindOptions}
        isDisabled={session.readOnly}
        onChange={(kind) => {
          changeKind(session, kind);
          panelState(session).catchUp();
        }}
      />
      <NoteField session={session} annotation={annotation} ref={note} />
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
function NoteField({
  session,
  annotation,
  ref,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
  readonly ref: Ref<HTMLTextAreaElement>;
}) {
  const app = useApp();
  const visit = useRef('');
  const id = useId();
  // What is typed shows at once; what else changes the note shows with everything else about it.
  const [shown, setShown] = useState(annotation);
  const [typed, setTyped] = useState(annotation.note);
  if (shown !== annotation) {
    setShown(annotation);
    setTyped(annotation.note);
  }

  return (
    <div className="field">
      <label htmlFor={id}>
        Note <KeyCaps command="mark.note" />
      </label>
      <textarea
        id={id}
        ref={ref}
        rows={3}
        dir="auto"
        value={typed}
        readOnly={session.readOnly}
        onFocus={() => {
          visit.current = crypto.randomUUID();
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          setNote(session, annotation.id, event.target.value, `${annotation.id} ${visit.current}`);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          app.view?.focus();
        }}
      />
    </div>
  );
}
