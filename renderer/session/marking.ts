import type { Annotation, Fragment } from '../../core/annotation';
import { findAnnotation } from '../../core/annotation-set';
import { kindNames, rolesOf, type Kind } from '../../core/scheme';
import { quotationAt } from '../../core/quotations';
import type { Span } from '../../core/text';
import { selectedWords } from './caret';
import type { Session } from './session';

/**
 * Marks the selected words; white space at their edges is left out, and a selection of nothing else is not marked.
 * With no words selected, makes the selected annotation this kind.
 */
export function mark(session: Session, kind: Kind): Annotation | undefined {
  if (session.readOnly) return undefined;
  const words = selectedWords(session);
  if (!words) {
    if (session.selected.value.anchor === session.selected.value.head) changeKind(session, kind);
    return undefined;
  }
  const now = new Date().toISOString();
  const isAttribution = kind === 'attribution';
  const role = isAttribution && isQuoted(session.text, words) ? ('content' as const) : undefined;
  const parent = isAttribution ? enclosingAttribution(session, words) : undefined;
  const annotation = {
    id: crypto.randomUUID(),
    kind,
    fragments: [role ? { ...words, role } : words],
    attributes: parent ? { parent: parent.id } : {},
    confidence: 'unset',
    note: '',
    tags: [],
    evidence: [],
    origin: 'manual',
    createdBy: session.opened.annotator,
    created: now,
    modified: now,
  } as Annotation;
  session.perform(
    `Mark ${kindNames[kind].one}`,
    { type: 'add-annotation', annotation },
    { after: { anchor: words.end, head: words.end, annotation: annotation.id } },
  );
  return annotation;
}

function isQuoted(text: string, { start, end }: Span): boolean {
  const quotation = quotationAt(text, start);
  return quotation !== undefined && quotation.end >= end;
}

/** The innermost attribution in whose content some words stand: what Kim said that Park said. */
function enclosingAttribution(session: Session, { start, end }: Span): Annotation | undefined {
  const holds = ({ kind, fragments }: Annotation) =>
    kind === 'attribution' &&
    fragments.some((fragment) => fragment.role === 'content' && fragment.start <= start && fragment.end >= end);
  return session.index.at(start).find(holds);
}

/** Makes the selected annotation another kind. Attributes and roles belong to a kind, so they go; undo has them back. */
export function changeKind(session: Session, kind: Kind): void {
  const { annotation } = session;
  if (!annotation || annotation.kind === kind || session.readOnly) return;
  const fragments = annotation.fragments.map((fragment) => withoutForeignRole(fragment, kind));
  change(session, annotation, `Change to ${kindNames[kind].one}`, { kind, fragments, attributes: {} });
}

function withoutForeignRole({ role, ...fragment }: Fragment, kind: Kind): Fragment {
  return role && rolesOf[kind].includes(role) ? { ...fragment, role } : fragment;
}

/** Sets the note of an annotation. While one note is being typed (`typing` is the same), it is one step to undo. */
export function setNote(session: Session, id: string, note: string, typing: string): void {
  const annotation = findAnnotation(session.replica.set.value, id);
  if (annotation && note !== annotation.note && !session.readOnly)
    change(session, annotation, 'Edit Note', { note }, { key: typing });
}

/** Deletes the selected annotation. */
export function deleteMark(session: Session): void {
  const { annotation } = session;
  if (!annotation || session.readOnly) return;
  session.perform(
    `Delete ${kindNames[annotation.kind].one}`,
    { type: 'remove-annotation', id: annotation.id },
    { after: { annotation: undefined } },
  );
}

/**
 * Changes an annotation as one step to undo, which is called `name`. Changes with the same `key` in a row are one step.
 * It stays selected; `caret` (UTF-16) puts the caret somewhere else.
 */
export function change(
  session: Session,
  annotation: Annotation,
  name: string,
  changes: Readonly<Record<string, unknown>>,
  { key, caret }: { readonly key?: string; readonly caret?: number } = {},
): void {
  session.perform(
    name,
    {
      type: 'change-annotation',
      id: annotation.id,
      changes: { ...changes, modified: new Date().toISOString() },
    },
    {
      after: { annotation: annotation.id, ...(caret === undefined ? {} : { anchor: caret, head: caret }) },
      ...(key === undefined ? {} : { key }),
    },
  );
}
