import { segments } from './segments';

/** A stretch `[start, end)` of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How the article's file ended its lines. `none`: it has no line end at all. */
export type LineEnding = 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';

export interface NormalisedText {
  /** The text that every offset refers to: no leading BOM, every line end a single LF, nothing else changed. */
  readonly text: string;
  readonly bom: boolean;
  readonly eol: LineEnding;
}

/**
 * The project's one normalisation: strip one leading BOM, turn CRLF and lone CR into LF, change nothing else (no NFC,
 * no trimming, no folding of no-break spaces). Idempotent but for the BOM: a second one is text and stays.
 */
export function normaliseText(decoded: string): NormalisedText {
  const bom = decoded.charCodeAt(0) === 0xfeff;
  const body = bom ? decoded.slice(1) : decoded;
  return { text: body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body, bom, eol: lineEndingOf(body) };
}

function lineEndingOf(body: string): LineEnding {
  let crlf = 0;
  let cr = 0;
  let lf = 0;
  for (let i = 0; i < body.length; i++) {
    const unit = body.charCodeAt(i);
    if (unit === 0x0a) lf++;
    else if (unit === 0x0d) {
      if (body.charCodeAt(i + 1) === 0x0a) {
        crlf++;
        i++;
      } else cr++;
    }
  }
  const kinds = (crlf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) + (lf > 0 ? 1 : 0);
  if (kinds === 0) return 'none';
  if (kinds > 1) return 'mixed';
  return crlf > 0 ? 'crlf' : cr > 0 ? 'cr' : 'lf';
}

/** The UTF-16 offsets at which the lines of a normalised text begin; the first is 0. */
export function lineStarts(text: string): Int32Array {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Int32Array.from(starts);
}

/** The line that an offset is in, without its line end. */
export function lineAt(text: string, offset: number): Span {
  const end = text.indexOf('\n', offset);
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return { start, end: end === -1 ? text.length : end };
}

/** The index of the last number in `sorted` that is at most `value`; -1 if there is none. */
export function lastAtMost(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const wordSegmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** How many words a text has, by the rules of its own script (so that Chinese and Thai count too). */
export function countWords(text: string): number {
  let words = 0;
  for (const counted of countingWords(text)) words = counted;
  return words;
}

/** The same, yielding what was counted after each segment, so that whoever counts a long text can pause. */
export function* countingWords(text: string): Generator<number> {
  let words = 0;
  for (const { isWordLike } of segments(text, wordSegmenter)) {
    if (isWordLike) words++;
    yield words;
  }
}
