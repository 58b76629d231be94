import { useMemo, type Ref } from 'react';
import { counted, inDigits } from '../../../../core/numbers';
import type { RedlineBlock, RedlineLine } from '../../../../core/redline';
import { kindOf } from '../../../../core/scheme-index';
import { kindClasses } from '../../../kind-classes';
import { markedPieces, type MarkedPiece } from '../../../session/comparing';
import type { Session } from '../../../session/session';

/** More lines than this nobody reads in a dialog, and to draw them takes long. */
const mostLines = 3000;

/** The new draft with what went struck through and what came underlined, and what did not change left out. */
export function RedlineView({
  session,
  blocks,
  current,
  ref,
}: {
  readonly session: Session;
  readonly blocks: readonly RedlineBlock[];
  /** The id of the annotation that is looked at. */
  readonly current: string | undefined;
  readonly ref: Ref<HTMLDivElement>;
}) {
  const shown = blocks.slice(0, mostLines);
  return (
    // What scrolls can be scrolled by the keyboard too.
    <div ref={ref} className="redline" role="document" aria-label="What changed" tabIndex={0}>
      {shown.map((block, index) =>
        block.type === 'unchanged' ? (
          <p key={index} className="redline-gap">
            {counted(block.count, 'unchanged paragraph')}
          </p>
        ) : (
          <Line key={index} session={session} line={block} current={current} />
        ),
      )}
      {blocks.length > shown.length && (
        <p className="redline-gap">
          {inDigits(blocks.length - shown.length)} more changed paragraphs are not shown here: most of the text is
          another.
        </p>
      )}
    </div>
  );
}

function Line({
  session,
  line,
  current,
}: {
  readonly session: Session;
  readonly line: RedlineLine;
  readonly current: string | undefined;
}) {
  const pieces = useMemo(() => markedPieces(session, line), [session, line]);
  return (
    <p className="redline-line" dir="auto">
      {pieces.map((piece, index) => (
        <Piece key={index} session={session} piece={piece} current={current} />
      ))}
    </p>
  );
}

function Piece({
  session,
  piece: { type, text, annotation },
  current,
}: {
  readonly session: Session;
  readonly piece: MarkedPiece;
  readonly current: string | undefined;
}) {
  // A line end that went or came by itself would not be seen.
  const words = type === 'same' ? text : text.replace(/^\n+$/, '¶');
  const marked = annotation ? (
    <mark
      className={`mark lane-0 ${kindClasses(kindOf(session.scheme, annotation.kind))}${annotation.id === current ? ' current' : ''}`}
      data-mark={annotation.id}
    >
      {words}
    </mark>
  ) : (
    words
  );
  if (type === 'deleted') return <del>{marked}</del>;
  return type === 'inserted' ? <ins>{marked}</ins> : marked;
}
