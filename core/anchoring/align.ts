import diff from 'fast-diff';

type Ids = readonly number[];

/** `length` items of one list from `a` on that stand in the other from `b` on. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

interface Region {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
  readonly depth: number;
}

/** Below so many pairs a full comparison is cheaper than looking for what is unique. */
const small = 4096;
/** How often what lies between unique stretches is searched for such again. */
const deepest = 6;

export interface Alignment {
  /** How many items in a row have to be unique in both lists to hold them together. */
  readonly shingle: number;
  /** How many pairs of items at most are compared one by one; 0 keeps to unique stretches and their equal neighbours. */
  readonly comparable: number;
}

/**
 * What two lists have in common, in order: sorted runs that overlap in neither list. First stretches that are unique in
 * both hold the lists together, then what is between them is compared item by item, if there are not too many. So the
 * time is that of sorting, not that of the lists' product, however much has changed.
 */
export function align(a: Ids, b: Ids, { shingle, comparable }: Alignment): Run[] {
  const runs: Run[] = [];
  const regions: Region[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length, depth: 0 }];
  for (let whole = regions.pop(); whole; whole = regions.pop()) {
    const region = trimmed(a, b, whole, runs);
    const pairs = (region.a1 - region.a0) * (region.b1 - region.b0);
    if (pairs === 0) continue;
    const isSmall = pairs <= Math.min(small, comparable);
    const anchors = isSmall || region.depth === deepest ? [] : uniqueRuns(a, b, region, shingle);
    if (anchors.length > 0) {
      for (const run of anchors) runs.push(run);
      between(region, anchors, regions);
    } else if (pairs <= comparable) compare(a, b, region, runs);
  }
  return runs.sort((one, other) => one.a - other.a);
}

/** A region without what is equal at its ends, which becomes runs. */
function trimmed(a: Ids, b: Ids, { a0, a1, b0, b1, depth }: Region, runs: Run[]): Region {
  let start = 0;
  const shorter = Math.min(a1 - a0, b1 - b0);
  while (start < shorter && a[a0 + start] === b[b0 + start]) start++;
  let end = 0;
  while (end < shorter - start && a[a1 - 1 - end] === b[b1 - 1 - end]) end++;
  if (start > 0) runs.push({ a: a0, b: b0, length: start });
  if (end > 0) runs.push({ a: a1 - end, b: b1 - end, length: end });
  return { a0: a0 + start, a1: a1 - end, b0: b0 + start, b1: b1 - end, depth };
}

function between({ a0, a1, b0, b1, depth }: Region, runs: readonly Run[], regions: Region[]): void {
  let fromA = a0;
  let fromB = b0;
  for (const run of [...runs, { a: a1, b: b1, length: 0 }]) {
    regions.push({ a0: fromA, a1: run.a, b0: fromB, b1: run.b, depth: depth + 1 });
    fromA = run.a + run.length;
    fromB = run.b + run.length;
  }
}

/** The longest chain, in order in both lists, of stretches that occur once in each. */
function uniqueRuns(a: Ids, b: Ids, { a0, a1, b0, b1 }: Region, shingle: number): Run[] {
  const inA = uniquePlaces(a, a0, a1, shingle);
  const inB = uniquePlaces(b, b0, b1, shingle);
  const pairs: { a: number; b: number }[] = [];
  for (const [hash, at] of inA) {
    const there = inB.get(hash);
    if (at >= 0 && there !== undefined && there >= 0 && equal(a, at, b, there, shingle))
      pairs.push({ a: at, b: there });
  }
  pairs.sort((one, other) => one.a - other.a);
  const runs: { a: number; b: number; length: number }[] = [];
  for (const pair of longestRise(pairs)) {
    const last = runs.at(-1);
    if (!last || (pair.a >= last.a + last.length && pair.b >= last.b + last.length))
      runs.push({ ...pair, length: shingle });
    else if (pair.a - last.a === pair.b - last.b) last.length = pair.a - last.a + shingle;
  }
  return runs;
}

/** Where each stretch of `length` items begins, by its hash; -1 if more than one has that hash. */
function uniquePlaces(ids: Ids, from: number, to: number, length: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at + length <= to; at++) {
    let hash = ids[at] as number;
    for (let i = 1; i < length; i++)
      hash = ((Math.imul(hash, 0x9e3779b1) ^ (hash >>> 15)) + (ids[at + i] as number)) | 0;
    places.set(hash, places.has(hash) ? -1 : at);
  }
  return places;
}

function equal(a: Ids, atA: number, b: Ids, atB: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (a[atA + i] !== b[atB + i]) return false;
  return true;
}

/** A longest subsequence of pairs sorted by `a` that rises in `b` too. */
function longestRise(pairs: readonly { a: number; b: number }[]): { a: number; b: number }[] {
  const b = (index: number) => (pairs[index] as { b: number }).b;
  const before = new Int32Array(pairs.length);
  const tails: number[] = [];
  for (let index = 0; index < pairs.length; index++) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (b(tails[middle] as number) < b(index)) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = index;
  }
  const rise: { a: number; b: number }[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] as number)
    rise.push(pairs[index] as { a: number; b: number });
  return rise.reverse();
}

/** Compares a region item by item, each written as one character; no more of them are common than fit below surrogates. */
function compare(a: Ids, b: Ids, { a0, a1, b0, b1 }: Region, runs: Run[]): void {
  const inB = new Set(b.slice(b0, b1));
  const characters = new Map<number, string>();
  for (let at = a0; at < a1 && characters.size < 0xd000; at++) {
    const id = a[at] as number;
    if (inB.has(id) && !characters.has(id)) characters.set(id, String.fromCharCode(2 + characters.size));
  }
  const write = (ids: Ids, other: string) => ids.map((id) => characters.get(id) ?? other).join('');
  let atA = a0;
  let atB = b0;
  for (const [change, { length }] of diff(write(a.slice(a0, a1), '\0'), write(b.slice(b0, b1), '\x01'))) {
    if (change === diff.EQUAL) runs.push({ a: atA, b: atB, length });
    if (change !== diff.INSERT) atA += length;
    if (change !== diff.DELETE) atB += length;
  }
}
