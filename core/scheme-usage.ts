import type { Annotation } from './annotation';
import { attributeOf } from './annotation';
import type { AnnotationSet } from './annotation-set';
import { impliedValue } from './attribute-values';
import { onOwnText } from './orphan';
import { valuesOf, type Kind } from './scheme';
import { attributeRef, keyOf, kindRef, relationTypeRef, roleRef, valueRef, type LabelRef } from './scheme-labels';
import { kindOf } from './scheme-index';

/**
 * How many annotations, or relations, use a label of their set's scheme. An attribute is used where somebody set it; a
 * value also where an annotation has it without anybody having said so: a default, or what the words tell.
 */
export type Usage = (label: LabelRef) => number;

/** Counts once, by a look at every annotation. */
export function usageOf(set: AnnotationSet): Usage {
  const counts = new Map<string, number>();
  const count = (label: LabelRef) => counts.set(keyOf(label), (counts.get(keyOf(label)) ?? 0) + 1);
  for (const annotation of set.annotations)
    for (const label of labelsOf(annotation, kindOf(set.scheme, annotation.kind), set.text)) count(label);
  for (const orphan of set.orphans) {
    const { text, annotation } = onOwnText(orphan);
    for (const label of labelsOf(annotation, kindOf(set.scheme, orphan.kind), text)) count(label);
  }
  for (const { type } of set.relations) count(relationTypeRef(type));
  return (label) => counts.get(keyOf(label)) ?? 0;
}

function* labelsOf(annotation: Annotation, kind: Kind, text: string): Generator<LabelRef> {
  yield kindRef(kind.id);
  for (const role of new Set(annotation.fragments.map((fragment) => fragment.role)))
    if (role !== undefined) yield roleRef(kind.id, role);
  for (const attribute of kind.attributes) {
    const said = attributeOf(annotation, attribute.id);
    if (said !== undefined) yield attributeRef(kind.id, attribute.id);
    const value = said ?? impliedValue(kind, attribute, annotation, text);
    if (valuesOf(attribute).some(({ id }) => id === value)) yield valueRef(kind.id, attribute.id, value as string);
  }
}
