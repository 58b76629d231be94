import { memo } from 'react';
import { quoteOf, type Annotation } from '../../core/annotation';
import type { Kind } from '../../core/scheme';
import { KindLine } from './kind-line';

/** One annotation in the list: its kind, its words, its note. */
export const AnnotationRow = memo(function AnnotationRow({
  annotation,
  kind,
  text,
}: {
  readonly annotation: Annotation;
  readonly kind: Kind;
  readonly text: string;
}) {
  return (
    <>
      <span className="row-kind">
        <KindLine kind={kind} />
        {kind.name}
      </span>
      <span className={annotation.note ? 'row-quote short' : 'row-quote'} dir="auto">
        {quoteOf(text, annotation)}
      </span>
      {annotation.note && <span className="row-note">{annotation.note}</span>}
    </>
  );
});
