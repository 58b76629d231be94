import type { Annotation, SignOff } from './annotation';
import { choiceOf } from './attribute-values';
import type { Kind } from './scheme';

/**
 * What becomes of an annotation's sign-off when its attributes change: whoever gives it a settled status signs it off;
 * `null`, for one whose status is open again, takes the sign-off away. Nothing if its status stays, or if the status of
 * its kind is not found out but read off the words: then none of its values is open.
 */
export function signOffAfter(
  kind: Kind,
  annotation: Annotation,
  attributes: Annotation['attributes'],
  text: string,
  signOff: SignOff,
): { readonly signOff?: SignOff | null } {
  const status = kind.attributes.find(({ id }) => id === kind.statusAttribute);
  if (status?.type !== 'choice' || !status.values.some(({ open }) => open)) return {};
  const before = choiceOf(kind, status.id, annotation, text);
  const after = choiceOf(kind, status.id, { ...annotation, attributes }, text);
  if (before?.id === after?.id) return {};
  if (after && !after.open) return { signOff };
  return annotation.signOff ? { signOff: null } : {};
}
