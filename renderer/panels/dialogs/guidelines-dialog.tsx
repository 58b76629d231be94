import { Button } from 'react-aria-components';
import { valuesOf, type Attribute, type Kind } from '../../../core/scheme';
import { useApp, useScheme } from '../app-context';
import { KindLine } from '../kind-line';
import { ModalDialog } from './modal-dialog';

/** What each kind of mark is for, in the scheme's own words, to be looked up while marking. */
export function GuidelinesDialog() {
  const app = useApp();
  const scheme = useScheme();
  return (
    <ModalDialog title="Guidelines" size="large">
      {scheme.guideline && <p className="guideline">{scheme.guideline}</p>}
      {scheme.kinds.map((kind) => (
        <KindGuideline key={kind.id} kind={kind} />
      ))}
      <div className="dialog-actions">
        <Button className="primary-button" autoFocus onPress={() => app.dialog.set(undefined)}>
          Done
        </Button>
      </div>
    </ModalDialog>
  );
}

function KindGuideline({ kind }: { readonly kind: Kind }) {
  const { name, guideline, roles, attributes } = kind;
  return (
    <section className="kind-guideline" aria-label={name}>
      <h3>
        <KindLine kind={kind} /> <bdi>{name}</bdi>
      </h3>
      <p className="guideline">{guideline || 'Nothing is written about this kind yet.'}</p>
      {[...roles, ...attributes].length > 0 && (
        <dl className="guideline-facts">
          {roles.map((role) => (
            <Fact key={`role ${role.id}`} name={role.name} guideline={role.guideline} />
          ))}
          {attributes.map((attribute) => (
            <AttributeGuideline key={attribute.id} attribute={attribute} />
          ))}
        </dl>
      )}
    </section>
  );
}

function AttributeGuideline({ attribute }: { readonly attribute: Attribute }) {
  return (
    <Fact name={attribute.name} guideline={attribute.guideline}>
      {valuesOf(attribute).map(({ id, name, guideline }) => (
        <span key={id} className="guideline-value">
          <b>
            <bdi>{name}</bdi>
          </b>
          {guideline && `: ${guideline}`}
        </span>
      ))}
    </Fact>
  );
}

function Fact({
  name,
  guideline,
  children,
}: {
  readonly name: string;
  readonly guideline: string | undefined;
  readonly children?: React.ReactNode;
}) {
  return (
    <div>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>
        {guideline && <span className="guideline-text">{guideline}</span>}
        {children}
      </dd>
    </div>
  );
}
