import type { Annotation } from '../annotation';
import { endOf } from '../annotation';
import { assignLanes } from '../lanes';

/** A piece of a text over which the same annotations stand. UTF-16. */
export interface MarkedPiece {
  readonly text: string;
  /** What stands over it, the highest lane first. */
  readonly marks: readonly {
    readonly annotation: Annotation;
    readonly role: string | undefined;
    readonly lane: number;
  }[];
  /** The annotations that end with it. */
  readonly ending: readonly Annotation[];
}

/** A stretch of a text in pieces, in order: all of its words, each once, whatever stands over them. */
export function markedPieces(
  text: string,
  annotations: readonly Annotation[],
  from = 0,
  to = text.length,
): readonly MarkedPiece[] {
  const lanes = assignLanes(annotations);
  const spans = annotations.flatMap((annotation) =>
    annotation.fragments
      .filter(({ start, end }) => start < to && end > from)
      .map(({ start, end, role }) => ({ annotation, role, start: Math.max(start, from), end: Math.min(end, to) })),
  );
  const cuts = [...new Set([from, to, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const starting = new Map<number, (typeof spans)[number][]>();
  for (const span of spans) starting.set(span.start, [...(starting.get(span.start) ?? []), span]);
  let open: (typeof spans)[number][] = [];
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] as number;
    open = [...open.filter((span) => span.end > start), ...(starting.get(start) ?? [])];
    const marks = open
      .map(({ annotation, role }) => ({ annotation, role, lane: lanes.get(annotation.id) ?? 0 }))
      .sort((a, b) => b.lane - a.lane);
    const ending = open
      .filter((span) => span.end === end && endOf(span.annotation) === end)
      .map((span) => span.annotation);
    return { text: text.slice(start, end), marks, ending };
  });
}
