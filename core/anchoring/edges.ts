import { trimSpan } from '../boundaries';
import { splitsPair } from '../offsets';
import type { Span } from '../text';

const wordSign = /[\p{L}\p{N}\p{M}]/u;
/** Scripts without spaces: any letter may begin a word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** How far an edge is moved to the end of a word, in UTF-16 units. */
const farthest = 40;

/**
 * A stretch of the new text with the kind of edges that one of the old text has: no white space at an edge where that
 * has none, no half word where that has a whole one, no half surrogate pair. May become empty. Both are UTF-16.
 */
export function fitEdges(oldText: string, old: Span, newText: string, found: Span): Span {
  let { start, end } = found;
  const whole = oldText.slice(old.start, old.end);
  const isWhole = !splitsPair(newText, start) && !splitsPair(newText, end);
  // The very words, though something may be glued to them now.
  if (isWhole && newText.slice(start, end) === whole) return { start, end };
  if (splitsPair(newText, start)) start--;
  if (splitsPair(newText, end)) end++;
  if (isInWord(newText, start) && !isInWord(oldText, old.start)) start = nearestEdge(newText, start);
  if (isInWord(newText, end) && !isInWord(oldText, old.end)) end = nearestEdge(newText, end);
  if (start >= end) return { start, end: start };
  const trimmed = trimSpan(newText, start, end);
  return {
    start: whole.trimStart() === whole ? trimmed.start : start,
    end: whole.trimEnd() === whole ? trimmed.end : end,
  };
}

function isInWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const before = signBefore(text, at);
  const after = signAt(text, at);
  return wordSign.test(before) && wordSign.test(after) && !unspaced.test(before) && !unspaced.test(after);
}

/** The edge of the word around an offset that is nearer; the offset itself if the word is longer than any word. */
function nearestEdge(text: string, at: number): number {
  for (let distance = 1; distance <= farthest; distance++)
    for (const edge of [at - distance, at + distance])
      if (edge >= 0 && edge <= text.length && !splitsPair(text, edge) && !isInWord(text, edge)) return edge;
  return at;
}

function signAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) as number);
}

function signBefore(text: string, at: number): string {
  return signAt(text, splitsPair(text, at - 1) ? at - 2 : at - 1);
}
