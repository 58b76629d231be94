import type { Annotation, Fragment } from '../../core/annotation';
import { moveBy } from '../../core/boundaries';
import { change } from './marking';
import type { Session } from './session';

export type Edge = 'start' | 'end';
export type NudgeUnit = 'word' | 'grapheme';

/** Moves one edge of the selected annotation, of its fragment at the caret if it has several. One step to undo. */
export function nudge(session: Session, edge: Edge, unit: NudgeUnit, direction: -1 | 1): void {
  const { annotation, text } = session;
  if (!annotation) return;
  const index = fragmentAtCaret(session, annotation, edge);
  const fragment = annotation.fragments[index] as Fragment;
  moveEdge(session, annotation, index, edge, nextEdge(text, fragment[edge], edge, unit, direction));
}

/**
 * Puts an edge of one fragment at an offset (UTF-16), as far as its other edge and its neighbours let it. Nothing
 * happens if it stands there already. While it is being dragged (`dragging` is the same), it is one step to undo.
 */
export function moveEdge(
  session: Session,
  annotation: Annotation,
  index: number,
  edge: Edge,
  offset: number,
  dragging?: string,
): void {
  const { fragments } = annotation;
  const fragment = fragments[index] as Fragment;
  const { text } = session;
  const [low, high] =
    edge === 'start'
      ? [fragments[index - 1]?.end ?? 0, moveBy(text, fragment.end, 'grapheme', -1)]
      : [moveBy(text, fragment.start, 'grapheme', 1), fragments[index + 1]?.start ?? text.length];
  const target = Math.min(Math.max(offset, low), high);
  if (target === fragment[edge] || session.readOnly) return;
  const moved = fragments.with(index, { ...fragment, [edge]: target });
  change(
    session,
    annotation,
    edge === 'start' ? 'Move Start' : 'Move End',
    { fragments: moved },
    {
      caret: target,
      ...(dragging === undefined ? {} : { key: dragging }),
    },
  );
}

/** Where an edge goes that is dragged to an offset (UTF-16): around the whole word that is pointed at. */
export function aroundWord(text: string, offset: number, edge: Edge): number {
  return edge === 'start'
    ? moveBy(text, moveBy(text, offset, 'word', 1), 'word', -1)
    : moveBy(text, moveBy(text, offset, 'word', -1), 'word', 1);
}

/** Words begin where a word begins and end where one ends, whichever way an edge goes. */
function nextEdge(text: string, at: number, edge: Edge, unit: NudgeUnit, direction: -1 | 1): number {
  const outwards = edge === 'start' ? -1 : 1;
  if (unit === 'grapheme' || direction === outwards) return moveBy(text, at, unit, direction);
  // Inwards: past this word and the one before or after it, and back to where that one begins or ends.
  const past = moveBy(text, moveBy(text, at, 'word', direction), 'word', direction);
  return moveBy(text, past, 'word', outwards);
}

/** The index of the fragment that the caret is in; of a caret elsewhere, of the one at that end of the annotation. */
export function fragmentAtCaret(session: Session, { fragments }: Annotation, edge: Edge): number {
  const { head } = session.selected.value;
  const here = fragments.findIndex(({ start, end }) => start <= head && head <= end);
  return here !== -1 ? here : edge === 'start' ? 0 : fragments.length - 1;
}
