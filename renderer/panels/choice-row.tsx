import { useId, type ReactNode } from 'react';

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly className?: string;
  /** When to choose it. */
  readonly guideline?: string | undefined;
}

/**
 * One choice out of a few, side by side: native radio buttons, because this is drawn again with every mark and the
 * browser's own are the cheapest that every screen reader knows.
 */
export function ChoiceRow<Value extends string>({
  label,
  className,
  options,
  value,
  isDisabled = false,
  onChange,
}: {
  readonly label: string;
  readonly className: string;
  readonly options: readonly ChoiceOption<Value>[];
  readonly value: Value;
  readonly isDisabled?: boolean;
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={`choice-row ${className}`}>
      {options.map((option) => (
        <label key={option.value} className={option.className} title={option.guideline}>
          <input
            type="radio"
            name={name}
            value={option.value}
            aria-description={option.guideline}
            checked={option.value === value}
            disabled={isDisabled}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
