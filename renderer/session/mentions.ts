import type { Annotation, Fragment } from '../../core/annotation';
import { mentionsOf } from '../../core/mentions';
import { inDigits } from '../../core/numbers';
import type { SingleOperation } from '../../core/operations';
import { kindOf } from '../../core/scheme-index';
import type { Span } from '../../core/text';
import type { Session } from './session';

/** Another place where the words of a mark stand. UTF-16. */
export interface Mention extends Span {
  /** Whether it is marked as the same kind already. */
  readonly marked: boolean;
}

/** The words of a mark of which other mentions are looked for: those at the caret, else its first. */
export function wordsToMention(
  { selected, text }: Session,
  { fragments }: Annotation,
): Span & { readonly words: string } {
  const { head } = selected.value;
  const here = fragments.find(({ start, end }) => start <= head && head <= end) ?? (fragments[0] as Fragment);
  return { start: here.start, end: here.end, words: text.slice(here.start, here.end) };
}

/** Every other mention of those words, whatever its case, in the order of the text. */
export function otherMentions(session: Session, annotation: Annotation): readonly Mention[] {
  const { words, start, end } = wordsToMention(session, annotation);
  return mentionsOf(session.text, words, { ignoreCase: true, except: { start, end } }).map((span) => ({
    ...span,
    marked: session.index
      .overlapping(span.start, span.end)
      .some(
        ({ kind, fragments }) =>
          kind === annotation.kind && fragments.some((one) => one.start === span.start && one.end === span.end),
      ),
  }));
}

/**
 * Marks mentions as an annotation is marked: its kind and what was said of it, but no note and no evidence, which are its
 * own. One step to undo; answers how many were marked.
 */
export function markMentions(session: Session, annotation: Annotation, spans: readonly Span[]): number {
  if (session.readOnly || spans.length === 0) return 0;
  const now = new Date().toISOString();
  const operations = spans.map(({ start, end }): SingleOperation => ({
    type: 'add-annotation',
    annotation: {
      id: crypto.randomUUID(),
      kind: annotation.kind,
      fragments: [{ start, end }],
      attributes: annotation.attributes,
      confidence: annotation.confidence,
      note: '',
      tags: annotation.tags,
      evidence: [],
      origin: 'manual',
      createdBy: session.opened.annotator,
      created: now,
      modified: now,
    },
  }));
  const { name, plural } = kindOf(session.scheme, annotation.kind);
  const what = spans.length === 1 ? name : `${inDigits(spans.length)} ${plural}`;
  session.perform(`Mark ${what}`, { type: 'batch', operations });
  return spans.length;
}
