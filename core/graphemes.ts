import { segments } from './segments';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Letters, punctuation and ideographs that are a character by themselves unless something other than these stands next
 * to them: no CR, no combining marks, no joiners, no halves of pairs, no jamo, and no script whose signs join.
 */
const plain =
  '\\0-\\f\\x0e-\\u02ff\\u0370-\\u0482\\u048a-\\u0590\\u05d0-\\u05ea\\u1e00-\\u200b\\u2010-\\u205f\\u20a0-\\u20cf\\u2100-\\u2bff\\u3001-\\u3029\\u3030-\\u3098\\u309b-\\u9fff\\uac00-\\ud7a3';
/** What has to be looked at closely: all else, with what stands beside it. */
const close = new RegExp(`[${plain}]?(?:[^${plain}]+[${plain}]?)+`, 'g');

/**
 * Where each character as people see it (extended grapheme cluster) begins, in UTF-16, in order. `Intl.Segmenter` is asked
 * only where it could say something else than every unit: it takes a second for a megabyte.
 */
export function* graphemeStarts(text: string): Generator<number> {
  let at = 0;
  for (const { 0: part, index } of text.matchAll(close)) {
    while (at < index) yield at++;
    for (const segment of segments(part, segmenter)) yield index + segment.index;
    at = index + part.length;
  }
  while (at < text.length) yield at++;
}
