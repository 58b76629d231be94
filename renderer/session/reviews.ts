import type { Annotation, Anchor, Orphan } from '../../core/annotation';
import { kindOf } from '../../core/scheme-index';
import { selectedWords } from './caret';
import { change } from './marking';
import type { Session } from './session';

/**
 * Says that a mark was looked at after the article changed under it, and stands as it is: what was signed off is signed
 * off again.
 */
export function lookedAt(session: Session): Annotation | undefined {
  const { annotation } = session;
  if (!annotation?.review || session.readOnly) return undefined;
  const signOff = annotation.signOff && { by: session.opened.annotator, at: new Date().toISOString() };
  change(session, annotation, 'Look Again', { review: null, ...(signOff ? { signOff } : {}) });
  return annotation;
}

/** What a mark said when it was last looked at. */
export function wordsBefore(was: readonly Anchor[]): string {
  return was.map(({ quote }) => quote).join(' … ');
}

/**
 * Gives an orphan the selected words as its place, and selects it there. An orphan of several roles gets the words as what
 * its first fragment was. Answers whether words were selected.
 */
export function placeOrphan(session: Session, orphan: Orphan): boolean {
  const words = selectedWords(session);
  if (!words || session.readOnly) return false;
  const role = orphan.fragments[0]?.role;
  session.perform(
    `Place Lost ${kindOf(session.scheme, orphan.kind).name}`,
    { type: 'place-orphan', id: orphan.id, fragments: [role === undefined ? words : { ...words, role }] },
    { after: { anchor: words.end, head: words.end, annotation: orphan.id } },
  );
  return true;
}

/** Gives an orphan up. */
export function removeOrphan(session: Session, orphan: Orphan): void {
  if (session.readOnly) return;
  const { name } = kindOf(session.scheme, orphan.kind);
  session.perform(`Remove Lost ${name}`, { type: 'remove-orphan', id: orphan.id });
}

/**
 * Where an orphan may have stood (UTF-16): beside what was before or after its words, if that stands in the text just
 * once.
 */
export function likelyPlace({ text }: Session, orphan: Orphan): number | undefined {
  const { prefix, suffix } = orphan.fragments[0] as Anchor;
  for (const [words, atEnd] of [
    [prefix.trim(), true],
    [suffix.trim(), false],
  ] as const) {
    if (words.length < leastContext) continue;
    const at = text.indexOf(words);
    if (at !== -1 && text.indexOf(words, at + 1) === -1) return atEnd ? at + words.length : at;
  }
  return undefined;
}

/** Fewer characters of context than this say nothing. */
const leastContext = 8;
