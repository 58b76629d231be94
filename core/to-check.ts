import type { Annotation } from './annotation';
import { choiceOf } from './attribute-values';
import type { Attribute, Scheme } from './scheme';
import { kindOf } from './scheme-index';

/**
 * Whether something is still to be found out about an annotation: one of its kind's choices stands at an open value, or
 * the article has changed under it.
 */
export function isToCheck(annotation: Annotation, scheme: Scheme, text: string): boolean {
  if (annotation.review) return true;
  const kind = kindOf(scheme, annotation.kind);
  return kind.attributes.some(
    (attribute) => canBeOpen(attribute) && choiceOf(kind, attribute.id, annotation, text)?.open === true,
  );
}

function canBeOpen(attribute: Attribute): boolean {
  return attribute.type === 'choice' && attribute.values.some(({ open }) => open);
}
