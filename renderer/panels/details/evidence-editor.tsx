import { useState, type KeyboardEvent } from 'react';
import { evidenceStances, evidenceTypes, type Annotation, type Evidence } from '../../../core/annotation';
import { setEvidence, withPart } from '../../session/evidence';
import type { Session } from '../../session/session';
import { evidenceTypeNames, stanceNames } from './evidence-words';
import { TypedField } from './typed-field';

const blank: Evidence = { type: 'document', stance: 'supports' };

const textParts = [
  ['title', 'Title'],
  ['page', 'Page'],
  ['paragraph', 'Paragraph'],
  ['timestamp', 'Time in it'],
  ['date', 'Date'],
  ['url', 'Address'],
  ['note', 'What it says'],
] as const;

/**
 * Edits one entry. What is typed is saved at once, so that nothing is lost by selecting something else; all of one visit
 * is one step to undo. An entry that is not there yet begins with the first thing that is said of it.
 */
export function EvidenceEditor({
  session,
  annotation,
  place,
  adds,
  onClose,
  onDelete,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
  readonly place: number;
  readonly adds: boolean;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}) {
  const [key] = useState(() => crypto.randomUUID());
  const stored = annotation.evidence[place];
  // As typed: faster than the annotation comes back.
  const [shown, setShown] = useState(stored);
  const [evidence, setEntry] = useState(stored ?? blank);
  if (shown !== stored) {
    setShown(stored);
    setEntry(stored ?? blank);
  }
  const change = (part: keyof Evidence, value: string) => {
    const changed = withPart(evidence, part, value);
    setEntry(changed);
    setEvidence(session, annotation.id, place, changed, { key: `${annotation.id} ${key}`, adds });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    onClose();
  };
  return (
    <div
      className="evidence facts"
      role="group"
      aria-label={adds ? 'New evidence' : 'Edit evidence'}
      onKeyDown={onKeyDown}
    >
      {textParts.slice(0, 1).map(([part, label]) => text(part, label, true))}
      <div className="fact-pair">
        <select
          aria-label="What it does"
          value={evidence.stance}
          onChange={(event) => change('stance', event.target.value)}
        >
          {evidenceStances.map((stance) => (
            <option key={stance} value={stance}>
              {stanceNames[stance].replace(/^./, (letter) => letter.toUpperCase())}
            </option>
          ))}
        </select>
        <select
          aria-label="Type of evidence"
          value={evidence.type}
          onChange={(event) => change('type', event.target.value)}
        >
          {evidenceTypes.map((type) => (
            <option key={type} value={type}>
              {evidenceTypeNames[type]}
            </option>
          ))}
        </select>
      </div>
      {textParts.slice(1).map(([part, label]) => text(part, label, false))}
      <div className="evidence-actions">
        <button type="button" className="small-button" onClick={onClose}>
          Done
        </button>
        {stored && (
          <button type="button" className="text-button" onClick={onDelete}>
            Delete
          </button>
        )}
      </div>
    </div>
  );

  function text(part: (typeof textParts)[number][0], label: string, autoFocus: boolean) {
    return (
      <TypedField
        key={part}
        label={label}
        about={annotation}
        value={evidence[part] ?? ''}
        readOnly={false}
        autoFocus={autoFocus}
        onType={(value) => change(part, value)}
      />
    );
  }
}
