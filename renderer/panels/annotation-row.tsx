import { memo } from 'react';
import { quoteOf, type Annotation } from '../../core/annotation';
import { choiceOf, statusOf } from '../../core/attribute-values';
import { withinSentence, type Kind } from '../../core/scheme';
import { KindLine } from './kind-line';

/** One annotation in the list: its kind and status, its words or the roles they play, and what was added to it. */
export const AnnotationRow = memo(function AnnotationRow({
  annotation,
  kind,
  text,
}: {
  readonly annotation: Annotation;
  readonly kind: Kind;
  readonly text: string;
}) {
  const { evidence, note, review, tags } = annotation;
  const status = statusOf(kind, annotation, text);
  const quoteType = choiceOf(kind, 'quoteType', annotation, text);
  const hasMore = note !== '' || tags.length > 0;
  const frame = frameRows(kind, annotation, text, hasMore ? 2 : 3);
  return (
    <>
      <span className="row-kind">
        <KindLine kind={kind} />
        <span className="row-name">
          {kind.name}
          {quoteType && `, ${withinSentence(quoteType.name)}`}
        </span>
        {evidence.length > 0 && <span className="row-evidence">{evidence.length} evidence</span>}
        {review ? (
          <span className="row-status tone-again">Look again</span>
        ) : (
          status && <span className={`row-status tone-${status.tone ?? 'none'}`}>{status.name}</span>
        )}
      </span>
      {frame.length > 0 ? (
        frame.map(({ id, name, words }) => (
          <span key={id} className="row-role">
            <span className="row-role-name">{name}</span> <bdi className="row-role-words">{words}</bdi>
          </span>
        ))
      ) : (
        <span className={hasMore ? 'row-quote short' : 'row-quote'} dir="auto">
          {quoteOf(text, annotation)}
        </span>
      )}
      {hasMore && (
        <span className="row-note" dir="auto">
          {tags.map((tag) => (
            <span key={tag} className="row-tag">
              {tag}
            </span>
          ))}
          {note}
        </span>
      )}
    </>
  );
});

/** The roles that words play; where they are too many, the first ones share a line: who, and how it is said. */
function frameRows({ roles }: Kind, { fragments }: Annotation, text: string, atMost: number) {
  if (!fragments.some(({ role }) => role !== undefined)) return [];
  const rows = [...roles, undefined].flatMap((role) => {
    const own = fragments.filter((fragment) => fragment.role === role?.id);
    const words = own.map(({ start, end }) => text.slice(start, end)).join(' … ');
    return own.length > 0 ? [{ id: role?.id ?? '', name: role?.name ?? 'No role', words }] : [];
  });
  const [first, ...others] = rows;
  const joined = Math.max(0, rows.length - atMost);
  if (!first || joined === 0) return rows;
  const words = [first, ...others.slice(0, joined)].map((row) => row.words).join(' · ');
  return [{ ...first, words }, ...others.slice(joined)];
}
