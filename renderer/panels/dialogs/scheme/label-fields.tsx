import { freeId, idOf, labelAt, labelsBeside, type LabelRef } from '../../../../core/scheme-labels';
import { CommitField } from './commit-field';
import { useSchemeEditor } from './editor-context';

/** A field of a label that is text. What may be left out goes when it is emptied. */
export function LabelText({
  of,
  field,
  label,
  optional = false,
  ...rest
}: {
  readonly of: LabelRef;
  readonly field: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly hint?: string | undefined;
  readonly rows?: number;
  readonly className?: string;
  readonly part?: string;
  readonly placeholder?: string;
}) {
  const { scheme, change } = useSchemeEditor();
  const own = labelAt(scheme, of) as Readonly<Record<string, unknown>> | undefined;
  const value = own?.[field];
  return (
    <CommitField
      label={label}
      value={typeof value === 'string' ? value : ''}
      onCommit={(next) =>
        change({ type: 'edit', label: of, fields: { [field]: optional && next === '' ? undefined : next } })
      }
      {...rest}
    />
  );
}

/**
 * The name of a label. The first one that a new label is given makes its id too: later names leave it, because it stands
 * in files.
 */
export function NameField({ of, label = 'Name' }: { readonly of: LabelRef; readonly label?: string }) {
  const { scheme, change, isNew } = useSchemeEditor();
  const own = labelAt(scheme, of);
  const name = own?.name ?? '';
  const rename = (next: string) => {
    // Of several it is called the same until somebody says otherwise.
    const fields = own && 'plural' in own && own.plural === name ? { name: next, plural: next } : { name: next };
    if (!isNew(of)) return change({ type: 'edit', label: of, fields });
    const others = labelsBeside(scheme, of).filter(({ id }) => id !== idOf(of));
    const id = freeId(
      next,
      others.map((other) => other.id),
      idOf(of),
    );
    return change({ type: 'rename', label: of, id, fields });
  };
  return <CommitField label={label} value={name} part="name" onCommit={rename} />;
}

/** The id of a label. Changing it changes it in every mark. */
export function IdField({ of }: { readonly of: LabelRef }) {
  const { change } = useSchemeEditor();
  return (
    <CommitField
      label="Id in files"
      className="id-field"
      value={idOf(of)}
      onCommit={(id) => change({ type: 'rename', label: of, id })}
    />
  );
}

/** When to use it, for those who annotate. */
export function GuidelineField({ of, rows = 3 }: { readonly of: LabelRef; readonly rows?: number }) {
  return <LabelText of={of} field="guideline" label="Guideline: when to use it" optional rows={rows} />;
}
