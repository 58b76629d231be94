import { splitsPair } from '../offsets';
import type { Span } from '../text';

/** Where a token is in a text; `exact` if nothing but white space lies between it and the one before. */
export interface AlignedToken extends Span {
  readonly exact: boolean;
}

/** How far ahead a token is sought, in UTF-16 units. */
const reach = 2000;

/** What corpora write for signs. */
const written: Readonly<Record<string, readonly string[]>> = {
  '``': ['“', '"'],
  "''": ['”', '"'],
  '-LRB-': ['('],
  '-RRB-': [')'],
  '-LSB-': ['['],
  '-RSB-': [']'],
  '...': ['…'],
};

/** Finds the tokens of a file in a text, one after the other; nothing for those that are not there. UTF-16. */
export function alignTokens(text: string, tokens: readonly string[]): readonly (AlignedToken | undefined)[] {
  let from = 0;
  return tokens.map((token) => {
    const forms = [token, ...(Object.hasOwn(written, token) ? (written[token] as readonly string[]) : [])];
    const ahead = text.slice(from, from + reach + token.length);
    const next = from + ahead.length - ahead.trimStart().length;
    const hits = forms.flatMap((form) => {
      const at = text.startsWith(form, next) ? next : from + ahead.indexOf(form);
      const end = at + form.length;
      return at < from || splitsPair(text, at) || splitsPair(text, end) ? [] : [{ start: at, end, exact: at === next }];
    });
    const [best] = hits.sort((a, b) => a.start - b.start);
    if (best) from = best.end;
    return best;
  });
}
