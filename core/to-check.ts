import { attributeOf, type Annotation } from './annotation';
import type { Attribute, Scheme } from './scheme';
import { kindOf } from './scheme-index';

/** Whether something is still to be found out about an annotation: one of its kind's choices stands at an open value. */
export function isToCheck(annotation: Annotation, scheme: Scheme): boolean {
  return kindOf(scheme, annotation.kind).attributes.some((attribute) => isOpen(attribute, annotation));
}

function isOpen(attribute: Attribute, annotation: Annotation): boolean {
  if (attribute.type !== 'choice') return false;
  const chosen = attributeOf(annotation, attribute.id) ?? attribute.default;
  return attribute.values.some(({ id, open }) => open && id === chosen);
}
