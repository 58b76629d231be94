/** How text is put into brat's lines, and taken out again. */

/** All that Python, in which brat is written, may take for a line end. */
const lineEnds = /[\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]+/gu;
const unsafe = /[\\\t\n\v\f\r\u001c-\u001e\u0085\u2028\u2029\p{Surrogate}]/gu;

/** A stretch of words, in code points. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** The parts of some words between line ends, none of them empty: a span of brat may not go over a line's end. */
export function piecesOf(words: string, start: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  let from = 0;
  for (const { 0: end, index } of [...words.matchAll(lineEnds), { 0: '', index: words.length }]) {
    const part = words.slice(from, index);
    const length = lengthOf(part);
    if (part !== '') pieces.push({ start: at, end: at + length, words: part });
    at += length + lengthOf(end);
    from = index + end.length;
  }
  return pieces;
}

/** How many code points a text has. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** A text on one line; `unescapeLine` undoes it. */
export function escapeLine(text: string): string {
  return text.replace(unsafe, (unit) =>
    unit === '\\' ? '\\\\' : unit === '\n' ? '\\n' : unit === '\t' ? '\\t' : escaped(unit),
  );
}

export function unescapeLine(line: string): string {
  return line.replace(/\\(?:u([0-9a-f]{4})|([\\nt]))/g, (_, code: string | undefined, letter: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : letter === 'n' ? '\n' : letter === 't' ? '\t' : '\\',
  );
}

/** JSON on one line, whatever one takes for a line end. */
export function jsonOnLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, escaped);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
