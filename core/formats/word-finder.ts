import { splitsPair } from '../offsets';

/** How many units are looked up at once: enough to tell most stretches of a text from each other. */
const gram = 8;
/** Groups that stretches are put into, as a power of two: about one for every few stretches. */
const mostBits = 18;
/** Where so many stretches begin alike, as in a table, searching the text is no slower than looking at each. */
const tooMany = 2000;

/**
 * Finds words in one text many times over. What begins where is looked up, so that a search costs about as much as there
 * are hits, not as the text is long.
 */
export class WordFinder {
  /** The first place of each group of stretches, and the next one after each place; -1 for none. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly counts: Int32Array;
  private readonly bits: number;

  constructor(private readonly text: string) {
    this.bits = Math.min(mostBits, Math.ceil(Math.log2(text.length + 2)));
    this.first = new Int32Array(1 << this.bits).fill(-1);
    this.counts = new Int32Array(1 << this.bits);
    this.next = new Int32Array(Math.max(0, text.length - gram + 1));
    for (let at = this.next.length - 1; at >= 0; at--) {
      const group = this.groupOf(text, at);
      this.next[at] = this.first[group] as number;
      this.first[group] = at;
      this.counts[group] = (this.counts[group] as number) + 1;
    }
  }

  /** Where words stand, nearest to an offset (UTF-16) first; not where they would cut a character. */
  *nearest(words: string, from: number): Generator<number> {
    const places = this.placesOf(words);
    for (const at of places ? outwards(places, from) : searched(this.text, words, from))
      if (!splitsPair(this.text, at) && !splitsPair(this.text, at + words.length)) yield at;
  }

  /** Every place, in order; nothing if they have to be searched for. */
  private placesOf(words: string): readonly number[] | undefined {
    const rarest = this.rarestIn(words);
    if (!rarest) return undefined;
    const places: number[] = [];
    for (let at = this.first[rarest.group] as number; at !== -1; at = this.next[at] as number) {
      const start = at - rarest.offset;
      if (start >= 0 && this.text.startsWith(words, start)) places.push(start);
    }
    return places;
  }

  /** The part of some words that the fewest stretches of the text begin like. */
  private rarestIn(words: string): { readonly group: number; readonly offset: number } | undefined {
    let best: { group: number; offset: number } | undefined;
    let fewest = tooMany;
    for (let offset = 0; offset + gram <= words.length && fewest > 1; offset++) {
      const group = this.groupOf(words, offset);
      const count = this.counts[group] as number;
      if (count < fewest) [best, fewest] = [{ group, offset }, count];
    }
    return best;
  }

  private groupOf(text: string, at: number): number {
    let hash = 0;
    for (let index = at; index < at + gram; index++) hash = Math.imul(hash, 31) + text.charCodeAt(index);
    return Math.imul(hash, 0x9e3779b1) >>> (32 - this.bits);
  }
}

/** Places in order → nearest to an offset first; of two as near, the later one. */
function* outwards(places: readonly number[], from: number): Generator<number> {
  let after = places.findIndex((at) => at >= from);
  if (after === -1) after = places.length;
  let before = after - 1;
  while (before >= 0 || after < places.length) {
    const [left, right] = [places[before], places[after]];
    if (left === undefined || (right !== undefined && right - from <= from - left)) {
      yield right as number;
      after++;
    } else {
      yield left;
      before--;
    }
  }
}

function* searched(text: string, words: string, from: number): Generator<number> {
  let after = text.indexOf(words, from);
  let before = from === 0 ? -1 : text.lastIndexOf(words, from - 1);
  while (after !== -1 || before !== -1) {
    const isAfter = before === -1 || (after !== -1 && after - from <= from - before);
    const at = isAfter ? after : before;
    yield at;
    if (isAfter) after = text.indexOf(words, at + 1);
    else before = at === 0 ? -1 : text.lastIndexOf(words, at - 1);
  }
}
