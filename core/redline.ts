import { commonPieces } from './anchoring/common-pieces';

/** A stretch that both drafts have, or that only one of them has. */
export interface RedlinePart {
  readonly type: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

/** One line of a redline. It may be longer than a line of either draft: what was deleted stands where it was. */
export interface RedlineLine {
  readonly type: 'line';
  /** Where it begins in the new draft (UTF-16). */
  readonly start: number;
  readonly parts: readonly RedlinePart[];
}

/** Lines that both drafts have and that are far from any change. */
export interface UnchangedLines {
  readonly type: 'unchanged';
  /** How many of them are not blank. */
  readonly count: number;
}

export type RedlineBlock = RedlineLine | UnchangedLines;

/**
 * The new draft with what was deleted from the old one and what was inserted, by words. Without what is deleted the parts
 * are the new text, without what is inserted the old one, line ends included. No part begins or ends within a surrogate
 * pair.
 */
export function redlineParts(oldText: string, newText: string): readonly RedlinePart[] {
  const parts: RedlinePart[] = [];
  const add = (type: RedlinePart['type'], text: string) => {
    if (text !== '') parts.push({ type, text });
  };
  let [oldAt, newAt] = [0, 0];
  const end = { oldStart: oldText.length, oldEnd: oldText.length, newStart: newText.length, newEnd: newText.length };
  for (const { oldStart, oldEnd, newStart, newEnd } of [...commonPieces(oldText, newText), end]) {
    const [before, after] = [oldText.slice(oldStart, oldEnd), newText.slice(newStart, newEnd)];
    const isSame = before === after;
    add('deleted', oldText.slice(oldAt, isSame ? oldStart : oldEnd));
    add('inserted', newText.slice(newAt, isSame ? newStart : newEnd));
    if (isSame) add('same', after);
    [oldAt, newAt] = [oldEnd, newEnd];
  }
  return joined(parts.flatMap(commonEdges));

  /** What was deleted and what was inserted beside it may begin and end with the same white space. */
  function commonEdges(part: RedlinePart, index: number): RedlinePart[] {
    const other = parts[index + 1];
    const previous = parts[index - 1];
    if (part.type === 'inserted' && previous?.type === 'deleted') return [];
    if (part.type !== 'deleted' || other?.type !== 'inserted') return [part];
    const start = commonSpace(part.text, other.text);
    const rest = [part.text.slice(start.length), other.text.slice(start.length)] as const;
    const tail = reversed(commonSpace(reversed(rest[0]), reversed(rest[1])));
    const cut = (text: string) => text.slice(0, text.length - tail.length);
    return [
      { type: 'same', text: start },
      { type: 'deleted', text: cut(rest[0]) },
      { type: 'inserted', text: cut(rest[1]) },
      { type: 'same', text: tail },
    ];
  }
}

/**
 * A redline by lines: those that changed with `context` lines that are not blank around them, and how many there are
 * between.
 */
export function redline(oldText: string, newText: string, context = 1): readonly RedlineBlock[] {
  const lines = linesOf(redlineParts(oldText, newText));
  const isShown = new Array<boolean>(lines.length).fill(false);
  const isBlank = ({ parts }: RedlineLine) => parts.every(({ text }) => text.trim() === '');
  const show = (from: number, direction: 1 | -1) => {
    let left = context;
    for (let at = from; left >= 0 && at >= 0 && at < lines.length; at += direction) {
      isShown[at] = true;
      const line = lines[at] as RedlineLine;
      if (at !== from && !isBlank(line)) left--;
      if (left === 0) break;
    }
  };
  lines.forEach((line, index) => {
    if (line.parts.every(({ type }) => type === 'same')) return;
    show(index, 1);
    show(index, -1);
  });
  const blocks: RedlineBlock[] = [];
  let count = 0;
  const fold = () => {
    if (count > 0) blocks.push({ type: 'unchanged', count });
    count = 0;
  };
  lines.forEach((line, index) => {
    if (isShown[index]) {
      fold();
      if (!isBlank(line) || line.parts.some(({ type }) => type !== 'same')) blocks.push(line);
    } else if (!isBlank(line)) count++;
  });
  fold();
  return blocks;
}

function linesOf(parts: readonly RedlinePart[]): readonly RedlineLine[] {
  const lines: RedlineLine[] = [];
  let line: RedlinePart[] = [];
  let start = 0;
  let at = 0;
  const finish = () => {
    if (line.length > 0) lines.push({ type: 'line', start, parts: line });
    line = [];
    start = at;
  };
  for (const { type, text } of parts)
    for (const piece of text.match(/[^\n]*\n|[^\n]+/g) ?? []) {
      line.push({ type, text: piece });
      if (type !== 'deleted') at += piece.length;
      if (piece.endsWith('\n')) finish();
    }
  finish();
  return lines;
}

/** Neighbours of one type as one; nothing empty. */
function joined(parts: readonly RedlinePart[]): readonly RedlinePart[] {
  const all: RedlinePart[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const last = all.at(-1);
    if (last?.type === part.type) all[all.length - 1] = { type: part.type, text: last.text + part.text };
    else all.push(part);
  }
  return all;
}

function commonSpace(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length] && (a[length] as string).trim() === '') length++;
  return a.slice(0, length);
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}
