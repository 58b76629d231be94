import { attributeOf, type Annotation } from '../../../core/annotation';
import type { Attribute, Kind } from '../../../core/scheme';
import { assertNever } from '../../../core/result';
import { setAttribute } from '../../session/attributes';
import type { Session } from '../../session/session';
import { panelState } from '../panel-state';
import { AnnotationField } from './annotation-field';
import { ChoiceField } from './choice-field';
import { TypedField } from './typed-field';

export interface AttributeProps {
  readonly session: Session;
  readonly annotation: Annotation;
  readonly kind: Kind;
}

/** What an annotation says of one attribute of its kind. */
export function AttributeField({ attribute, ...props }: AttributeProps & { readonly attribute: Attribute }) {
  const { session, annotation } = props;
  const set = (value: string, visit?: string) => setAttribute(session, annotation.id, attribute, value, visit);
  const choose = (value: string) => {
    set(value);
    panelState(session).catchUp();
  };
  switch (attribute.type) {
    case 'choice':
      return <ChoiceField {...props} attribute={attribute} onChoose={choose} />;
    case 'text':
      return (
        <TypedField
          label={attribute.name}
          guideline={attribute.guideline}
          about={annotation}
          value={attributeOf(annotation, attribute.id) ?? ''}
          readOnly={session.readOnly}
          onType={set}
        />
      );
    case 'annotation':
      return <AnnotationField {...props} attribute={attribute} onChoose={choose} />;
    default:
      return assertNever(attribute);
  }
}
