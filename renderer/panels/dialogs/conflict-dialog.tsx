import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Conflicts } from '../../../core/desk';
import { conflictChoices, type Conflict, type ConflictChoice } from '../../../core/merge';
import { inDigits } from '../../../core/numbers';
import { chooseConflicts } from '../../conflict-actions';
import type { Session } from '../../session/session';
import { useStore } from '../../session/store';
import { useApp, useSession } from '../app-context';
import { ConflictChoiceField } from './conflict-choice';
import { ModalDialog } from './modal-dialog';

/** Marks that somebody else and this window changed differently: whose version stays is chosen for each, or for all. */
export function ConflictDialog({ found }: { readonly found: Conflicts }) {
  const session = useSession();
  return session ? <Choose key={found.round} session={session} found={found} /> : null;
}

const allNames: Readonly<Record<ConflictChoice, string>> = {
  mine: 'Yours for all',
  theirs: 'Theirs for all',
  both: 'Both for all',
};

function Choose({ session, found }: { readonly session: Session; readonly found: Conflicts }) {
  const app = useApp();
  const set = useStore(session.replica.set);
  const [choices, setChoices] = useState<Readonly<Record<string, ConflictChoice>>>({});
  const [saving, setSaving] = useState(false);
  const { conflicts, round } = found;
  const open = conflicts.filter(({ id }) => choices[id] === undefined).length;
  const save = async () => {
    setSaving(true);
    await chooseConflicts(app, session, round, choices);
    setSaving(false);
  };
  return (
    <ModalDialog title={titleOf(conflicts.length)} size="large">
      <p>
        Somebody else saved {conflicts.length === 1 ? 'it' : 'them'} while you worked. Nothing was written over: the
        file has their version, this window has yours. What you both did that goes together is kept whatever you choose.
      </p>
      {conflicts.length > 1 && (
        <div className="conflict-all" role="group" aria-label="Choose for all">
          {conflictChoices.map((choice) => (
            <Button
              key={choice}
              className="small-button"
              onPress={() => setChoices(Object.fromEntries(conflicts.map((one) => [one.id, choiceFor(one, choice)])))}
            >
              {allNames[choice]}
            </Button>
          ))}
        </div>
      )}
      <div className="conflicts">
        {conflicts.map((conflict, index) => (
          <ConflictChoiceField
            key={conflict.id}
            conflict={conflict}
            set={set}
            autoFocus={index === 0}
            value={choices[conflict.id]}
            onChange={(choice) => setChoices({ ...choices, [conflict.id]: choice })}
          />
        ))}
      </div>
      <div className="dialog-actions">
        <span className="hint" role="status">
          {open > 0 ? `${inDigits(open)} to choose. Until then your marks are kept safe, not saved.` : 'All chosen.'}
        </span>
        <Button className="quiet-button" onPress={() => app.dialog.set(undefined)}>
          Decide later
        </Button>
        <Button className="primary-button" isDisabled={open > 0 || saving} onPress={() => void save()}>
          Save
        </Button>
      </div>
    </ModalDialog>
  );
}

/** Of a mark that one side deleted, to keep both is to keep it. */
function choiceFor({ mine, theirs }: Conflict, choice: ConflictChoice): ConflictChoice {
  if (choice !== 'both' || (mine && theirs)) return choice;
  return mine ? 'mine' : 'theirs';
}

function titleOf(count: number): string {
  return count === 1 ? 'You both changed a mark' : `You both changed ${inDigits(count)} marks`;
}
