import type { Coverage } from '../../core/annotation';
import type { ReadingState } from '../../core/coverage';
import type { SingleOperation } from '../../core/operations';
import type { Span } from '../../core/text';
import { selectedWords } from './caret';
import { readingOf } from './reading';
import type { Session } from './session';

/** What a review did: to how many sentences, whether it was taken back, and which sentence is to be read next. */
export interface Reviewed {
  readonly sentences: number;
  readonly takenBack: boolean;
  readonly next: Span | undefined;
}

/**
 * Says of the sentence at the caret, or of all that the selected words reach into, that they were read and nothing more
 * is to be marked there, and goes on to the next unread one. Where this reader has said so of all of them, takes it
 * back. One step to undo. Answers nothing if there is no sentence.
 */
export function review(session: Session): Reviewed | undefined {
  const state = readingOf(session).now();
  const range = sentencesAtSelection(session, state);
  if (session.readOnly || !range) return undefined;
  const sentences = state.sentences.slice(range.first, range.last + 1);
  const { start } = sentences[0] as Span;
  const { end } = sentences.at(-1) as Span;
  const own = session.replica.set.value.coverage.filter(
    (stretch) => stretch.by === session.opened.annotator && stretch.start < end && stretch.end > start,
  );
  const uncovered = runs(
    sentences,
    (one) => !own.some((stretch) => stretch.start <= one.start && one.end <= stretch.end),
  );
  const what = sentences.length === 1 ? 'Sentence' : `${sentences.length} Sentences`;
  if (uncovered.length === 0) {
    const [before, after] = [state.sentences[range.first - 1], state.sentences[range.last + 1]];
    const operations = own.flatMap((stretch) => takenOut(stretch, before?.end ?? 0, after?.start ?? Infinity));
    session.perform(`Take Back Review of ${what}`, { type: 'batch', operations });
    return { sentences: sentences.length, takenBack: true, next: undefined };
  }
  const next = state.nextUnread(end) ?? unreadBefore(state, start);
  const at = new Date().toISOString();
  const operations = uncovered.map((run): SingleOperation => {
    return { type: 'add-coverage', coverage: { ...run, by: session.opened.annotator, at } };
  });
  const caret = next?.start ?? session.selected.value.head;
  session.perform(
    `Review ${what}`,
    { type: 'batch', operations },
    { after: { anchor: caret, head: caret, ...(next ? { annotation: undefined } : {}) } },
  );
  if (next) session.reveal.set({ ...next, focus: false });
  return { sentences: sentences.length, takenBack: false, next };
}

/**
 * Puts the caret at the beginning of the next (`1`) or previous (`-1`) unread sentence; at the end of the text goes on
 * at the other one. Answers the sentence, and whether it was found there; nothing if all is read.
 */
export function stepUnread(
  session: Session,
  direction: 1 | -1,
): { readonly sentence: Span; readonly around: boolean } | undefined {
  const state = readingOf(session).now();
  const { anchor, head } = session.selected.value;
  const here = state.sentences[state.firstEndingAfter(Math.max(anchor, head))];
  const ahead =
    direction === 1
      ? state.nextUnread(here && here.start <= head ? here.end : head)
      : state.previousUnread(Math.min(anchor, head));
  const sentence = ahead ?? (direction === 1 ? state.nextUnread(0) : state.previousUnread(session.text.length));
  if (!sentence) return undefined;
  session.selectText(sentence.start, sentence.start);
  session.reveal.set({ ...sentence, focus: false });
  return { sentence, around: !ahead };
}

/** The indexes of the first and last sentence that the selected words reach into, or of the one at the caret. */
function sentencesAtSelection(
  session: Session,
  state: ReadingState,
): { readonly first: number; readonly last: number } | undefined {
  const { sentences } = state;
  const words = selectedWords(session);
  const offset = words?.start ?? session.selected.value.head;
  const next = state.firstEndingAfter(offset);
  if (words) {
    const end = state.firstEndingAfter(words.end - 1);
    const last = (sentences[end]?.start ?? Infinity) < words.end ? end : end - 1;
    return next <= last ? { first: next, last } : undefined;
  }
  // In white space: the one before it on its line, or else the next.
  const before = sentences[next - 1];
  const sameLine = before !== undefined && !session.text.slice(before.end, offset).includes('\n');
  const inNext = (sentences[next]?.start ?? Infinity) <= offset;
  const index = !inNext && (sameLine || next === sentences.length) ? next - 1 : next;
  return index >= 0 ? { first: index, last: index } : undefined;
}

/** The stretches from the first to the last of such sentences in a row. */
function runs(sentences: readonly Span[], belongs: (sentence: Span) => boolean): readonly Span[] {
  const found: Span[] = [];
  let goesOn = false;
  for (const sentence of sentences) {
    const inside = belongs(sentence);
    if (inside && goesOn) found.push({ start: (found.pop() as Span).start, end: sentence.end });
    else if (inside) found.push(sentence);
    goesOn = inside;
  }
  return found;
}

/** Takes sentences out of a stretch: what is left of it ends with the one before them and begins with the one after. */
function takenOut(coverage: Coverage, before: number, after: number): readonly SingleOperation[] {
  const left = [
    { ...coverage, end: before },
    { ...coverage, start: after },
  ].filter(({ start, end }) => start < end);
  return [
    { type: 'remove-coverage', coverage },
    ...left.map((one) => ({ type: 'add-coverage' as const, coverage: one })),
  ];
}

function unreadBefore(state: ReadingState, offset: number): Span | undefined {
  const first = state.nextUnread(0);
  return first && first.start < offset ? first : undefined;
}
