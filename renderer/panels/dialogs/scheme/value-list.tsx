import { tones, valuesOf, type Attribute, type Kind, type Tone } from '../../../../core/scheme';
import { valueRef } from '../../../../core/scheme-labels';
import { useSchemeEditor } from './editor-context';
import { LabelCard } from './label-card';
import { GuidelineField, IdField, NameField } from './label-fields';
import { LabelSection } from './label-section';
import { SelectField } from './select-field';

const toneNames: Readonly<Record<Tone, string>> = { good: 'It holds', bad: 'It does not hold', mixed: 'In between' };

/** The values of a list, or what may stand instead of another mark. */
export function ValueList({ kind, attribute }: { readonly kind: Kind; readonly attribute: Attribute }) {
  const { change } = useSchemeEditor();
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
              {isChoice && (
                <>
                  <SelectField
                    label="Shown as"
                    value={value.tone ?? ''}
                    options={[
                      { value: '', name: 'Neither' },
                      ...tones.map((tone) => ({ value: tone, name: toneNames[tone] })),
                    ]}
                    onChange={(tone) => change({ type: 'edit', label, fields: { tone: tone || undefined } })}
                  />
                  <SelectField
                    label="With this value, a mark is"
                    value={value.open ? 'open' : ''}
                    options={[
                      { value: '', name: 'Settled' },
                      { value: 'open', name: 'Still open' },
                    ]}
                    onChange={(open) => change({ type: 'edit', label, fields: { open: open === 'open' || undefined } })}
                  />
                </>
              )}
              <IdField of={label} />
            </div>
            <GuidelineField of={label} rows={2} />
          </LabelCard>
        );
      })}
    </LabelSection>
  );
}
