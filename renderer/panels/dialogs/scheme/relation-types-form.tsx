import { relationTypeRef } from '../../../../core/scheme-labels';
import { useSchemeEditor } from './editor-context';
import { LabelCard } from './label-card';
import { GuidelineField, IdField, LabelText, NameField } from './label-fields';
import { LabelSection } from './label-section';

/** How marks can be related to each other. */
export function RelationTypesForm() {
  const { scheme } = useSchemeEditor();
  return (
    <div className="scheme-form">
      <LabelSection
        title="Relation types"
        first={relationTypeRef('')}
        hint="How one mark can be linked to another, whatever their kinds."
        added={[
          {
            button: 'Add relation type',
            make: (id) => ({ id, name: 'New relation', inverse: 'New relation, from the other end' }),
          },
        ]}
      >
        {scheme.relationTypes.map((type, index) => {
          const label = relationTypeRef(type.id);
          return (
            <LabelCard key={index} of={label}>
              <div className="field-row">
                <NameField of={label} />
                <LabelText of={label} field="inverse" label="From the other end" />
                <IdField of={label} />
              </div>
              <GuidelineField of={label} />
            </LabelCard>
          );
        })}
      </LabelSection>
    </div>
  );
}
