import { fixedCommandWithKey } from '../../../../core/commands';
import { faces, roleKey, type Kind, type Role, type Scheme } from '../../../../core/scheme';
import { roleRef } from '../../../../core/scheme-labels';
import { useSchemeEditor } from './editor-context';
import { LabelCard } from './label-card';
import { GuidelineField, IdField, LabelText, NameField } from './label-fields';
import { LabelSection } from './label-section';
import { SelectField } from './select-field';

const faceNames = { bold: 'Heavier', italic: 'Slanted' } as const;

/** The roles of a kind. Each has a key: its own, or the number of its place. */
export function RoleSection({ kind }: { readonly kind: Kind }) {
  return (
    <LabelSection
      title="Roles"
      first={roleRef(kind.id, '')}
      hint="What the parts of a mark are to it. While they are being filled, the keys 1 to 9 give them by their place."
      added={[{ button: 'Add role', make: (id) => ({ id, name: 'New role' }) }]}
    >
      {kind.roles.map((role, index) => (
        <RoleCard key={index} kind={kind} role={role} shownKey={roleKey(role, index)} />
      ))}
    </LabelSection>
  );
}

function RoleCard({
  kind,
  role,
  shownKey,
}: {
  readonly kind: Kind;
  readonly role: Role;
  readonly shownKey: string | undefined;
}) {
  const { change, scheme } = useSchemeEditor();
  const label = roleRef(kind.id, role.id);
  return (
    <LabelCard of={label} {...(shownKey === undefined ? {} : { about: `key ${shownKey}` })}>
      <div className="field-row">
        <NameField of={label} />
        <LabelText
          of={label}
          field="key"
          label="Key"
          className="short-field"
          optional
          placeholder="By place"
          hint={keyHint(role, scheme)}
        />
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

/** Why a role's own key does not give it, if it does not. */
function keyHint({ key }: Role, { kinds }: Scheme): string | undefined {
  if (key === undefined) return undefined;
  const pressed = key.toUpperCase();
  const holder = fixedCommandWithKey(key)?.label ?? kinds.find((kind) => kind.key?.toUpperCase() === pressed)?.name;
  return holder === undefined ? undefined : `${pressed} is the key of “${holder}”, so it does not give this role.`;
}
