import { fixedCommandWithKey } from '../../../../core/commands';
import type { Kind } from '../../../../core/scheme';
import { kindRef } from '../../../../core/scheme-labels';
import { counted } from '../../../../core/numbers';
import { Appearance } from './appearance';
import { AttributeSection } from './attribute-section';
import { useSchemeEditor } from './editor-context';
import { LabelActions } from './label-actions';
import { GuidelineField, IdField, LabelText, NameField } from './label-fields';
import { RoleSection } from './role-section';

/** All about one kind. */
export function KindForm({ kind }: { readonly kind: Kind }) {
  const { uses } = useSchemeEditor();
  const label = kindRef(kind.id);
  return (
    <div className="scheme-form" data-label={`kind/${kind.id}`}>
      <p className="form-use">
        {uses(label) === 0 ? 'No mark is of this kind.' : `${counted(uses(label), 'mark')} of this kind.`}
      </p>
      <div className="field-row">
        <NameField of={label} label="Name of one" />
        <LabelText of={label} field="plural" label="Of several" />
      </div>
      <div className="field-row">
        <LabelText
          of={label}
          field="key"
          label="Key that marks"
          className="short-field"
          optional
          placeholder="None"
          hint={keyHint(kind)}
        />
        <LabelText of={label} field="glyph" label="Sign" className="short-field" optional placeholder="None" />
        <IdField of={label} />
      </div>
      <Appearance kind={kind} />
      <GuidelineField of={label} rows={4} />
      <RoleSection kind={kind} />
      <AttributeSection kind={kind} />
      <section className="scheme-section" aria-label="This kind">
        <LabelActions key={kind.id} of={label} name={kind.name} />
      </section>
    </div>
  );
}

/** Why a kind's key does not mark, if it does not. */
function keyHint({ key }: Kind): string | undefined {
  const holder = key === undefined ? undefined : fixedCommandWithKey(key);
  return holder && `${key?.toUpperCase()} is the key of “${holder.label}”, so it does not mark.`;
}
