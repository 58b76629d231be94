import { useId } from 'react';

/** One out of a list, with what is chosen beside its label. */
export function SelectFact<Value extends string>({
  label,
  value,
  options,
  autoFocus = false,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly id: Value; readonly name: string }[];
  readonly autoFocus?: boolean;
  readonly onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <div className="fact">
      <label htmlFor={id}>{label}</label>
      <select id={id} autoFocus={autoFocus} value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
