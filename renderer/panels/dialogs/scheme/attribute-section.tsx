import type { Attribute, Kind } from '../../../../core/scheme';
import { attributeRef } from '../../../../core/scheme-labels';
import { useSchemeEditor } from './editor-context';
import { LabelCard } from './label-card';
import { GuidelineField, IdField, NameField } from './label-fields';
import { LabelSection, type NewLabel } from './label-section';
import { optionsOf, SelectField } from './select-field';
import { ValueList } from './value-list';

const typeNames = { choice: 'one of a list', text: 'text', annotation: 'another mark' } as const;

const added: readonly NewLabel[] = [
  {
    button: 'Add list',
    make: (id) => ({ id, name: 'New list', type: 'choice', values: [{ id: 'new-value', name: 'New value' }] }),
  },
  { button: 'Add text', make: (id) => ({ id, name: 'New text', type: 'text' }) },
  { button: 'Add link to a mark', make: (id) => ({ id, name: 'New link', type: 'annotation' }) },
];

/** What can be said of a mark of a kind. */
export function AttributeSection({ kind }: { readonly kind: Kind }) {
  const { change } = useSchemeEditor();
  const choices = kind.attributes.filter(({ type }) => type === 'choice');
  return (
    <LabelSection
      title="Attributes"
      first={attributeRef(kind.id, '')}
      hint="What can be said of a mark of this kind: one of a list, text, or another mark."
      added={added}
    >
      {kind.attributes.map((attribute, index) => (
        <AttributeCard key={index} kind={kind} attribute={attribute} />
      ))}
      {choices.length > 0 && (
        <SelectField
          label="Shown beside each mark in the list"
          value={kind.statusAttribute ?? ''}
          options={optionsOf('Nothing', choices)}
          onChange={(id) =>
            change({
              type: 'edit',
              label: { type: 'kind', path: [kind.id] },
              fields: { statusAttribute: id || undefined },
            })
          }
        />
      )}
    </LabelSection>
  );
}

function AttributeCard({ kind, attribute }: { readonly kind: Kind; readonly attribute: Attribute }) {
  const { scheme, change } = useSchemeEditor();
  const label = attributeRef(kind.id, attribute.id);
  const edit = (fields: Readonly<Record<string, unknown>>) => change({ type: 'edit', label, fields });
  return (
    <LabelCard of={label} about={typeNames[attribute.type]}>
      <div className="field-row">
        <NameField of={label} />
        {attribute.type === 'choice' && (
          <SelectField
            label="While nobody chose"
            value={attribute.default ?? ''}
            options={optionsOf('Not said', attribute.values)}
            onChange={(id) => edit({ default: id || undefined })}
          />
        )}
        {attribute.type === 'annotation' && (
          <SelectField
            label="Of which kind"
            value={attribute.kind ?? ''}
            options={optionsOf('Any', scheme.kinds)}
            onChange={(id) => edit({ kind: id || undefined })}
          />
        )}
        <IdField of={label} />
      </div>
      <Condition kind={kind} attribute={attribute} />
      <GuidelineField of={label} />
      {attribute.type !== 'text' && <ValueList kind={kind} attribute={attribute} />}
    </LabelCard>
  );
}

/** When an attribute is asked for: always, or while a list of the same kind says something. */
function Condition({ kind, attribute }: { readonly kind: Kind; readonly attribute: Attribute }) {
  const { change } = useSchemeEditor();
  const { shownWhen } = attribute;
  const conditions = kind.attributes.flatMap((one) =>
    one.type === 'choice' && one.id !== attribute.id
      ? one.values.map((value) => ({ value: `${one.id}/${value.id}`, name: `${one.name}: ${value.name}` }))
      : [],
  );
  if (conditions.length === 0) return null;
  return (
    <SelectField
      label="Asked for"
      value={shownWhen ? `${shownWhen.attribute}/${shownWhen.value}` : ''}
      options={[{ value: '', name: 'Always' }, ...conditions]}
      onChange={(chosen) => {
        const [other, value] = chosen.split('/');
        const fields = { shownWhen: chosen === '' ? undefined : { attribute: other, value } };
        change({ type: 'edit', label: attributeRef(kind.id, attribute.id), fields });
      }}
    />
  );
}
