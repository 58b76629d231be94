import type { Fragment } from './annotation';
import { trimSpan } from './boundaries';
import type { Span } from './text';

// A frame is an annotation whose fragments play roles: who said it, by which words, and what was said. Offsets are
// UTF-16; fragments come sorted and disjoint, and leave so.

/**
 * Gives words a role in a frame, or none: they become a fragment of their own, cut out of those they overlapped.
 * Of a fragment without a role only what has a word in it is left over.
 */
export function giveRole(
  text: string,
  fragments: readonly Fragment[],
  words: Span,
  role: Fragment['role'],
): readonly Fragment[] {
  const others = fragments.flatMap((fragment) => without(text, fragment, words));
  const added: Fragment = role === undefined ? { start: words.start, end: words.end } : { ...words, role };
  return joined([...others, added].sort((a, b) => a.start - b.start));
}

/** A frame without one of its fragments; the last one stays. */
export function removeFragment(fragments: readonly Fragment[], index: number): readonly Fragment[] {
  return fragments.length > 1 ? fragments.toSpliced(index, 1) : fragments;
}

/** The index of the fragment that holds or touches an offset; -1 if none does. */
export function fragmentAt(fragments: readonly Fragment[], offset: number): number {
  const holding = fragments.findIndex(({ start, end }) => start <= offset && offset < end);
  return holding === -1 ? fragments.findIndex(({ end }) => end === offset) : holding;
}

function without(text: string, fragment: Fragment, words: Span): readonly Fragment[] {
  if (fragment.end <= words.start || fragment.start >= words.end) return [fragment];
  const pieces = [
    { ...fragment, end: Math.min(fragment.end, words.start) },
    { ...fragment, start: Math.max(fragment.start, words.end) },
  ];
  return pieces
    .filter(({ start, end }) => start < end && hasWord(text, start, end))
    .map((piece) => ({ ...piece, ...trimSpan(text, piece.start, piece.end) }));
}

function hasWord(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(start, end));
}

/** Fragments of one role that touch are one. */
function joined(fragments: readonly Fragment[]): readonly Fragment[] {
  const result: Fragment[] = [];
  for (const fragment of fragments) {
    const last = result.at(-1);
    if (last && last.end === fragment.start && last.role === fragment.role)
      result[result.length - 1] = { ...last, end: fragment.end };
    else result.push(fragment);
  }
  return result;
}
