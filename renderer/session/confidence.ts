import { confidenceNames, type Annotation } from '../../core/annotation';
import { findAnnotation } from '../../core/annotation-set';
import { change } from './marking';
import type { Session } from './session';

export type Confidence = Annotation['confidence'];

/** Sets how sure the annotator is. */
export function setConfidence(session: Session, id: string, confidence: Confidence): void {
  const annotation = findAnnotation(session.replica.set.value, id);
  if (!annotation || session.readOnly || annotation.confidence === confidence) return;
  change(session, annotation, `Set confidence to ${confidenceNames[confidence]}`, { confidence });
}
