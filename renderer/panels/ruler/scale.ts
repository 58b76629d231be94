import type { Stop } from '../../editor/layout';

/**
 * Between offsets of the text and places on a ruler that is as high as the window shows, for all that scrolls. Knows
 * where some stretches of the text begin, and shares out what is between two of them evenly.
 */
export class RulerScale {
  /**
   * `stops` are in text order, none above the one before; the last is the text's end. `whole` is the height of all that
   * scrolls, `height` that of the ruler.
   */
  constructor(
    private readonly stops: readonly Stop[],
    readonly whole: number,
    readonly height: number,
  ) {}

  /** Where an offset is on the ruler, in pixels from its top. */
  yOf(offset: number): number {
    const after = this.firstStop(({ offset: at }) => at > offset);
    return this.toRuler(between(this.stops, after, offset, 'offset', 'top'));
  }

  /** The offset at a place on the ruler: above and below the text, its beginning and end. */
  offsetAt(y: number): number {
    const top = this.fromRuler(y);
    const after = this.firstStop(({ top: at }) => at > top);
    return Math.round(between(this.stops, after, top, 'top', 'offset'));
  }

  /** Pixels of what scrolls as pixels of the ruler. */
  toRuler(top: number): number {
    return this.whole === 0 ? 0 : (top * this.height) / this.whole;
  }

  /** Pixels of the ruler as pixels of what scrolls. */
  fromRuler(y: number): number {
    return this.height === 0 ? 0 : (y * this.whole) / this.height;
  }

  private firstStop(isAfter: (stop: Stop) => boolean): number {
    let low = 0;
    let high = this.stops.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isAfter(this.stops[middle] as Stop)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** What one side of the stops says where the other says `value`, which is before the stop with the index `after`. */
function between(stops: readonly Stop[], after: number, value: number, from: keyof Stop, to: keyof Stop): number {
  const before = stops[after - 1];
  const next = stops[after];
  if (!before || !next) return (before ?? next)?.[to] ?? 0;
  return before[to] + ((next[to] - before[to]) * (value - before[from])) / (next[from] - before[from]);
}
