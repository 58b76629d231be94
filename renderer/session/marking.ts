import type { Annotation, Fragment } from '../../core/annotation';
import { kindOf } from '../../core/scheme-index';
import type { Session } from './session';

/**
 * Marks the selected words; white space at their edges is left out, and a selection of nothing else is not marked.
 * With no words selected, makes the selected annotation this kind.
 */
export function mark(session: Session, kind: string): Annotation | undefined {
  if (session.readOnly) return undefined;
  const words = selectedWords(session);
  if (!words) {
    if (session.selected.value.anchor === session.selected.value.head) changeKind(session, kind);
    return undefined;
  }
  const now = new Date().toISOString();
  const annotation: Annotation = {
    id: crypto.randomUUID(),
    kind,
    fragments: [words],
    attributes: {},
    confidence: 'unset',
    note: '',
    tags: [],
    evidence: [],
    origin: 'manual',
    createdBy: session.opened.annotator,
    created: now,
    modified: now,
  };
  session.perform(
    `Mark ${nameOf(session, kind)}`,
    { type: 'add-annotation', annotation },
    { after: { anchor: words.end, head: words.end, annotation: annotation.id } },
  );
  return annotation;
}

/** Makes the selected annotation another kind. Attributes and roles belong to a kind, so they go; undo brings them back. */
export function changeKind(session: Session, kind: string): void {
  const { annotation } = session;
  if (!annotation || annotation.kind === kind || session.readOnly) return;
  const roles = new Set(kindOf(session.scheme, kind).roles.map(({ id }) => id));
  const fits = ({ role }: Fragment) => role === undefined || roles.has(role);
  const fragments = annotation.fragments.map((fragment) => (fits(fragment) ? fragment : withoutRole(fragment)));
  const moved = annotation.fragments.every(fits) ? {} : { fragments };
  change(session, annotation, `Change to ${nameOf(session, kind)}`, { kind, ...moved, attributes: {} });
}

/** Sets the note of an annotation. While one note is being typed (`typing` is the same), it is one step to undo. */
export function setNote(session: Session, annotation: Annotation, note: string, typing: string): void {
  if (note !== annotation.note && !session.readOnly) change(session, annotation, 'Edit Note', { note }, typing);
}

/** Deletes the selected annotation. */
export function deleteMark(session: Session): void {
  const { annotation } = session;
  if (!annotation || session.readOnly) return;
  session.perform(
    `Delete ${nameOf(session, annotation.kind)}`,
    { type: 'remove-annotation', id: annotation.id },
    { after: { annotation: undefined } },
  );
}

function withoutRole({ role: _, ...fragment }: Fragment): Fragment {
  return fragment;
}

function nameOf({ scheme }: Session, kind: string): string {
  return kindOf(scheme, kind).name;
}

function change(
  session: Session,
  annotation: Annotation,
  name: string,
  changes: Readonly<Record<string, unknown>>,
  key?: string,
): void {
  session.perform(
    name,
    {
      type: 'change-annotation',
      id: annotation.id,
      changes: { ...changes, modified: new Date().toISOString() },
    },
    { after: { annotation: annotation.id }, ...(key === undefined ? {} : { key }) },
  );
}

/** The selected words without white space at their edges, in UTF-16 offsets. */
function selectedWords({ selected, text }: Session): { start: number; end: number } | undefined {
  const { anchor, head } = selected.value;
  const start = Math.min(anchor, head);
  const words = text.slice(start, Math.max(anchor, head));
  const trimmed = words.trim();
  if (trimmed === '') return undefined;
  const trimmedStart = start + words.indexOf(trimmed);
  return { start: trimmedStart, end: trimmedStart + trimmed.length };
}
