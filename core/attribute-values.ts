import { attributeOf, type Annotation } from './annotation';
import { quoteTypeOf } from './quote-type';
import type { Attribute, Kind, Value } from './scheme';

/** A kind's attributes that its annotation can have now: those without a condition, and those whose condition holds. */
export function shownAttributes(kind: Kind, annotation: Annotation, text: string): readonly Attribute[] {
  return kind.attributes.filter(({ shownWhen }) => {
    if (!shownWhen) return true;
    const condition = kind.attributes.find(({ id }) => id === shownWhen.attribute);
    return condition !== undefined && valueOf(kind, condition, annotation, text) === shownWhen.value;
  });
}

/** The id of a value, as the annotation says or as it is otherwise. */
export function valueOf(kind: Kind, attribute: Attribute, annotation: Annotation, text: string): string | undefined {
  return attributeOf(annotation, attribute.id) ?? impliedValue(kind, attribute, annotation, text);
}

/** What a choice is while the annotation does not say: what its words say, where that can be told, or its default. */
export function impliedValue(
  kind: Kind,
  attribute: Attribute,
  annotation: Annotation,
  text: string,
): string | undefined {
  if (attribute.type !== 'choice') return undefined;
  const told = isTold(kind, attribute) ? quoteTypeOf(text, annotation.fragments) : undefined;
  return attribute.values.some(({ id }) => id === told) ? told : attribute.default;
}

/** Whether the words themselves tell an attribute: how what is said is quoted, in whatever kind says so. */
export function isTold({ roles }: Kind, { id }: Attribute): boolean {
  return id === 'quoteType' && roles.some((role) => role.id === 'content');
}

/** The value that is shown beside every mark of the kind, if the kind has such an attribute and the mark a value. */
export function statusOf(kind: Kind, annotation: Annotation, text: string): Value | undefined {
  return kind.statusAttribute === undefined ? undefined : choiceOf(kind, kind.statusAttribute, annotation, text);
}

/** The value of a choice of the kind, as the annotation says or as it is otherwise. */
export function choiceOf(kind: Kind, id: string, annotation: Annotation, text: string): Value | undefined {
  const attribute = kind.attributes.find((one) => one.id === id);
  if (attribute?.type !== 'choice') return undefined;
  const value = valueOf(kind, attribute, annotation, text);
  return attribute.values.find((one) => one.id === value);
}
