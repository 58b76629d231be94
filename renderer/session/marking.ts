import type { Annotation, Fragment } from '../../core/annotation';
import { findAnnotation } from '../../core/annotation-set';
import { quotationAt } from '../../core/quotations';
import type { Scheme } from '../../core/scheme';
import { kindOf, labelProblems, schemeIndex, type IndexedKind } from '../../core/scheme-index';
import type { Span } from '../../core/text';
import { selectedWords } from './caret';
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
    fragments: [quotedFragment(session, kind, words)],
    attributes: parentAttribute(session, kind, words),
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

/** The role of what is said, in whatever scheme has one. */
const content = 'content';

/** Words within quotation marks are what is said. */
function quotedFragment({ scheme, text }: Session, kind: string, words: Span): Fragment {
  const hasContent = kindOf(scheme, kind).roles.some(({ id }) => id === content);
  const quotation = hasContent ? quotationAt(text, words.start) : undefined;
  return quotation && quotation.end >= words.end ? { ...words, role: content } : words;
}

/**
 * What is marked in the content of another of its kind belongs to it, if the kind has an attribute that says so: what
 * Kim said that Park said.
 */
function parentAttribute(session: Session, kind: string, { start, end }: Span): Annotation['attributes'] {
  const attribute = kindOf(session.scheme, kind).attributes.find(
    (one) => one.type === 'annotation' && one.kind === kind,
  );
  if (!attribute) return {};
  const holds = (other: Annotation) =>
    other.kind === kind &&
    other.fragments.some((fragment) => fragment.role === content && fragment.start <= start && fragment.end >= end);
  const parent = session.index.at(start).find(holds);
  return parent ? { [attribute.id]: parent.id } : {};
}

/** Makes the selected annotation another kind. */
export function changeKind(session: Session, kind: string): void {
  const { annotation } = session;
  if (!annotation || annotation.kind === kind || session.readOnly) return;
  change(session, annotation, `Change to ${nameOf(session, kind)}`, kindChanges(session.scheme, annotation, kind));
}

/**
 * What changes when an annotation becomes another kind. Roles and attributes that the new kind has too stay, and so does
 * what no kind says anything about; the rest goes, and undo brings it back.
 */
export function kindChanges(
  scheme: Scheme,
  annotation: Annotation,
  kind: string,
): Pick<Annotation, 'kind' | 'attributes'> & Partial<Pick<Annotation, 'fragments'>> {
  const index = schemeIndex(scheme);
  const [before, after] = [annotation.kind, kind].map((id) => index.kinds.get(id) as IndexedKind);
  const fits = ({ role }: Fragment) => role === undefined || after?.roles.has(role);
  const fragments = annotation.fragments.map((fragment) => (fits(fragment) ? fragment : withoutRole(fragment)));
  const moved = annotation.fragments.every(fits) ? {} : { fragments };
  const stays = ([id, value]: [string, unknown]) =>
    (after?.attributes.has(id) || !before?.attributes.has(id)) &&
    labelProblems({ kind, fragments: [], attributes: { [id]: value } }, index).length === 0;
  const attributes = Object.fromEntries(Object.entries(annotation.attributes).filter(stays));
  return { kind, ...moved, attributes };
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
