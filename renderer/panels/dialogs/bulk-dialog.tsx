import { useId, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { confidenceNames, confidences } from '../../../core/annotation';
import { isOpen } from '../../../core/mark-filter';
import { counted } from '../../../core/numbers';
import type { Attribute, Scheme } from '../../../core/scheme';
import { changeAll, changedBy, type BulkChange } from '../../session/bulk';
import type { Confidence } from '../../session/confidence';
import { shownMarks } from '../../session/navigation';
import type { Session } from '../../session/session';
import { tagsInUse } from '../../session/tags';
import { useApp, useSession } from '../app-context';
import { ModalDialog } from './modal-dialog';

/** Changes all marks that the list shows, as one step. */
export function BulkDialog() {
  const session = useSession();
  return session ? <Bulk session={session} /> : null;
}

function Bulk({ session }: { readonly session: Session }) {
  const app = useApp();
  const id = useId();
  const marks = useMemo(() => shownMarks(session), [session]);
  const choices = useMemo(() => choicesOf(session.scheme), [session.scheme]);
  const tags = useMemo(() => tagsInUse(session), [session]);
  const [what, setWhat] = useState('add-tag');
  const [value, setValue] = useState('');
  const change = changeOf(what, value, choices);
  const count = change ? changedBy(session, marks, change) : 0;
  const all = isOpen(session.filter.value);
  const options = valuesFor(what, choices, session.scheme, tags);
  const choose = (next: string) => {
    setWhat(next);
    setValue(valuesFor(next, choices, session.scheme, tags)?.[0]?.value ?? '');
  };
  const perform = () => {
    if (!change || count === 0) return;
    app.dialog.set(undefined);
    changeAll(session, marks, change);
    app.announce(`${counted(count, 'mark')} changed`);
  };
  return (
    <ModalDialog title="Change marks" size="small">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          perform();
        }}
      >
        <p>
          {all
            ? `${marks.length === 1 ? 'The only mark' : `All ${counted(marks.length, 'mark')}`} of the article. To change some only, filter the list first.`
            : `The ${counted(marks.length, 'mark')} that the list shows.`}
        </p>
        <div className="fact">
          <label htmlFor={`${id}-what`}>Change</label>
          <select id={`${id}-what`} autoFocus value={what} onChange={(event) => choose(event.target.value)}>
            <option value="add-tag">Add a tag</option>
            {tags.length > 0 && <option value="remove-tag">Remove a tag</option>}
            {choices.map(({ id: attribute, name }) => (
              <option key={attribute} value={`attribute ${attribute}`}>
                {name}
              </option>
            ))}
            <option value="set-confidence">Confidence</option>
            <option value="set-kind">Kind</option>
            <option value="delete">Delete them</option>
          </select>
        </div>
        {what !== 'delete' && (
          <div className="fact">
            <label htmlFor={`${id}-value`}>{what.endsWith('tag') ? 'Tag' : 'To'}</label>
            {options ? (
              <select id={`${id}-value`} value={value} onChange={(event) => setValue(event.target.value)}>
                {options.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.name}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`${id}-value`}
                dir="auto"
                autoComplete="off"
                value={value}
                onChange={(event) => setValue(event.target.value)}
              />
            )}
          </div>
        )}
        <p className="hint" role="status">
          {change && count < marks.length
            ? `${counted(count, 'mark')} will change; the others are so already, or have no such thing.`
            : 'One step: undo takes all of it back.'}
        </p>
        <div className="dialog-actions">
          <Button className="quiet-button" onPress={() => app.dialog.set(undefined)}>
            Cancel
          </Button>
          <Button
            type="submit"
            className={what === 'delete' ? 'primary-button danger' : 'primary-button'}
            isDisabled={count === 0}
          >
            {what === 'delete' ? `Delete ${counted(count, 'mark')}` : `Change ${counted(count, 'mark')}`}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}

type ChoiceAttribute = Extract<Attribute, { readonly type: 'choice' }>;

/** The choices that the kinds offer; of those with the same id, one with the values of all. */
function choicesOf({ kinds }: Scheme): readonly ChoiceAttribute[] {
  const choices = new Map<string, ChoiceAttribute>();
  for (const attribute of kinds.flatMap(({ attributes }) => attributes)) {
    if (attribute.type !== 'choice') continue;
    const known = choices.get(attribute.id);
    const others = attribute.values.filter(({ id }) => !known?.values.some((one) => one.id === id));
    choices.set(attribute.id, known ? { ...known, values: [...known.values, ...others] } : attribute);
  }
  return [...choices.values()];
}

function choiceNamed(what: string, choices: readonly ChoiceAttribute[]): ChoiceAttribute | undefined {
  return choices.find(({ id }) => what === `attribute ${id}`);
}

/** What can be chosen; nothing where words are to be typed. */
function valuesFor(
  what: string,
  choices: readonly ChoiceAttribute[],
  { kinds }: Scheme,
  tags: readonly string[],
): readonly { readonly value: string; readonly name: string }[] | undefined {
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, name });
  if (what === 'set-kind') return kinds.map(named);
  if (what === 'set-confidence') return confidences.map((value) => ({ value, name: confidenceNames[value] }));
  if (what === 'remove-tag') return tags.map((tag) => ({ value: tag, name: tag }));
  return choiceNamed(what, choices)?.values.map(named);
}

function changeOf(what: string, value: string, choices: readonly ChoiceAttribute[]): BulkChange | undefined {
  if (what === 'delete') return { does: 'delete' };
  if (value.trim() === '') return undefined;
  if (what === 'set-kind') return { does: what, kind: value };
  if (what === 'set-confidence') return { does: what, confidence: value as Confidence };
  if (what === 'add-tag' || what === 'remove-tag') return { does: what, tag: value };
  const attribute = choiceNamed(what, choices);
  return attribute && { does: 'set-attribute', attribute, value };
}
