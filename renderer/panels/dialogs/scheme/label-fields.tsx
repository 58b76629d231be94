import { idOf, labelAt, type LabelRef } from '../../../../core/scheme-labels';
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

/** The id of a label. Changing it changes it in every mark. */
export function IdField({ of }: { readonly of: LabelRef }) {
  const { change, isOpen, setOpen } = useSchemeEditor();
  return (
    <CommitField
      label="Id in files"
      className="id-field"
      value={idOf(of)}
      onCommit={(id) => {
        const open = isOpen(of);
        const problem = change({ type: 'rename', label: of, id });
        if (!problem && open) setOpen({ ...of, path: [...of.path.slice(0, -1), id] }, true);
        return problem;
      }}
    />
  );
}

/** When to use it, for those who annotate. */
export function GuidelineField({ of, rows = 3 }: { readonly of: LabelRef; readonly rows?: number }) {
  return <LabelText of={of} field="guideline" label="Guideline: when to use it" optional rows={rows} />;
}
