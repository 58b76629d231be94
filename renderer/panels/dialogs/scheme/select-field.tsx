import { useId } from 'react';
import { useSchemeEditor } from './editor-context';

export interface SelectOption {
  readonly value: string;
  readonly name: string;
}

/** One out of a list; the first option may stand for none. */
export function SelectField({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
}) {
  const { readOnly } = useSchemeEditor();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} disabled={readOnly} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A list's labels as options, after one that stands for none. */
export function optionsOf(none: string, labels: readonly { readonly id: string; readonly name: string }[]) {
  return [{ value: '', name: none }, ...labels.map(({ id, name }) => ({ value: id, name }))];
}
