import type { EditorView } from 'prosemirror-view';

/** Words closer than this to the edge of the window are brought further in. */
const margin = 96;

/**
 * Scrolls so that a document position is in comfortable sight. Chunks out of sight have estimated heights, so where
 * the position is becomes certain only while scrolling: it looks again for a few frames.
 */
export function revealPosition(view: EditorView, scroller: HTMLElement, position: number, looks = 4): void {
  const top = view.coordsAtPos(position, 1).top - scroller.getBoundingClientRect().top;
  if (top >= margin && top <= scroller.clientHeight - margin) return;
  scroller.scrollTop += top - scroller.clientHeight / 3;
  if (looks > 1) requestAnimationFrame(() => view.isDestroyed || revealPosition(view, scroller, position, looks - 1));
}
