import { faces, type Kind, type Role } from '../../../../core/scheme';
import { roleRef } from '../../../../core/scheme-labels';
import { useSchemeEditor } from './editor-context';
import { LabelCard } from './label-card';
import { GuidelineField, IdField, NameField } from './label-fields';
import { LabelSection } from './label-section';
import { SelectField } from './select-field';

const faceNames = { bold: 'Heavier', italic: 'Slanted' } as const;

/** The roles of a kind. The first three have keys, by their place. */
export function RoleSection({ kind }: { readonly kind: Kind }) {
  return (
    <LabelSection
      title="Roles"
      first={roleRef(kind.id, '')}
      hint="What the parts of a mark are to it. The keys 1 to 3 give the first three."
      added={[{ button: 'Add role', make: (id) => ({ id, name: 'New role' }) }]}
    >
      {kind.roles.map((role, index) => (
        <RoleCard key={index} kind={kind} role={role} number={index + 1} />
      ))}
    </LabelSection>
  );
}

function RoleCard({ kind, role, number }: { readonly kind: Kind; readonly role: Role; readonly number: number }) {
  const { change } = useSchemeEditor();
  const label = roleRef(kind.id, role.id);
  return (
    <LabelCard of={label} {...(number <= 3 ? { about: `key ${number}` } : {})}>
      <div className="field-row">
        <NameField of={label} />
        <SelectField
          label="Its words are set"
          value={role.face ?? ''}
          options={[
            { value: '', name: 'As the others' },
            ...faces.map((face) => ({ value: face, name: faceNames[face] })),
          ]}
          onChange={(face) => change({ type: 'edit', label, fields: { face: face || undefined } })}
        />
        <IdField of={label} />
      </div>
      <GuidelineField of={label} />
    </LabelCard>
  );
}
