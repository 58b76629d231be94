import type { Fragment } from './annotation';
import { outermostQuotations } from './quotations';

/** The ids of the default scheme's values. */
export type QuoteType = 'direct' | 'mixed' | 'indirect';

/** The least part of a direct quotation, white space aside, that lies within its marks. */
const mostly = 0.9;
const closing = /["”“’‘»«›‹」』｣]/;
/** Marks of which the other one is missing are marks too; inches and apostrophes are not. */
const anyMark = /[“”„‟«»‹›「」『』｢｣]|(?<!\p{N})"/u;

/**
 * How an attribution quotes its source, by its content fragments (UTF-16 offsets into `text`): `direct` if they begin
 * with an opening mark, end with a closing one (a full stop or comma may follow) and at least nine tenths lie within
 * marks; `mixed` if there is any mark; else `indirect`. Nothing if there is no content. The three are those of O'Keefe
 * et al. (2012) and Pareti et al. (2013).
 */
export function quoteTypeOf(text: string, fragments: readonly Fragment[]): QuoteType | undefined {
  const content = fragments
    .filter(({ role }) => role === 'content')
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
    .trim();
  if (content === '') return undefined;
  const quotations = [...outermostQuotations(content)];
  const last = quotations.at(-1);
  if (!last) return anyMark.test(content) ? 'mixed' : 'indirect';
  const within = quotations.reduce((sum, { start, end }) => sum + inkOf(content.slice(start, end)), 0);
  const begins = quotations[0]?.start === 0;
  const ends = last.end - last.start > 1 && closing.test(content.charAt(last.end - 1));
  const after = /^[.,]?$/.test(content.slice(last.end));
  return begins && ends && after && within >= mostly * inkOf(content) ? 'direct' : 'mixed';
}

function inkOf(words: string): number {
  return words.replace(/\s/g, '').length;
}
