import { valuesOf, type Attribute, type Kind } from '../../../../core/scheme';
import { valueRef } from '../../../../core/scheme-labels';
import { LabelCard } from './label-card';
import { GuidelineField, IdField, NameField } from './label-fields';
import { LabelSection } from './label-section';

/** The values of a list, or what may stand instead of another mark. */
export function ValueList({ kind, attribute }: { readonly kind: Kind; readonly attribute: Attribute }) {
  const isChoice = attribute.type === 'choice';
  return (
    <LabelSection
      title={isChoice ? `Values of ${attribute.name}` : `Instead of a mark, for ${attribute.name}`}
      first={valueRef(kind.id, attribute.id, '')}
      added={[{ button: 'Add value', make: (id) => ({ id, name: 'New value' }) }]}
    >
      {valuesOf(attribute).map((value, index) => {
        const label = valueRef(kind.id, attribute.id, value.id);
        const isDefault = isChoice && attribute.default === value.id;
        return (
          <LabelCard key={index} of={label} {...(isDefault ? { about: 'while nobody chose' } : {})}>
            <div className="field-row">
              <NameField of={label} />
              <IdField of={label} />
            </div>
            <GuidelineField of={label} rows={2} />
          </LabelCard>
        );
      })}
    </LabelSection>
  );
}
