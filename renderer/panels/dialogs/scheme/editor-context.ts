import { createContext, useContext } from 'react';
import type { Problem } from '../../../../core/problem';
import type { Result } from '../../../../core/result';
import type { Scheme } from '../../../../core/scheme';
import type { SchemeChange, SchemePlan } from '../../../../core/scheme-changes';
import type { Label, LabelRef } from '../../../../core/scheme-labels';
import type { Usage } from '../../../../core/scheme-usage';

/** What the parts of the scheme editor share. */
export interface SchemeEditor {
  readonly scheme: Scheme;
  readonly uses: Usage;
  readonly readOnly: boolean;
  /** Makes a change at once; answers why if it cannot be made. */
  change(change: SchemeChange): Problem | undefined;
  plan(change: SchemeChange): Result<SchemePlan, Problem>;
  /** Which roles, attributes and relation types are unfolded. */
  isOpen(label: LabelRef): boolean;
  setOpen(label: LabelRef, open: boolean): void;
  /** Whether a label was added here and has no name of its own yet. */
  isNew(label: LabelRef): boolean;
  /** Adds a label, and puts the keyboard on its name; answers whether it could be added. */
  add(label: LabelRef, added: Label): boolean;
  /** Puts the keyboard on something of a label once it is drawn: a button of its own, or its first field. */
  focus(label: LabelRef, part: FocusPart): void;
}

export type FocusPart = 'up' | 'down' | 'merge' | 'delete' | 'name' | 'add';

export const SchemeEditorContext = createContext<SchemeEditor | undefined>(undefined);

/** Throws outside of the scheme editor. */
export function useSchemeEditor(): SchemeEditor {
  const editor = useContext(SchemeEditorContext);
  if (!editor) throw new Error('useSchemeEditor outside of the scheme editor');
  return editor;
}

/** A problem as a sentence. */
export function inWords({ message }: Problem): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
