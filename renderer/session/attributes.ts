import { attributeOf, quoteOf, type Annotation } from '../../core/annotation';
import { findAnnotation } from '../../core/annotation-set';
import { impliedValue } from '../../core/attribute-values';
import { valuesOf, withinSentence, type Attribute } from '../../core/scheme';
import { kindOf } from '../../core/scheme-index';
import { signOffAfter } from '../../core/sign-off';
import { change } from './marking';
import type { Session } from './session';

/**
 * Sets what an annotation says of an attribute. Nothing is stored of an empty value, nor of the one that it would have
 * anyway. While one is being typed (`typing` is the same), it is one step to undo.
 */
export function setAttribute(session: Session, id: string, attribute: Attribute, value: string, typing?: string): void {
  const annotation = findAnnotation(session.replica.set.value, id);
  const changes = annotation && attributeChanges(session, annotation, attribute, value);
  if (!changes || session.readOnly) return;
  change(
    session,
    annotation,
    stepName(session, attribute, value),
    changes,
    typing === undefined ? {} : { key: typing },
  );
}

/**
 * What changes when an attribute of an annotation gets a value: with its status, who signs it off. Nothing if it has the
 * value already.
 */
export function attributeChanges(
  { opened, scheme, text }: Session,
  annotation: Annotation,
  attribute: Attribute,
  value: string,
): Readonly<Record<string, unknown>> | undefined {
  const kind = kindOf(scheme, annotation.kind);
  const implied = impliedValue(kind, attribute, annotation, text);
  const stored = value === '' || value === implied ? undefined : value;
  if (stored === attributeOf(annotation, attribute.id)) return undefined;
  const { [attribute.id]: _, ...others } = annotation.attributes;
  const attributes = stored === undefined ? others : { ...others, [attribute.id]: stored };
  const signOff = { by: opened.annotator, at: new Date().toISOString() };
  return { attributes, ...signOffAfter(kind, annotation, attributes, text, signOff) };
}

/** What the step is called that gives an attribute a value. */
export function stepName(session: Session, attribute: Attribute, value: string): string {
  const name = withinSentence(attribute.name);
  if (value === '') return `Clear ${name}`;
  if (attribute.type === 'text') return `Edit ${name}`;
  return `Set ${name} to ${valueName(session, attribute, value)}`;
}

/** A value as a person reads it: its name in the scheme, or the words of the annotation that it is the id of. */
export function valueName(session: Session, attribute: Attribute, value: string): string {
  const named = valuesOf(attribute).find(({ id }) => id === value);
  if (named) return named.name;
  const other = attribute.type === 'annotation' ? findAnnotation(session.replica.set.value, value) : undefined;
  return other ? `“${shortened(quoteOf(session.text, other))}”` : value;
}

/** Words that fit into a menu. */
function shortened(words: string): string {
  const characters = [...words];
  return characters.length <= 40 ? words : `${characters.slice(0, 39).join('').trimEnd()}…`;
}
