import { useId, useState, type KeyboardEvent } from 'react';
import type { Problem } from '../../../../core/problem';
import { inWords, useSchemeEditor } from './editor-context';

/**
 * Text that counts once it is finished: with Enter, or when the field is left. Escape gives it up. What cannot be is said
 * below, and the field keeps it to be mended.
 */
export function CommitField({
  label,
  value,
  hint,
  className = '',
  rows = 1,
  part,
  placeholder,
  onCommit,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly className?: string;
  readonly rows?: number;
  readonly part?: string;
  readonly placeholder?: string;
  readonly onCommit: (value: string) => Problem | undefined;
}) {
  const { readOnly } = useSchemeEditor();
  const id = useId();
  const [shown, setShown] = useState(value);
  const [typed, setTyped] = useState(value);
  const [problem, setProblem] = useState<Problem>();
  const take = (next: string) => {
    setShown(next);
    setTyped(next);
    setProblem(undefined);
  };
  if (shown !== value) take(value);
  const commit = () => {
    const next = rows > 1 ? typed.trimEnd() : typed.trim();
    if (next === value) take(value);
    else setProblem(onCommit(next));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && rows === 1) {
      event.preventDefault();
      commit();
    }
    if (event.key === 'Escape' && (typed !== value || problem)) {
      event.stopPropagation();
      take(value);
    }
  };
  const says = problem ? inWords(problem) : hint;
  const field = {
    id,
    dir: 'auto',
    value: typed,
    readOnly,
    placeholder,
    'data-part': part,
    'aria-invalid': problem !== undefined,
    'aria-describedby': says === undefined ? undefined : `${id}-says`,
    onBlur: commit,
    onKeyDown,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => setTyped(target.value),
  };
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {rows > 1 ? <textarea rows={rows} {...field} /> : <input type="text" autoComplete="off" {...field} />}
      {says !== undefined && (
        <p id={`${id}-says`} className={problem ? 'field-error' : 'field-hint'} role={problem && 'alert'}>
          {says}
        </p>
      )}
    </div>
  );
}
