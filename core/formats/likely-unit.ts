import type { Span } from '../text';
import { OffsetReading, type Counting, type OffsetUnit } from './offset-reading';
import type { Told } from './placing';

const wordSign = /[\p{L}\p{N}]/u;

/**
 * What offsets without words seem to count: the unit under which most stretches begin and end where words do. The first
 * of those that are as likely. It stays a guess.
 */
export function likelyUnit(
  text: string,
  raw: string,
  told: readonly Told[],
  units: readonly OffsetUnit[],
  counting: Omit<Counting, 'unit'>,
): OffsetUnit | undefined {
  const likely = units.map((unit) => {
    const reading = new OffsetReading(text, raw, { ...counting, unit });
    const clean = told.filter(({ start, end }) => {
      const span = start === undefined || end === undefined ? undefined : reading.toSpan({ start, end });
      return span !== undefined && isClean(text, span);
    });
    return { unit, clean: clean.length };
  });
  return likely.reduce<(typeof likely)[number] | undefined>(
    (best, one) => (!best || one.clean > best.clean ? one : best),
    undefined,
  )?.unit;
}

/** Whether a stretch has no white space at its ends and parts no word. */
function isClean(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end);
  const parts = (at: number) => wordSign.test(text.charAt(at - 1)) && wordSign.test(text.charAt(at));
  return words.trim() === words && !parts(start) && !parts(end);
}
