import type { Span } from '../../../core/text';
import type { RulerScale } from './scale';

/** What is short is drawn this high, in pixels: thinner, it would not be seen. */
export const leastHeight = 2;

/** Something drawn on the ruler, from its first row of pixels to before the last. */
export interface Band {
  readonly first: number;
  readonly end: number;
}

/** The bands that stretches of the text fill; those that follow on the one given before them are one with it. */
export function bandsOf(spans: Iterable<Span>, scale: RulerScale): readonly Band[] {
  const bands: Band[] = [];
  for (const { start, end } of spans) {
    const first = rowOf(scale.yOf(start), scale);
    const last = Math.min(Math.max(Math.ceil(scale.yOf(end)), first + leastHeight), scale.height);
    const before = bands.at(-1);
    if (before && first >= before.first && first <= before.end) {
      if (last > before.end) bands[bands.length - 1] = { first: before.first, end: last };
    } else bands.push({ first, end: last });
  }
  return bands;
}

/** The row in which something that begins at `y` begins; at the foot of the ruler there is still room for it. */
export function rowOf(y: number, { height }: RulerScale): number {
  return Math.max(0, Math.min(Math.floor(y), Math.floor(height) - leastHeight));
}
