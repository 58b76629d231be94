import { memo } from 'react';
import { quoteOf, type Annotation } from '../../core/annotation';
import { kindNames } from '../../core/scheme';

/** One annotation in the list: its kind, its words, its note. */
export const AnnotationRow = memo(function AnnotationRow({
  annotation,
  text,
}: {
  readonly annotation: Annotation;
  readonly text: string;
}) {
  return (
    <>
      <span className="row-kind">
        <span className={`kind-line ${annotation.kind}`} aria-hidden="true" />
        {kindNames[annotation.kind].one}
      </span>
      <span className={annotation.note ? 'row-quote short' : 'row-quote'} dir="auto">
        {quoteOf(text, annotation)}
      </span>
      {annotation.note && <span className="row-note">{annotation.note}</span>}
    </>
  );
});
