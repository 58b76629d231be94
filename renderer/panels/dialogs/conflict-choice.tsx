import { useId } from 'react';
import type { AnnotationSet } from '../../../core/annotation-set';
import { disagreements, kindIn, versionQuote } from '../../../core/conflict-words';
import { conflictChoices, type Conflict, type ConflictChoice } from '../../../core/merge';
import { markOf, type Version } from '../../../core/versions';
import { KindLine } from '../kind-line';

/** One mark in two versions, side by side: native radio buttons that are as large as what they choose. */
export function ConflictChoiceField({
  conflict,
  set,
  autoFocus,
  value,
  onChange,
}: {
  readonly conflict: Conflict;
  readonly set: AnnotationSet;
  readonly autoFocus: boolean;
  readonly value: ConflictChoice | undefined;
  readonly onChange: (choice: ConflictChoice) => void;
}) {
  const name = useId();
  const shown = (conflict.mine ?? conflict.theirs) as Version;
  const kind = kindIn(shown, set);
  // A mark that one side deleted has but one version to keep.
  const choices = conflict.mine && conflict.theirs ? conflictChoices : conflictChoices.slice(0, 2);
  return (
    <fieldset className="conflict">
      <legend>
        {kind && <KindLine kind={kind} />}
        <span>{kind?.name ?? markOf(shown).kind}</span>
        <q dir="auto">{versionQuote(shown, set)}</q>
      </legend>
      <div className="conflict-versions">
        {choices.map((choice, index) => (
          <label key={choice} className={`conflict-version ${choice}`}>
            <input
              type="radio"
              name={name}
              autoFocus={autoFocus && index === 0}
              checked={value === choice}
              onChange={() => onChange(choice)}
            />
            <span className="conflict-said">
              <strong>{choiceNames[choice]}</strong>
              {choice === 'both' ? (
                <span className="hint">Theirs becomes a mark of its own, on the same words.</span>
              ) : (
                <Said conflict={conflict} side={choice} set={set} />
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const choiceNames: Readonly<Record<ConflictChoice, string>> = {
  mine: 'Yours',
  theirs: 'Theirs',
  both: 'Keep both',
};

function Said({
  conflict,
  side,
  set,
}: {
  readonly conflict: Conflict;
  readonly side: 'mine' | 'theirs';
  readonly set: AnnotationSet;
}) {
  const version = conflict[side];
  if (!version) return <span>Deleted</span>;
  if (conflict.fields.length === 0) return <span>Linked to another mark</span>;
  return disagreements(conflict, set).map((field) => (
    <span key={field.name} className="conflict-field">
      <span className="conflict-name">{field.name}</span>
      <span dir="auto" className={field[side] === '' ? 'hint' : 'conflict-value'}>
        {field[side] === '' ? 'Nothing' : field[side]}
      </span>
    </span>
  ));
}
