import type { ReactNode } from 'react';
import { idOf, keyOf, type LabelRef } from '../../../../core/scheme-labels';
import { counted } from '../../../../core/numbers';
import { nameOfLabel } from '../../../../core/scheme-words';
import { useSchemeEditor } from './editor-context';
import { LabelActions } from './label-actions';

/** A role, an attribute or a relation type: its name and its use on one line, and all about it when it is unfolded. */
export function LabelCard({
  of,
  about,
  children,
}: {
  readonly of: LabelRef;
  /** What it is, in a word or two. */
  readonly about?: string;
  readonly children: ReactNode;
}) {
  const { scheme, isOpen, setOpen } = useSchemeEditor();
  const name = nameOfLabel(scheme, of);
  const open = isOpen(of);
  return (
    <details className="label-card" open={open} data-label={keyOf(of)}>
      <summary
        onClick={(event) => {
          // Not by the browser itself: it would unfold a moment later, and the next key would find nothing in it yet.
          event.preventDefault();
          setOpen(of, !open);
        }}
      >
        <bdi className="card-name">{name}</bdi>
        {about !== undefined && <span className="card-about">{about}</span>}
        <UseCount of={of} />
      </summary>
      {open && (
        <div className="card-body" data-label={keyOf(of)}>
          {children}
          <LabelActions key={idOf(of)} of={of} name={name} />
        </div>
      )}
    </details>
  );
}

/** How many marks, or relations, use a label. */
export function UseCount({ of }: { readonly of: LabelRef }) {
  const count = useSchemeEditor().uses(of);
  if (count === 0) return null;
  return <span className="use-count">{counted(count, of.type === 'relation-type' ? 'relation' : 'mark')}</span>;
}
