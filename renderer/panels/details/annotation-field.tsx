import { useId } from 'react';
import { attributeOf, quoteOf } from '../../../core/annotation';
import { findAnnotation } from '../../../core/annotation-set';
import type { Attribute } from '../../../core/scheme';
import { useApp } from '../app-context';
import type { AttributeProps } from './attribute-field';

type Reference = Extract<Attribute, { type: 'annotation' }>;

/** Another annotation, or what may stand instead of one; chosen in a dialog, because there may be thousands. */
export function AnnotationField({
  session,
  annotation,
  attribute,
  onChoose,
}: AttributeProps & { readonly attribute: Reference; readonly onChoose: (value: string) => void }) {
  const app = useApp();
  const id = useId();
  const value = attributeOf(annotation, attribute.id);
  const named = attribute.other?.find((one) => one.id === value);
  const other = value === undefined ? undefined : findAnnotation(session.replica.set.value, value);
  const words = named?.name ?? (other ? quoteOf(session.text, other) : undefined);
  return (
    <div className="fact">
      <span id={id} className="fact-name" title={attribute.guideline}>
        {attribute.name}
      </span>
      <span className="reference" role="group" aria-labelledby={id}>
        <button
          type="button"
          className={words === undefined ? 'reference-words none' : 'reference-words'}
          disabled={session.readOnly}
          title={attribute.guideline}
          aria-haspopup="dialog"
          dir="auto"
          onClick={() => app.dialog.set({ kind: 'refer', annotation, attribute, done: onChoose })}
        >
          {words ?? (value === undefined ? 'Choose…' : 'A mark that was deleted')}
        </button>
        {other && (
          <button
            type="button"
            className="icon-button"
            title="Go to it"
            onClick={() => session.selectAnnotation(other)}
          >
            <span aria-hidden="true">→</span>
            <span className="visually-hidden">Go to {words}</span>
          </button>
        )}
        {value !== undefined && !session.readOnly && (
          <button type="button" className="icon-button" title="Clear" onClick={() => onChoose('')}>
            <span aria-hidden="true">×</span>
            <span className="visually-hidden">Clear {attribute.name}</span>
          </button>
        )}
      </span>
    </div>
  );
}
