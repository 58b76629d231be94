import type { Span } from '../../../core/text';
import type { RulerScale } from './scale';

/** What is short is drawn this high, in pixels: thinner, it would not be seen. */
export const leastHeight = 2;

/** Something drawn on the ruler, from its first row of pixels to before the last. */
export interface Band {
  readonly first: number;
  readonly end: number;
}

/** How many stretches of the text stand in each row of pixels of a ruler: one more or less costs what it covers. */
export class RulerRows {
  private readonly counts: Uint32Array;

  constructor(private readonly scale: RulerScale) {
    this.counts = new Uint32Array(Math.ceil(scale.height));
  }

  add(span: Span): void {
    this.count(span, 1);
  }

  /** Takes out a stretch that was put in. */
  remove(span: Span): void {
    this.count(span, -1);
  }

  /** The bands that the stretches fill, from the top; between two of them is an empty row. */
  bands(): readonly Band[] {
    const { counts } = this;
    const bands: Band[] = [];
    for (let row = 0; row < counts.length; row++) {
      if (counts[row] === 0) continue;
      const first = row;
      while (row < counts.length && counts[row] !== 0) row++;
      bands.push({ first, end: Math.min(row, this.scale.height) });
    }
    return bands;
  }

  private count({ start, end }: Span, by: 1 | -1): void {
    const { counts, scale } = this;
    const first = rowOf(scale.yOf(start), scale);
    const last = Math.min(Math.max(Math.ceil(scale.yOf(end)), first + leastHeight), counts.length);
    for (let row = first; row < last; row++) counts[row] = (counts[row] as number) + by;
  }
}

/** The row in which something that begins at `y` begins; at the foot of the ruler there is still room for it. */
export function rowOf(y: number, { height }: RulerScale): number {
  return Math.max(0, Math.min(Math.floor(y), Math.floor(height) - leastHeight));
}
