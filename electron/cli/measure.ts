import { OffsetMap } from '../../core/offsets';
import { countWords } from '../../core/text';

export interface Lengths {
  /** Of the article's file; null if it is not there. */
  readonly bytes: number | null;
  readonly codePoints: number;
  readonly utf16Units: number;
  readonly graphemes: number;
  readonly words: number;
  readonly lines: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How long a normalised text is, in every unit that somebody counts in. Tells `onProgress` which part of it is done. */
export function measure(text: string, bytes: number | null, onProgress: (part: number) => void): Lengths {
  const { codePointLength, utf16Length } = new OffsetMap(text);
  const counted = { graphemes: 0, words: 0, lines: 0 };
  // No grapheme and no word goes over a line end, which is a grapheme of its own.
  for (let start = 0; start < text.length; counted.lines++) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const line = text.slice(start, end);
    for (const _ of graphemes.segment(line)) counted.graphemes++;
    if (found !== -1) counted.graphemes++;
    counted.words += countWords(line);
    start = end + 1;
    onProgress(start / text.length);
  }
  return { bytes, codePoints: codePointLength, utf16Units: utf16Length, ...counted };
}
