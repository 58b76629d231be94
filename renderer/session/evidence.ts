import type { Evidence } from '../../core/annotation';
import { findAnnotation } from '../../core/annotation-set';
import { change } from './marking';
import type { Session } from './session';

/**
 * Puts evidence at a place in an annotation's list: over what is there, or behind the last. What is done to one entry
 * in one visit (`visit` is the same) is one step to undo, called by how the visit began.
 */
export function setEvidence(
  session: Session,
  id: string,
  place: number,
  evidence: Evidence,
  visit: { readonly key: string; readonly adds: boolean },
): void {
  const annotation = findAnnotation(session.replica.set.value, id);
  if (!annotation || session.readOnly || place > annotation.evidence.length) return;
  const changed = annotation.evidence.toSpliced(place, 1, evidence);
  change(session, annotation, visit.adds ? 'Add Evidence' : 'Edit Evidence', { evidence: changed }, { key: visit.key });
}

/** Deletes one entry of an annotation's evidence. */
export function deleteEvidence(session: Session, id: string, place: number): void {
  const annotation = findAnnotation(session.replica.set.value, id);
  if (!annotation || session.readOnly || place >= annotation.evidence.length) return;
  change(session, annotation, 'Delete Evidence', { evidence: annotation.evidence.toSpliced(place, 1) });
}

/** Evidence with one part changed; a part that is emptied is no longer there. */
export function withPart(evidence: Evidence, part: keyof Evidence, value: string): Evidence {
  const { [part]: _, ...others } = evidence;
  return (value === '' ? others : { ...evidence, [part]: value }) as Evidence;
}
