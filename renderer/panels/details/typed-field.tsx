import { useId, useRef, useState, type ReactNode } from 'react';
import type { Annotation } from '../../../core/annotation';

/** Text that is saved as it is typed. One visit to the field is one step to undo: `onType` gets the visit's name. */
export function TypedField({
  label,
  keys,
  part,
  guideline,
  rows = 1,
  about,
  value,
  readOnly,
  autoFocus = false,
  placeholder,
  onType,
}: {
  readonly label: string;
  readonly keys?: ReactNode;
  readonly part?: string;
  readonly guideline?: string | undefined;
  readonly rows?: number;
  /** What is typed belongs to this one. */
  readonly about: Annotation;
  readonly value: string;
  readonly readOnly: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  readonly onType: (value: string, visit: string) => void;
}) {
  const visit = useRef('');
  const id = useId();
  // What is typed shows at once; what else changes the value shows with everything else about it.
  const [shown, setShown] = useState({ about, value });
  const [typed, setTyped] = useState(value);
  if (shown.about !== about || shown.value !== value) {
    setShown({ about, value });
    setTyped(value);
  }
  const field = {
    id,
    dir: 'auto',
    value: typed,
    readOnly,
    autoFocus,
    placeholder,
    title: guideline,
    'data-part': part,
    onFocus: () => {
      visit.current = crypto.randomUUID();
    },
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setTyped(target.value);
      onType(target.value, `${about.id} ${id} ${visit.current}`);
    },
  };
  return (
    <div className={rows > 1 ? 'fact tall' : 'fact'}>
      <label htmlFor={id} title={guideline}>
        {label}
        {keys}
      </label>
      {rows > 1 ? <textarea rows={rows} {...field} /> : <input type="text" autoComplete="off" {...field} />}
    </div>
  );
}
