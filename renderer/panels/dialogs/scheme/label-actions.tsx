import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { SchemePlan } from '../../../../core/scheme-changes';
import { mergeTargets, type SchemeChange } from '../../../../core/scheme-changes';
import { idOf, keyOf, labelAt, labelsBeside, type LabelRef } from '../../../../core/scheme-labels';
import { effectInWords } from '../../../../core/scheme-words';
import { inWords, useSchemeEditor, type FocusPart } from './editor-context';

type Asked = 'merge' | 'delete';

/** Moves a label in its list, merges it into another, deletes it. What marks would lose is said before it happens. */
export function LabelActions({ of, name }: { readonly of: LabelRef; readonly name: string }) {
  const editor = useSchemeEditor();
  const { scheme, change, focus } = editor;
  const [asked, setAsked] = useState<Asked>();
  if (editor.readOnly) return null;
  const beside = labelsBeside(scheme, of);
  const index = beside.findIndex(({ id }) => id === idOf(of));
  const move = (to: number, part: FocusPart) => {
    change({ type: 'move', label: of, to });
    // At either end one of the two buttons is greyed: the other one has the keyboard then.
    focus(of, to === 0 ? 'down' : to === beside.length - 1 ? 'up' : part);
  };
  const remove = () => {
    const plan = editor.plan({ type: 'delete', label: of });
    if (plan.ok && effectInWords({ scheme }, plan.value.effect).length === 0) {
      change({ type: 'delete', label: of });
      focus(of, 'add');
    } else setAsked('delete');
  };
  const close = () => {
    setAsked(undefined);
    focus(of, asked ?? 'delete');
  };
  return (
    <div className="label-actions" data-label={keyOf(of)}>
      <div className="label-buttons">
        <ActionButton part="up" label={`Move ${name} up`} disabled={index <= 0} onPress={() => move(index - 1, 'up')}>
          ↑
        </ActionButton>
        <ActionButton
          part="down"
          label={`Move ${name} down`}
          disabled={index === beside.length - 1}
          onPress={() => move(index + 1, 'down')}
        >
          ↓
        </ActionButton>
        {mergeTargets(scheme, of).length > 0 && (
          <ActionButton part="merge" label={`Merge ${name} into another`} onPress={() => setAsked('merge')}>
            Merge…
          </ActionButton>
        )}
        <ActionButton part="delete" label={`Delete ${name}`} onPress={remove}>
          Delete
        </ActionButton>
      </div>
      {asked === 'merge' && <AskMerge of={of} name={name} onClose={close} />}
      {asked === 'delete' && <AskDelete of={of} name={name} onClose={close} />}
    </div>
  );
}

function ActionButton({
  part,
  label,
  disabled = false,
  onPress,
  children,
}: {
  readonly part: FocusPart;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly children: string;
}) {
  return (
    <button
      type="button"
      className="small-button"
      aria-label={label}
      title={label}
      data-part={part}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

interface AskProps {
  readonly of: LabelRef;
  readonly name: string;
  readonly onClose: () => void;
}

function AskMerge({ of, name, onClose }: AskProps) {
  const { scheme } = useSchemeEditor();
  const id = useId();
  const targets = mergeTargets(scheme, of);
  const [chosen, setChosen] = useState(targets[0]?.id ?? '');
  const into = targets.some((target) => target.id === chosen) ? chosen : (targets[0]?.id ?? '');
  return (
    <Ask change={{ type: 'merge', label: of, into }} confirm="Merge" title={`Merge ${name}`} onClose={onClose}>
      <label htmlFor={id}>Merge “{name}” into</label>
      <select id={id} autoFocus value={into} onChange={(event) => setChosen(event.target.value)}>
        {targets.map((target) => (
          <option key={target.id} value={target.id}>
            {target.name}
          </option>
        ))}
      </select>
    </Ask>
  );
}

function AskDelete({ of, name, onClose }: AskProps) {
  const { scheme } = useSchemeEditor();
  const canMerge = mergeTargets(scheme, of).length > 0;
  return (
    <Ask change={{ type: 'delete', label: of }} confirm="Delete" title={`Delete ${name}`} onClose={onClose}>
      <p>
        Delete “{name}”?{canMerge && ' To keep what the marks say, merge it into another instead.'}
      </p>
    </Ask>
  );
}

/** Says what a change does before it does it. */
function Ask({
  change,
  confirm,
  title,
  onClose,
  children,
}: {
  readonly change: Extract<SchemeChange, { type: Asked }>;
  readonly confirm: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}) {
  const editor = useSchemeEditor();
  const { label } = change;
  const into = change.type === 'merge' ? change.into : undefined;
  const plan = useMemo(
    () => (labelAt(editor.scheme, label) ? editor.plan(change) : undefined),
    // The change is made anew each time it is drawn; what it says is its label and where it goes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [editor, keyOf(label), into],
  );
  const carryOut = () => {
    if (editor.change(change)) return;
    editor.focus(label, 'add');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div role="group" aria-label={title} className="ask" onKeyDown={onKeyDown}>
      {children}
      <div role="status">
        {plan && !plan.ok && <p className="field-error">{inWords(plan.error)}</p>}
        {plan?.ok && <Effects plan={plan.value} />}
      </div>
      <div className="ask-buttons">
        <button
          type="button"
          className={change.type === 'delete' ? 'small-button danger' : 'small-button'}
          disabled={!plan?.ok}
          autoFocus={change.type === 'delete' && plan?.ok === true}
          onClick={carryOut}
        >
          {confirm}
        </button>
        <button
          type="button"
          className="small-button"
          autoFocus={change.type === 'delete' && !plan?.ok}
          onClick={onClose}
        >
          Cancel
        </button>
      </div>
    </div>
  );
}

function Effects({ plan }: { readonly plan: SchemePlan }) {
  const { scheme } = useSchemeEditor();
  const sentences = effectInWords({ scheme }, plan.effect);
  if (sentences.length === 0) return <p>No mark is touched.</p>;
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
