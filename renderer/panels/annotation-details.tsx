import { useId, useRef, useState, type Ref } from 'react';
import type { Annotation } from '../../core/annotation';
import { kinds, kindNames } from '../../core/scheme';
import { run } from '../actions';
import { changeKind, setNote } from '../session/marking';
import type { Session } from '../session/session';
import { useApp } from './app-context';
import { ChoiceRow } from './choice-row';
import { KeyCaps } from './key-caps';
import { panelState } from './panel-state';

const kindOptions = kinds.map((kind) => ({
  value: kind,
  className: kind,
  label: (
    <>
      <span className={`kind-line ${kind}`} aria-hidden="true" />
      {kindNames[kind].one}
    </>
  ),
}));

/** The selected annotation: what kind it is, and its note. Every change is one step to undo. */
export function AnnotationDetails({
  session,
  annotation,
  inert,
  note,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
  /** Nothing is selected any more: the details are out of sight and out of reach. */
  readonly inert: boolean;
  readonly note: Ref<HTMLTextAreaElement>;
}) {
  const app = useApp();
  const heading = useId();
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
