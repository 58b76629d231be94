import { useCallback, useEffect, useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { endOf, startOf, type Annotation } from '../../core/annotation';
import { withinSentence } from '../../core/scheme';
import { relationsOf, type RelationSeen } from '../session/relations';
import type { Session } from '../session/session';
import { useApp } from './app-context';
import { usePanelState } from './panel-state';
import { lanesOf, linePath, type LineEnds } from './relations/line-path';

/**
 * The relations of the selected mark, as lines in the margin at the end of the text's lines: they cross no words. For the
 * eye alone; the details list them all, with words and buttons.
 */
export function RelationLines({
  session,
  scroller,
}: {
  readonly session: Session;
  readonly scroller: RefObject<HTMLElement | null>;
}) {
  const set = usePanelState(session, (state) => state.set);
  const annotation = usePanelState(session, (state) => state.annotation);
  const { relations } = set;
  const seen = useMemo(
    () => (annotation && relations.length > 0 ? relationsOf(set, annotation.id) : []),
    [set, relations, annotation],
  );
  return annotation && seen.length > 0 ? (
    <Lines annotation={annotation} seen={seen.slice(0, mostLines)} scroller={scroller} />
  ) : null;
}

/** More lines than this only make a tangle; the details list all. */
const mostLines = 12;
/** With less room than this there is none for lines. */
const leastRoom = 12;
/** With less room beside the text there is none for words. */
const roomForWords = 120;

interface Place {
  /** The end of the text's lines, and the room beyond it, in CSS pixels of what scrolls. */
  readonly left: number;
  readonly room: number;
  readonly height: number;
  readonly lines: readonly (RelationSeen & LineEnds)[];
}

function Lines({
  annotation,
  seen,
  scroller,
}: {
  readonly annotation: Annotation;
  readonly seen: readonly RelationSeen[];
  readonly scroller: RefObject<HTMLElement | null>;
}) {
  const app = useApp();
  const [place, setPlace] = useState<Place>();
  const measure = useCallback(() => {
    const pane = scroller.current;
    const paragraph = pane?.querySelector('.article p');
    const { view } = app;
    if (!pane || !paragraph || !view) return;
    const frame = pane.getBoundingClientRect();
    const yOf = (one: Annotation) => {
      const { first } = view.boxOf(startOf(one), endOf(one));
      return first.top + first.height / 2 - frame.top + pane.scrollTop;
    };
    const own = yOf(annotation);
    const left = paragraph.getBoundingClientRect().right - frame.left + 6;
    setPlace({
      left,
      room: pane.clientWidth - left - 4,
      height: pane.scrollHeight,
      lines: seen.map((one) => ({ ...one, from: own, to: yOf(one.other) })),
    });
  }, [app, annotation, seen, scroller]);

  useLayoutEffect(measure, [measure]);
  // What scrolls into sight is laid out, and what is below it moves.
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    const article = scroller.current?.firstElementChild;
    if (article) observer.observe(article);
    return () => observer.disconnect();
  }, [measure, scroller]);

  if (!place) return null;
  const { left, room, height, lines } = place;
  if (room < leastRoom) return null;
  const lanes = lanesOf(lines);
  const furthest = Math.max(...lanes);
  const step = Math.min(9, (room - leastRoom) / (furthest + 1));
  return (
    <svg className="relation-lines" style={{ left, height, width: room }} aria-hidden="true">
      <defs>
        <marker
          id="relation-arrow"
          viewBox="0 0 8 8"
          refX="6.5"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M1 1l6 3-6 3z" fill="context-stroke" stroke="none" />
        </marker>
      </defs>
      {lines.map(({ relation, name, from, to }, index) => {
        const outwards = relation.from === annotation.id;
        const depth = 10 + step * (lanes[index] ?? 0);
        return (
          <g key={relation.id} className={`relation-line relation-${relation.type}`}>
            <path
              d={linePath({ from, to }, depth)}
              markerEnd={outwards ? 'url(#relation-arrow)' : undefined}
              markerStart={outwards ? undefined : 'url(#relation-arrow)'}
            />
            {room >= roomForWords && (
              <text x={10 + step * furthest + 8} y={to + 4}>
                {withinSentence(name)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
