import type { ReactNode } from 'react';
import type { Label, LabelRef } from '../../../../core/scheme-labels';
import { freeId, labelsBeside } from '../../../../core/scheme-labels';
import { useSchemeEditor } from './editor-context';

export interface NewLabel {
  /** What the button says. */
  readonly button: string;
  make(id: string): Label;
}

/** A list of labels of one type, and buttons that add one. `first` is the way to any label in the list. */
export function LabelSection({
  title,
  first,
  hint,
  added,
  children,
}: {
  readonly title: string;
  readonly first: LabelRef;
  readonly hint?: string;
  readonly added: readonly NewLabel[];
  readonly children: ReactNode;
}) {
  const { scheme, readOnly, add: addLabel } = useSchemeEditor();
  const place = first.path.slice(0, -1);
  const labels = labelsBeside(scheme, first);
  const add = ({ make }: NewLabel) => {
    const id = freeId(
      make('x').name,
      labels.map((one) => one.id),
    );
    const label = { ...first, path: [...place, id] };
    addLabel(label, make(id));
  };
  return (
    <section className="scheme-section" aria-label={title} data-list={[first.type, ...place].join('/')}>
      <h3>{title}</h3>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {children}
      {!readOnly && (
        <div className="label-buttons">
          {added.map((one, index) => (
            <button
              key={one.button}
              type="button"
              className="small-button"
              data-part={index === 0 ? 'add' : undefined}
              onClick={() => add(one)}
            >
              {one.button}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
