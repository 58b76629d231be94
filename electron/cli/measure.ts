import { graphemeStarts } from '../../core/graphemes';
import { OffsetMap } from '../../core/offsets';
import { countWords, lineStarts } from '../../core/text';

export interface Lengths {
  /** Of the article's file; null if it is not there. */
  readonly bytes: number | null;
  readonly codePoints: number;
  readonly utf16Units: number;
  readonly graphemes: number;
  readonly words: number;
  readonly lines: number;
}

/** How long a normalised text is, in every unit that somebody counts in. Tells `onProgress` which part of it is done. */
export function measure(text: string, bytes: number | null, onProgress: (part: number) => void): Lengths {
  const { codePointLength, utf16Length } = new OffsetMap(text);
  let graphemes = 0;
  for (const start of graphemeStarts(text)) if (graphemes++ % 10_000 === 0) onProgress(start / text.length);
  const lines = lineStarts(text).length - (text === '' || text.endsWith('\n') ? 1 : 0);
  return { bytes, codePoints: codePointLength, utf16Units: utf16Length, graphemes, words: countWords(text), lines };
}
