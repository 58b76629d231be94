/** How many UTF-16 units are looked up at a time. */
export const gramLength = 6;
/** What occurs more often than this says nothing of where one is. */
const commonplace = 48;

/** Where in a text each sequence of `gramLength` units occurs. Made in one pass, asked in the time of its answer. */
export class GramIndex {
  private readonly mask: number;
  /** By hash: where such a sequence occurs last, plus 1, and how many do. */
  private readonly last: Int32Array;
  private readonly counts: Int32Array;
  /** By place: where one with the same hash occurs before it, plus 1. */
  private readonly previous: Int32Array;

  constructor(private readonly text: string) {
    let size = 1024;
    while (size < text.length && size < 1 << 22) size *= 2;
    this.mask = size - 1;
    this.last = new Int32Array(size);
    this.counts = new Int32Array(size);
    this.previous = new Int32Array(Math.max(0, text.length - gramLength + 1));
    for (let at = 0; at < this.previous.length; at++) {
      const hash = this.hash(text, at);
      this.previous[at] = this.last[hash] as number;
      this.last[hash] = at + 1;
      this.counts[hash] = (this.counts[hash] as number) + 1;
    }
  }

  /** The places at which the text has what `words` has at an offset; none if that is commonplace or runs out. */
  placesOf(words: string, offset: number): number[] {
    if (offset + gramLength > words.length) return [];
    const hash = this.hash(words, offset);
    if ((this.counts[hash] as number) > commonplace) return [];
    const gram = words.slice(offset, offset + gramLength);
    const places: number[] = [];
    for (let at = (this.last[hash] as number) - 1; at >= 0; at = (this.previous[at] as number) - 1)
      if (this.text.startsWith(gram, at)) places.push(at);
    return places;
  }

  private hash(text: string, at: number): number {
    let hash = 0;
    for (let i = 0; i < gramLength; i++) hash = Math.imul(hash ^ text.charCodeAt(at + i), 0x9e3779b1);
    return (hash ^ (hash >>> 15)) & this.mask;
  }
}
