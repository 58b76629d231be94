import { moveBy, trimSpan, type TextUnit } from '../../core/boundaries';
import { nextQuotation, quotationAt } from '../../core/quotations';
import { sentenceAt } from '../../core/sentences';
import type { Span } from '../../core/text';
import type { Session } from './session';

/** Moves the caret by a unit of text; with `extend`, what is selected grows or shrinks with it. */
export function moveCaret(session: Session, unit: TextUnit, direction: -1 | 1, extend = false): void {
  const { anchor, head } = session.selected.value;
  const target = moveBy(session.text, head, unit, direction);
  session.selectText(extend ? anchor : target, target);
  session.reveal.set({ start: target, end: target, focus: false });
}

/**
 * Selects the sentence at the caret, or all sentences that the selected words reach into. When just those are selected
 * already, the next sentence joins them.
 */
export function selectSentence(session: Session): void {
  const { text, selected } = session;
  const { anchor, head } = selected.value;
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
  const last = Math.max(from, to - 1);
  const whole = spanFrom(text, from, last);
  if (!whole) return;
  const isWhole = whole.start === from && whole.end === to;
  const next = isWhole ? sentenceAfter(text, to) : undefined;
  select(session, { start: whole.start, end: (next ?? whole).end });
}

/**
 * Selects the quotation at the caret, its marks included, or else the next one. When just that is selected already: the
 * one around it, or else the next.
 */
export function selectQuotation(session: Session): void {
  const { text, selected } = session;
  const { anchor, head } = selected.value;
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
  const found = quotationAround(text, from, to) ?? nextQuotation(text, to, text.length);
  if (found) select(session, found);
}

/** The innermost quotation that holds all of a stretch, and more than it. */
function quotationAround(text: string, from: number, to: number): Span | undefined {
  const holds = ({ start, end }: Span) => start <= from && end >= to && (start < from || end > to || from === to);
  let span = quotationAt(text, from);
  // One that begins where the stretch does may be inside it, so is one that ends before it does: look around those.
  while (span && !holds(span)) span = span.start === 0 ? undefined : enclosing(text, span);
  return span;
}

function enclosing(text: string, { start, end }: Span): Span | undefined {
  const outer = quotationAt(text, start - 1);
  return outer && outer.start < start && outer.end >= end ? outer : undefined;
}

/** Selects a stretch, with the caret at its end, and brings it into sight. */
function select(session: Session, { start, end }: Span): void {
  session.selectText(start, end);
  session.reveal.set({ start, end, focus: false });
}

/** From the start of the sentence at `from` to the end of the one at `last`; of the next one where there is none. */
function spanFrom(text: string, from: number, last: number): Span | undefined {
  const first = sentenceAt(text, from) ?? sentenceAfter(text, from);
  if (!first) return undefined;
  const end = sentenceAt(text, last)?.end ?? first.end;
  return { start: first.start, end: Math.max(first.end, end) };
}

function sentenceAfter(text: string, offset: number): Span | undefined {
  const start = moveBy(text, offset, 'sentence', 1);
  return sentenceAt(text, start);
}

/** The selected words without white space at their edges (UTF-16); nothing if there are none. */
export function selectedWords({ selected, text }: Session): Span | undefined {
  const { anchor, head } = selected.value;
  const words = trimSpan(text, Math.min(anchor, head), Math.max(anchor, head));
  return words.start === words.end ? undefined : words;
}
