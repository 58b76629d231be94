import { splitsPair } from '../offsets';
import { align, type Run } from './align';
import { lineTokens, Numbering, wordTokens, type Tokens } from './tokens';

/** A stretch of the old text that is a stretch of the new one, to the character or but for its style. UTF-16. */
export interface Piece {
  oldStart: number;
  oldEnd: number;
  newStart: number;
  newEnd: number;
}

/** How many pairs of words are compared one by one where nothing unique holds the texts together. */
const comparable = 4_000_000;
/** How far back, in UTF-16 units, a better place is sought for what was put in. */
const farthest = 64;
const word = /[\p{L}\p{N}\p{M}]/u;

/**
 * What an old and a new text have in common, in order in both: their ends first, then lines, then words within what is
 * left. No piece begins or ends within a surrogate pair of either text.
 */
export function commonPieces(oldText: string, newText: string): Piece[] {
  const pieces = new Pieces(oldText, newText);
  const { start, end } = commonEnds(oldText, newText);
  pieces.add(0, start, 0, start);
  const oldEnd = oldText.length - end;
  const newEnd = newText.length - end;
  const numbering = new Numbering();
  const oldLines = lineTokens(oldText, start, oldEnd, numbering);
  const newLines = lineTokens(newText, start, newEnd, numbering);
  let oldFrom = start;
  let newFrom = start;
  for (const line of spansOf(align(oldLines.ids, newLines.ids, { shingle: 1, comparable: 0 }), oldLines, newLines)) {
    addWords(pieces, oldText, oldFrom, line.oldStart, newText, newFrom, line.newStart);
    pieces.add(line.oldStart, line.oldEnd, line.newStart, line.newEnd);
    oldFrom = line.oldEnd;
    newFrom = line.newEnd;
  }
  addWords(pieces, oldText, oldFrom, oldEnd, newText, newFrom, newEnd);
  pieces.add(oldEnd, oldText.length, newEnd, newText.length);
  return pieces.list;
}

function addWords(pieces: Pieces, a: string, a0: number, a1: number, b: string, b0: number, b1: number): void {
  if (a0 === a1 || b0 === b1) return;
  const numbering = new Numbering();
  const inA = wordTokens(a, a0, a1, numbering);
  const inB = wordTokens(b, b0, b1, numbering);
  for (const { oldStart, oldEnd, newStart, newEnd } of spansOf(
    align(inA.ids, inB.ids, { shingle: 4, comparable }),
    inA,
    inB,
  ))
    pieces.add(oldStart, oldEnd, newStart, newEnd);
}

/** The items of runs, one by one, as stretches of their texts. */
function* spansOf(runs: readonly Run[], a: Tokens, b: Tokens): Generator<Piece> {
  for (const run of runs)
    for (let i = 0; i < run.length; i++)
      yield {
        oldStart: a.starts[run.a + i] as number,
        oldEnd: a.ends[run.a + i] as number,
        newStart: b.starts[run.b + i] as number,
        newEnd: b.ends[run.b + i] as number,
      };
}

/** Collects pieces in order, and joins those that nothing but equal white space parts. */
class Pieces {
  readonly list: Piece[] = [];

  constructor(
    private readonly oldText: string,
    private readonly newText: string,
  ) {}

  add(oldStart: number, oldEnd: number, newStart: number, newEnd: number): void {
    if (oldStart === oldEnd) return;
    const last = this.list.at(-1);
    if (last && isEven(last) && oldEnd - oldStart === newEnd - newStart && this.meet(last, oldStart, newStart)) {
      last.oldEnd = oldEnd;
      last.newEnd = newEnd;
    } else this.list.push({ oldStart, oldEnd, newStart, newEnd });
  }

  private meet(last: Piece, oldStart: number, newStart: number): boolean {
    const length = oldStart - last.oldEnd;
    if (length !== newStart - last.newEnd) return false;
    return this.oldText.slice(last.oldEnd, oldStart) === this.newText.slice(last.newEnd, newStart);
  }
}

/** Whether every offset within a piece has its own counterpart. */
export function isEven({ oldStart, oldEnd, newStart, newEnd }: Piece): boolean {
  return oldEnd - oldStart === newEnd - newStart;
}

/**
 * How long both texts are the same at their start and at their end. If that is all of the old one, something was only
 * put in, wherever that was; else words that begin or end alike are not common.
 */
function commonEnds(a: string, b: string): { start: number; end: number } {
  let start = commonStart(a, b, splitsPair);
  let end = commonEnd(a, b, start, splitsPair);
  if (start + end === a.length) {
    // What was put in ends like what is before it: it may as well be seen earlier, best where it parts no word.
    for (let back = 0; back <= start && a.endsWith(b.slice(b.length - end - back, b.length - end), start); back++) {
      const [at, after] = [start - back, b.length - end - back];
      if (!joins(a, at) && !joins(b, at) && !joins(b, after)) return { start: at, end: end + back };
      if (back === farthest) break;
    }
    return { start, end };
  }
  start = commonStart(a, b, joins);
  end = commonEnd(a, b, start, joins);
  return { start, end };
}

type Within = (text: string, at: number) => boolean;

/** How long both texts are the same, up to where neither is within something. */
function commonStart(a: string, b: string, isWithin: Within): number {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === a.length && at === b.length) return at;
  while (at > 0 && (isWithin(a, at) || isWithin(b, at))) at--;
  return at;
}

/** The same from their ends, not reaching back before `start`. */
function commonEnd(a: string, b: string, start: number, isWithin: Within): number {
  const longest = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < longest && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  while (length > 0 && (isWithin(a, a.length - length) || isWithin(b, b.length - length))) length--;
  return length;
}

/** Whether an offset is within a character or a word. */
function joins(text: string, at: number): boolean {
  if (splitsPair(text, at)) return true;
  return word.test(text.charAt(at - 1)) && word.test(text.charAt(at));
}
