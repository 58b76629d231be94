import { useRef, useState } from 'react';
import type { Annotation } from '../../../core/annotation';
import { deleteEvidence } from '../../session/evidence';
import type { Session } from '../../session/session';
import { useApp } from '../app-context';
import { KeyCaps } from '../key-caps';
import { panelState } from '../panel-state';
import { EvidenceEditor } from './evidence-editor';
import { EvidenceLine } from './evidence-line';

/** Which entry is being edited; `place` behind the last is one that is not there yet. */
interface Editing {
  readonly annotation: string;
  readonly place: number;
  readonly adds: boolean;
}

/** The evidence of an annotation: each entry in two lines until it is edited. */
export function EvidenceSection({
  session,
  annotation,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
}) {
  const app = useApp();
  const [editing, setEditing] = useState<Editing>();
  const section = useRef<HTMLElement>(null);
  const { evidence } = annotation;
  const edited = editing?.annotation === annotation.id ? editing : undefined;
  // The entry that is being added keeps its place, and the keyboard, once it is there.
  const rows = edited && edited.place >= evidence.length ? [...evidence, undefined] : evidence;
  const edit = (place: number, adds: boolean) => setEditing({ annotation: annotation.id, place, adds });
  const addButton = () => section.current?.querySelector<HTMLElement>('[data-part=evidence]');
  const close = () => {
    panelState(session).catchUp();
    setEditing(undefined);
    requestAnimationFrame(() => addButton()?.focus());
  };
  const remove = (place: number) => {
    deleteEvidence(session, annotation.id, place);
    app.announce('Evidence deleted');
    close();
  };
  const editor = edited && (
    <EvidenceEditor
      key={`${edited.place} ${edited.adds}`}
      session={session}
      annotation={annotation}
      place={edited.place}
      adds={edited.adds}
      onClose={close}
      onDelete={() => remove(edited.place)}
    />
  );
  if (session.readOnly && evidence.length === 0) return null;
  return (
    <section className="details-section" ref={section} aria-label="Evidence">
      <header className="section-head">
        <h3>Evidence</h3>
        {!session.readOnly && (
          <button
            type="button"
            className="quiet-button"
            data-part="evidence"
            onClick={() => edit(evidence.length, true)}
          >
            Add evidence <KeyCaps command="mark.evidence" />
          </button>
        )}
      </header>
      {rows.length > 0 && (
        <ul className="evidence-list">
          {rows.map((entry, place) => (
            <li key={place}>
              {edited?.place === place
                ? editor
                : entry && (
                    <EvidenceLine
                      evidence={entry}
                      readOnly={session.readOnly}
                      onEdit={() => edit(place, false)}
                      onDelete={() => remove(place)}
                    />
                  )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
