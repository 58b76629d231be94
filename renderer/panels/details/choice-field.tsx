import { useId } from 'react';
import { attributeOf } from '../../../core/annotation';
import { impliedValue, isTold } from '../../../core/attribute-values';
import type { Attribute, Kind, Value } from '../../../core/scheme';
import type { AttributeProps } from './attribute-field';

type Choice = Extract<Attribute, { type: 'choice' }>;

/** One of a closed list. What it is while nothing was chosen is said in the list, and choosing it stores nothing. */
export function ChoiceField({
  session,
  annotation,
  kind,
  attribute,
  onChoose,
}: AttributeProps & { readonly attribute: Choice; readonly onChoose: (value: string) => void }) {
  const id = useId();
  const implied = impliedValue(kind, attribute, annotation, session.text);
  const value = attributeOf(annotation, attribute.id) ?? implied ?? '';
  const chosen = attribute.values.find((one) => one.id === value);
  const guideline = guidelineOf(attribute, chosen);
  return (
    <div className="fact">
      <label htmlFor={id} title={attribute.guideline}>
        {attribute.name}
      </label>
      <select
        id={id}
        className={chosen?.tone && `tone-${chosen.tone}`}
        value={value}
        disabled={session.readOnly}
        title={guideline}
        data-part={attribute.id === kind.statusAttribute ? 'finding' : undefined}
        onChange={(event) => onChoose(event.target.value)}
      >
        {implied === undefined && <option value="">Not said</option>}
        {attribute.values.map((one) => (
          <option key={one.id} value={one.id} title={one.guideline}>
            {one.id === implied ? impliedName(kind, attribute, one) : one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function impliedName(kind: Kind, attribute: Choice, { name }: Value): string {
  return isTold(kind, attribute) ? `${name}, by its quotation marks` : `${name} (default)`;
}

function guidelineOf({ guideline }: Choice, value: Value | undefined): string | undefined {
  const ofValue = value?.guideline && `${value.name}: ${value.guideline}`;
  return [guideline, ofValue].filter(Boolean).join('\n') || undefined;
}
