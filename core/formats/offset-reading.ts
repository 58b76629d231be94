import { graphemeStarts } from '../graphemes';
import { lastAtMost, type Span } from '../text';

/** What a program may count when it says where in a text something stands. */
export const offsetUnits = ['codepoint', 'utf16', 'grapheme', 'byte'] as const;
export type OffsetUnit = (typeof offsetUnits)[number];

/** What the offsets of a file count: which unit, of the normalised text or of the file as it was, its BOM included or not. */
export interface Counting {
  readonly unit: OffsetUnit;
  readonly lineEnds: 'lf' | 'raw';
  readonly bom: boolean;
}

/** A stretch as a file has it: offsets in a unit that may not be known, and its words. */
export interface QuotedSpan {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Finds the places of one text that a file's offsets mean, once it is known (or assumed) what they count. */
export class OffsetReading {
  /** The text that was counted. */
  private readonly seen: string;
  /** UTF-16 offsets of `seen` at which a unit begins; not made for UTF-16 itself. In bytes, -1 where none does. */
  private readonly boundaries: Int32Array | undefined;
  /** Where `seen` has something that the normalised text has not: its BOM, the CR of each CRLF. */
  private readonly dropped: Int32Array;

  /** `raw`: the text as its file had it, without a BOM. */
  constructor(
    text: string,
    raw: string,
    readonly counting: Counting,
  ) {
    this.seen = `${counting.bom ? '\ufeff' : ''}${counting.lineEnds === 'raw' ? raw : text}`;
    this.boundaries = counting.unit === 'utf16' ? undefined : boundariesOf(this.seen, counting.unit);
    const dropped = counting.bom ? [0] : [];
    if (counting.lineEnds === 'raw')
      for (let at = this.seen.indexOf('\r\n'); at !== -1; at = this.seen.indexOf('\r\n', at + 2)) dropped.push(at);
    this.dropped = Int32Array.from(dropped);
  }

  /** Offset as the file counts → UTF-16 offset of the normalised text; nothing if there is no such place. */
  toUtf16(offset: number): number | undefined {
    if (!Number.isInteger(offset) || offset < 0) return undefined;
    const seen = this.boundaries ? this.boundaries[offset] : offset;
    if (seen === undefined || seen === -1 || seen > this.seen.length) return undefined;
    return seen - (lastAtMost(this.dropped, seen - 1) + 1);
  }

  /** A stretch as the file counts → UTF-16 offsets of the normalised text; nothing if there is no such stretch. */
  toSpan({ start, end }: Span): Span | undefined {
    const [from, to] = [this.toUtf16(start), this.toUtf16(end)];
    return from === undefined || to === undefined || from >= to ? undefined : { start: from, end: to };
  }
}

function boundariesOf(text: string, unit: Exclude<OffsetUnit, 'utf16'>): Int32Array {
  // UTF-8 takes no more than three bytes for a unit of UTF-16.
  const boundaries = new Int32Array((unit === 'byte' ? 3 : 1) * text.length + 1);
  let count = 0;
  if (unit === 'grapheme') for (const start of graphemeStarts(text)) boundaries[count++] = start;
  else
    for (let at = 0; at < text.length;) {
      boundaries[count++] = at;
      const point = text.codePointAt(at) as number;
      if (unit === 'byte') for (let rest = bytesOf(point); rest > 1; rest--) boundaries[count++] = -1;
      at += point > 0xffff ? 2 : 1;
    }
  boundaries[count++] = text.length;
  return boundaries.subarray(0, count);
}

/** How many bytes UTF-8 takes for a code point; three for half a character, which it cannot write. */
function bytesOf(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** What was found out about what a file's offsets count. */
export interface FoundReading {
  readonly reading: OffsetReading;
  /** Whether every stretch has its words under it, and no other reading says so with other places. */
  readonly sure: boolean;
}

/**
 * Finds out what the offsets of a file count, by its words: the one reading under which every stretch has them. The
 * format's own (`usual`) goes before others that say the same. Where none fits all, the one that fits most, unsure.
 * `matches` compares the words at a place with the file's quote; by default they must be the same but for line ends.
 */
export function findReading(
  text: string,
  spans: readonly QuotedSpan[],
  {
    usual,
    raw = text.replaceAll('\n', '\r\n'),
    matches = sameWords,
  }: {
    readonly usual: Counting;
    readonly raw?: string | undefined;
    readonly matches?: (words: string, quote: string) => boolean;
  },
): FoundReading {
  let best: { reading: OffsetReading; fitting: number; places: readonly (Span | undefined)[] } | undefined;
  let sure = false;
  for (const counting of countings(text, raw, usual)) {
    const reading = new OffsetReading(text, raw, counting);
    const places = spans.map((span) => {
      const place = reading.toSpan(span);
      return place && matches(text.slice(place.start, place.end), span.quote) ? place : undefined;
    });
    const fitting = places.filter((place) => place !== undefined).length;
    if (fitting === spans.length && best?.fitting === fitting) {
      // Others that fit as well are the same reading if they mean the same places; the usual one was asked first.
      if (best.reading.counting !== usual && !samePlaces(best.places, places)) sure = false;
    } else if (!best || fitting > best.fitting) {
      best = { reading, fitting, places };
      sure = fitting === spans.length;
    }
    if (best.reading.counting === usual && sure) break;
  }
  return { reading: (best as { reading: OffsetReading }).reading, sure };
}

/** The usual counting, then every other that could differ from those before it on this text. */
function* countings(text: string, raw: string, usual: Counting): Generator<Counting> {
  yield usual;
  const [hasPairs, hasWide] = [/[\ud800-\udfff]/.test(text), /[^\0-\x7f]/.test(text)];
  // Without such characters these say what code points do; a byte order mark is one that takes three bytes.
  const differs = (unit: OffsetUnit, bom: boolean) =>
    unit === 'utf16' ? hasPairs : unit === 'byte' ? hasWide || bom : true;
  for (const bom of [false, true])
    for (const lineEnds of raw === text ? (['lf'] as const) : (['lf', 'raw'] as const))
      for (const unit of offsetUnits.filter((one) => differs(one, bom)))
        if (unit !== usual.unit || lineEnds !== usual.lineEnds || bom !== usual.bom) yield { unit, lineEnds, bom };
}

function samePlaces(a: readonly (Span | undefined)[], b: readonly (Span | undefined)[]): boolean {
  return a.every((place, index) => place?.start === b[index]?.start && place?.end === b[index]?.end);
}

/** Whether two stretches of text have the same words, however their lines end. */
export function sameWords(words: string, quote: string): boolean {
  return words === quote || words === quote.replace(/\r\n?/g, '\n');
}
