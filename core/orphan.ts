import type { Anchor, Annotation, Fragment, Orphan } from './annotation';
import { codePointsAfter, codePointsBefore } from './offsets';

/** How many code points of context an anchor has on each side. */
export const contextLength = 32;

/** What finds some fragments of a text (UTF-16) again in another one. */
export function anchorsOf(text: string, fragments: readonly Fragment[]): readonly Anchor[] {
  return fragments.map(({ start, end, role }) => ({
    ...(role === undefined ? {} : { role }),
    quote: text.slice(start, end),
    prefix: codePointsBefore(text, start, contextLength),
    suffix: codePointsAfter(text, end, contextLength),
  }));
}

/** The words of an orphan, its fragments joined by an ellipsis. */
export function lostQuoteOf({ fragments }: Orphan): string {
  return fragments.map(({ quote }) => quote).join(' … ');
}

/** An orphan as an annotation on a text of nothing but its own words, a line for each fragment. */
export function onOwnText(orphan: Orphan): { readonly text: string; readonly annotation: Annotation } {
  let at = 0;
  const fragments = orphan.fragments.map(({ quote, role }): Fragment => {
    const start = at;
    at += quote.length + 1;
    return { start, end: start + quote.length, ...(role === undefined ? {} : { role }) };
  });
  return { text: orphan.fragments.map(({ quote }) => quote).join('\n'), annotation: { ...orphan, fragments } };
}
