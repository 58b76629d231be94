import type { Span } from '../../../core/text';
import { readingOf } from '../../session/reading';
import type { Session } from '../../session/session';

/** Stretches of the text that the ruler shows in one colour and at one place across. */
export interface RulerLayer {
  /** A class that gives an element the colour as its text colour (ruler.css). */
  readonly colour: string;
  /** In CSS pixels from the ruler's left edge. */
  readonly left: number;
  readonly width: number;
  /** Mostly in the order of the text: the fewer bands to draw. */
  readonly spans: () => Iterable<Span>;
}

/** What is unread has a thin line at the left; the kinds share the rest, so that each has its place and its colour. */
const unreadColumn = { left: 2, width: 2 };
const kindColumns = { left: 6, width: 11 };
/** More columns are too thin to be told apart; further kinds begin again at the left. */
const mostColumns = 6;

/** What the ruler shows of a session, from the back to the front. */
export function rulerLayers(session: Session): readonly RulerLayer[] {
  const { kinds } = session.scheme;
  const columns = Math.min(kinds.length, mostColumns);
  const width = kindColumns.width / columns;
  const marks = kinds.map(({ id, colour }, index): RulerLayer => {
    const spans = () => spansOfKind(session, id);
    return {
      colour: `colour-${colour}`,
      left: kindColumns.left + (index % columns) * width,
      width: width - 1 / columns,
      spans,
    };
  });
  return [{ colour: 'unread', ...unreadColumn, spans: () => readingOf(session).unreadStretches() }, ...marks];
}

function* spansOfKind({ annotations }: Session, id: string): Generator<Span> {
  for (const { kind, fragments } of annotations) if (kind === id) yield* fragments;
}
