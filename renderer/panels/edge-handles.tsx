import { useEffect, useLayoutEffect, useState, type PointerEvent, type RefObject } from 'react';
import type { Annotation, Fragment } from '../../core/annotation';
import { aroundWord, fragmentAtCaret, moveEdge, type Edge } from '../session/edges';
import type { Session } from '../session/session';
import { useApp } from './app-context';
import { usePanelState } from './panel-state';

/**
 * Handles at the edges of the selected mark, there while the mouse is being used. They take whole words along; with Alt,
 * characters. Keys do the same (`]`, `[` and so on), so screen readers are not told of them.
 */
export function EdgeHandles({
  session,
  scroller,
}: {
  readonly session: Session;
  readonly scroller: RefObject<HTMLElement | null>;
}) {
  const annotation = usePanelState(session, (state) => state.annotation);
  const pointing = usePointing(scroller);
  return annotation && pointing && !session.readOnly ? (
    <Handles session={session} annotation={annotation} scroller={scroller} />
  ) : null;
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

interface Drag {
  readonly id: string;
  readonly index: number;
}

/**
 * The handles hang above and below their line, and are dragged there or along the words: this far away, in pixels, a
 * pointer means the line in both cases.
 */
const towardsLine: Readonly<Record<Edge, number>> = { start: 6, end: -6 };

function Handles({
  session,
  annotation,
  scroller,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
  readonly scroller: RefObject<HTMLElement | null>;
}) {
  const app = useApp();
  const [places, setPlaces] = useState<Readonly<Record<Edge, Place>>>();
  const [drag, setDrag] = useState<Drag>();

  useLayoutEffect(() => {
    const pane = scroller.current;
    if (!pane || !app.view) return;
    const frame = pane.getBoundingClientRect();
    const place = (rect: DOMRect): Place => ({
      left: rect.left - frame.left + pane.scrollLeft - 1,
      top: rect.top - frame.top + pane.scrollTop,
      height: rect.height,
    });
    const of = (edge: Edge) => annotation.fragments[fragmentAtCaret(session, annotation, edge)] as Fragment;
    const start = app.view.boxOf(of('start').start, of('start').start).first;
    const end = app.view.boxOf(of('end').end, of('end').end).last;
    setPlaces({ start: place(start), end: place(end) });
  }, [app, annotation, scroller, session]);

  const onPointerDown = (edge: Edge) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ id: crypto.randomUUID(), index: fragmentAtCaret(session, annotation, edge) });
  };
  const onPointerMove = (edge: Edge) => (event: PointerEvent<HTMLElement>) => {
    const now = session.annotation;
    if (!drag || now?.id !== annotation.id) return;
    const offset = app.view?.offsetAt(event.clientX, event.clientY + towardsLine[edge]);
    if (offset === undefined) return;
    const target = event.altKey ? offset : aroundWord(session.text, offset, edge);
    moveEdge(session, now, drag.index, edge, target, drag.id);
  };
  const onLostPointerCapture = () => {
    if (drag && session.annotation) app.announce(session.quote(session.annotation));
    setDrag(undefined);
    app.view?.focus();
  };

  return places
    ? (['start', 'end'] as const).map((edge) => (
        <span
          key={edge}
          className={`edge-handle ${edge}`}
          style={places[edge]}
          aria-hidden="true"
          title="Drag to move this edge by words; with Alt, by characters"
          onMouseDown={(event) => event.preventDefault()}
          onPointerDown={onPointerDown(edge)}
          onPointerMove={onPointerMove(edge)}
          onLostPointerCapture={onLostPointerCapture}
        />
      ))
    : null;
}

/** Whether the mouse was used since the last key: handles are of no use to the keyboard, and cost something. */
function usePointing(scroller: RefObject<HTMLElement | null>): boolean {
  const [pointing, setPointing] = useState(false);
  useEffect(() => {
    const pane = scroller.current;
    const point = () => setPointing(true);
    const type = (event: KeyboardEvent) => {
      if (event.key !== 'Alt') setPointing(false);
    };
    pane?.addEventListener('pointermove', point, { passive: true });
    window.addEventListener('keydown', type, { capture: true });
    return () => {
      pane?.removeEventListener('pointermove', point);
      window.removeEventListener('keydown', type, { capture: true });
    };
  }, [scroller]);
  return pointing;
}
