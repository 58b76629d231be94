import { confidenceNames, type Annotation } from '../../core/annotation';
import type { SingleOperation } from '../../core/operations';
import { counted } from '../../core/numbers';
import type { Attribute } from '../../core/scheme';
import { kindOf } from '../../core/scheme-index';
import { attributeChanges, stepName } from './attributes';
import type { Confidence } from './confidence';
import { kindChanges } from './marking';
import type { Session } from './session';
import { cleanTag } from './tags';

/** Something that is done to many annotations at once. */
export type BulkChange =
  | { readonly does: 'set-kind'; readonly kind: string }
  /** Of the annotations whose kind has the attribute. */
  | { readonly does: 'set-attribute'; readonly attribute: Attribute; readonly value: string }
  | { readonly does: 'set-confidence'; readonly confidence: Confidence }
  | { readonly does: 'add-tag' | 'remove-tag'; readonly tag: string }
  | { readonly does: 'delete' };

/** The annotations of some that a change would change at all. */
export function changedBy(session: Session, annotations: readonly Annotation[], change: BulkChange): number {
  return operationsOf(session, annotations, change).length;
}

/** Does it, as one step to undo; answers how many annotations were changed. */
export function changeAll(session: Session, annotations: readonly Annotation[], change: BulkChange): number {
  if (session.readOnly) return 0;
  const operations = operationsOf(session, annotations, change);
  if (operations.length === 0) return 0;
  session.perform(`${nameOf(session, change)} on ${counted(operations.length, 'mark')}`, { type: 'batch', operations });
  return operations.length;
}

function operationsOf(
  session: Session,
  annotations: readonly Annotation[],
  change: BulkChange,
): readonly SingleOperation[] {
  const modified = new Date().toISOString();
  return annotations.flatMap((annotation): SingleOperation[] => {
    if (change.does === 'delete') return [{ type: 'remove-annotation', id: annotation.id }];
    const changes = changesOf(session, annotation, change);
    return changes ? [{ type: 'change-annotation', id: annotation.id, changes: { ...changes, modified } }] : [];
  });
}

function changesOf(
  session: Session,
  annotation: Annotation,
  change: Exclude<BulkChange, { readonly does: 'delete' }>,
): Readonly<Record<string, unknown>> | undefined {
  const { scheme } = session;
  switch (change.does) {
    case 'set-kind':
      return annotation.kind === change.kind ? undefined : kindChanges(scheme, annotation, change.kind);
    case 'set-attribute': {
      const own = kindOf(scheme, annotation.kind).attributes.find(({ id }) => id === change.attribute.id);
      const fits = own?.type === 'choice' && own.values.some(({ id }) => id === change.value);
      return fits ? attributeChanges(session, annotation, own, change.value) : undefined;
    }
    case 'set-confidence':
      return annotation.confidence === change.confidence ? undefined : { confidence: change.confidence };
    case 'add-tag': {
      const tag = cleanTag(change.tag);
      return tag === '' || annotation.tags.includes(tag) ? undefined : { tags: [...annotation.tags, tag] };
    }
    case 'remove-tag':
      return annotation.tags.includes(change.tag)
        ? { tags: annotation.tags.filter((tag) => tag !== change.tag) }
        : undefined;
  }
}

function nameOf(session: Session, change: BulkChange): string {
  switch (change.does) {
    case 'set-kind':
      return `Change to ${kindOf(session.scheme, change.kind).name}`;
    case 'set-attribute':
      return stepName(session, change.attribute, change.value);
    case 'set-confidence':
      return `Set confidence to ${confidenceNames[change.confidence]}`;
    case 'add-tag':
      return `Add tag ${cleanTag(change.tag)}`;
    case 'remove-tag':
      return `Remove tag ${change.tag}`;
    case 'delete':
      return 'Delete';
  }
}
