import { lastAtMost } from './text';

/**
 * Converts offsets of one text between UTF-16 code units (memory) and Unicode code points (native files). The only
 * module that knows what a surrogate is. A lone surrogate counts as one code point, as it does in Python.
 */
export class OffsetMap {
  /** UTF-16 length of the text. */
  readonly utf16Length: number;
  /** Code point length of the text. */
  readonly codePointLength: number;
  /** UTF-16 offsets of the second halves of the text's surrogate pairs, ascending. */
  private readonly lows: Int32Array;
  /** The same, in code points: the offset just after the pair, less one for each earlier pair. */
  private readonly afters: Int32Array;

  constructor(text: string) {
    const lows: number[] = [];
    for (let i = 1; i < text.length; i++) {
      if (isPairAt(text, i - 1)) {
        lows.push(i);
        i++;
      }
    }
    this.utf16Length = text.length;
    this.codePointLength = text.length - lows.length;
    this.lows = Int32Array.from(lows);
    this.afters = this.lows.map((low, pair) => low - pair);
  }

  /** Whether a UTF-16 offset lies in the text and not between the halves of a surrogate pair. */
  isBoundary(utf16: number): boolean {
    if (!Number.isInteger(utf16) || utf16 < 0 || utf16 > this.utf16Length) return false;
    return this.lows[lastAtMost(this.lows, utf16)] !== utf16;
  }

  /** UTF-16 offset → code points. Throws RangeError if the offset is no boundary. */
  toCodePoints(utf16: number): number {
    if (!this.isBoundary(utf16)) throw new RangeError(`${utf16} is not a UTF-16 boundary of this text`);
    return utf16 - (lastAtMost(this.lows, utf16) + 1);
  }

  /** Code point offset → UTF-16. Throws RangeError if the offset is outside the text. */
  toUtf16(codePoints: number): number {
    if (!Number.isInteger(codePoints) || codePoints < 0 || codePoints > this.codePointLength)
      throw new RangeError(`${codePoints} is not a code point offset of this text`);
    return codePoints + lastAtMost(this.afters, codePoints) + 1;
  }

  /** The nearest boundary at or before (`-1`), or at or after (`1`), a UTF-16 offset clamped into the text. */
  snap(utf16: number, direction: -1 | 1): number {
    const clamped = Math.min(Math.max(Math.trunc(utf16), 0), this.utf16Length);
    return this.isBoundary(clamped) ? clamped : clamped + direction;
  }
}

/** Whether the UTF-16 offset `at` falls between the two halves of one character. */
export function splitsPair(text: string, at: number): boolean {
  return isPairAt(text, at - 1);
}

/** The last `count` code points of `text` before the UTF-16 offset `end`. */
export function codePointsBefore(text: string, end: number, count: number): string {
  let start = end;
  for (let n = 0; n < count && start > 0; n++) start -= isPairAt(text, start - 2) ? 2 : 1;
  return text.slice(start, end);
}

/** The first `count` code points of `text` from the UTF-16 offset `start`. */
export function codePointsAfter(text: string, start: number, count: number): string {
  let end = start;
  for (let n = 0; n < count && end < text.length; n++) end += isPairAt(text, end) ? 2 : 1;
  return text.slice(start, end);
}

function isPairAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
