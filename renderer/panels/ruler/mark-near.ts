import { startOf, type Annotation, type Orphan } from '../../../core/annotation';
import type { Session } from '../../session/session';
import type { LostPlace } from './layers';
import { leastHeight, rowOf } from './rows';
import type { RulerScale } from './scale';

/** A click this near to a mark, in pixels, means the mark. */
const near = 3;

/** The mark that is drawn at a place on the ruler: of several, the one that begins nearest to it. */
export function markNear(session: Session, scale: RulerScale, y: number): Annotation | undefined {
  const distance = (annotation: Annotation) => distanceTo(startOf(annotation), scale, y);
  return session.index
    .overlapping(scale.offsetAt(y - near), scale.offsetAt(y + near) + 1)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

/** The lost mark that is drawn at a place on the ruler, or nearly there. */
export function lostNear(lost: readonly LostPlace[], scale: RulerScale, y: number): Orphan | undefined {
  return lost
    .filter(({ at }) => distanceTo(at, scale, y) <= near)
    .toSorted((a, b) => distanceTo(a.at, scale, y) - distanceTo(b.at, scale, y))[0]?.orphan;
}

/** How far from a place on the ruler something is drawn that begins at an offset, in pixels. */
function distanceTo(offset: number, scale: RulerScale, y: number): number {
  return Math.abs(rowOf(scale.yOf(offset), scale) + leastHeight / 2 - y);
}
