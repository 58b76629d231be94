import type { Annotation, Relation } from '../../core/annotation';
import type { AnnotationSet } from '../../core/annotation-set';
import { findAnnotation } from '../../core/annotation-set';
import { withinSentence, type RelationType } from '../../core/scheme';
import { schemeIndex } from '../../core/scheme-index';
import type { Session } from './session';

/** A relation as it is seen from one of its ends. */
export interface RelationSeen {
  readonly relation: Relation;
  /** What it is called from this end. */
  readonly name: string;
  readonly other: Annotation;
}

/** The relations from and to an annotation. */
export function relationsOf(set: AnnotationSet, id: string): readonly RelationSeen[] {
  return set.relations
    .filter(({ from, to }) => from === id || to === id)
    .flatMap((relation) => {
      const outwards = relation.from === id;
      const type = typeOf(set, relation);
      const other = findAnnotation(set, outwards ? relation.to : relation.from);
      return other ? [{ relation, name: outwards ? type.name : type.inverse, other }] : [];
    });
}

/** Relates one annotation to another; answers whether they were not related so already. */
export function relate(session: Session, from: string, type: RelationType, to: string): boolean {
  const { relations } = session.replica.set.value;
  if (session.readOnly || from === to) return false;
  if (relations.some((one) => one.type === type.id && one.from === from && one.to === to)) return false;
  session.perform(
    `Relate: ${withinSentence(type.name)}`,
    { type: 'add-relation', relation: { id: crypto.randomUUID(), type: type.id, from, to } },
    { after: { annotation: from } },
  );
  return true;
}

/** Takes a relation away. */
export function removeRelation(session: Session, relation: Relation): void {
  if (session.readOnly) return;
  const { name } = typeOf(session.replica.set.value, relation);
  session.perform(`Remove relation: ${withinSentence(name)}`, { type: 'remove-relation', id: relation.id });
}

function typeOf({ scheme }: AnnotationSet, { type }: Relation): RelationType {
  return schemeIndex(scheme).relationTypes.get(type) as RelationType;
}
