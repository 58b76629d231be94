import { startOf, type Annotation } from '../../../core/annotation';
import type { Session } from '../../session/session';
import { leastHeight, rowOf } from './rows';
import type { RulerScale } from './scale';

/** A click this near to a mark, in pixels, means the mark. */
const near = 3;

/** The mark that is drawn at a place on the ruler: of several, the one that begins nearest to it. */
export function markNear(session: Session, scale: RulerScale, y: number): Annotation | undefined {
  const distance = (annotation: Annotation) => {
    const first = rowOf(scale.yOf(startOf(annotation)), scale);
    return Math.abs(first + leastHeight / 2 - y);
  };
  return session.index
    .overlapping(scale.offsetAt(y - near), scale.offsetAt(y + near) + 1)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}
