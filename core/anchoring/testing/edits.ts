import type { Span } from '../../text';
import { anyWord, pick, sentence, type Random } from './news';

/** A word, sign or run of white space, and where it stood in the old text; without `old` it is new. */
interface Atom {
  readonly text: string;
  readonly old?: Span;
  readonly isRetold?: boolean;
}
type Sentence = readonly Atom[];
/** Sentences, the white space after them included. */
type Paragraph = readonly Sentence[];

/** An edited text that knows where everything came from. */
export interface Edited {
  readonly text: string;
  /** Where a stretch of the old text truly is: null if less than half of its words survived, undefined if it came apart. */
  readonly truthOf: (old: Span) => Span | null | undefined;
}

export type Edit = (paragraphs: readonly Paragraph[], random: Random) => readonly Paragraph[];

/** Does edits one after the other and keeps track. */
export function edit(oldText: string, random: Random, ...edits: readonly Edit[]): Edited {
  let paragraphs: readonly Paragraph[] = atomsOf(oldText);
  for (const change of edits) paragraphs = change(paragraphs, random);
  const placed: { readonly atom: Atom; readonly start: number }[] = [];
  let text = '';
  for (const atom of paragraphs.flat(2)) {
    placed.push({ atom, start: text.length });
    text += atom.text;
  }
  return { text, truthOf: (old) => truth(oldText, placed, old) };
}

const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Replaces, drops or adds to a part of the words. */
export const words =
  (part: number): Edit =>
  (paragraphs, random) =>
    paragraphs.map((sentences) =>
      sentences.map((atoms) => {
        const kept: Atom[] = [];
        for (let i = 0; i < atoms.length; i++) {
          const atom = atoms[i] as Atom;
          const chance = isWord(atom.text) && random() < part ? random() : 1;
          if (chance < 0.6) kept.push({ ...atom, text: anyWord(random), isRetold: true });
          else if (chance < 0.8) {
            if (atoms[i + 1]?.text === ' ') i++;
          } else {
            kept.push(atom);
            if (chance < 1) kept.push({ text: ` ${anyWord(random)}` });
          }
        }
        return kept;
      }),
    );

export const dropSentences =
  (part: number): Edit =>
  (paragraphs, random) =>
    paragraphs.map((sentences) => sentences.filter(() => random() >= part));

export const addSentences =
  (part: number): Edit =>
  (paragraphs, random) =>
    paragraphs.map((sentences) =>
      sentences.flatMap((atoms) => (random() < part ? [[{ text: `${sentence(random)} ` }], atoms] : [atoms])),
    );

/** Takes a part of the paragraphs out and puts each in anywhere. */
export const moveParagraphs =
  (part: number): Edit =>
  (paragraphs, random) => {
    const moves = paragraphs.map(() => random() < part);
    const rest = paragraphs.filter((_, index) => !moves[index]);
    for (const paragraph of paragraphs.filter((_, index) => moves[index]))
      rest.splice(Math.floor(random() * (rest.length + 1)), 0, paragraph);
    return rest;
  };

/** Straight quotation marks, spaced hyphens for dashes, no-break spaces here and there. */
export const restyle: Edit = (paragraphs, random) =>
  paragraphs.map((sentences) =>
    sentences.map((atoms) =>
      atoms.map((atom) => ({
        ...atom,
        text: atom.text
          .replace(/[“”]/g, '"')
          .replace(/’/g, "'")
          .replace(/—/g, pick(random, ['-', '--', '–']))
          .replace(/^ $/, random() < 0.2 ? '\u00a0' : ' '),
      })),
    ),
  );

function atomsOf(text: string): Paragraph[] {
  const paragraphs: Atom[][][] = [[[]]];
  for (const { 0: atom, index } of text.matchAll(/[\p{L}\p{N}]+|\s+|./gsu)) {
    const sentences = paragraphs.at(-1) as Atom[][];
    const before = text.slice(Math.max(0, index - 2), index);
    (sentences.at(-1) as Atom[]).push({ text: atom, old: { start: index, end: index + atom.length } });
    if (atom.includes('\n')) paragraphs.push([[]]);
    else if (atom === ' ' && /[.]”?$/.test(before)) sentences.push([]);
  }
  return paragraphs;
}

function truth(
  oldText: string,
  placed: readonly { readonly atom: Atom; readonly start: number }[],
  { start, end }: Span,
): Span | null | undefined {
  const own = placed.filter(({ atom: { old } }) => old && old.start < end && start < old.end);
  const solid = own.filter(({ atom }) => atom.text.trim() !== '');
  const survivors = own.filter(({ atom }) => isWord(atom.text) && !atom.isRetold);
  if (survivors.length * 2 < (oldText.slice(start, end).match(/[\p{L}\p{N}]+/gu) ?? []).length) return null;
  const [first, last] = [solid[0], solid.at(-1)];
  if (!first || !last) return null;
  const inOrder = solid.every(({ atom }, i) => i === 0 || (solid[i - 1]?.atom.old?.end ?? 0) <= (atom.old?.start ?? 0));
  const length = last.start + last.atom.text.length - first.start;
  if (!inOrder || length > 2 * (end - start) + 40) return undefined;
  return { start: first.start, end: first.start + length };
}

/** Stretches of a text to follow: one to some thirty words within a paragraph, 2 to 200 UTF-16 units. */
export function spansIn(text: string, random: Random, count: number): Span[] {
  const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const spans: Span[] = [];
  while (spans.length < count) {
    const first = Math.floor(random() * found.length);
    const wanted = random() < 0.3 ? 1 : random() < 0.6 ? 2 + Math.floor(random() * 6) : 8 + Math.floor(random() * 24);
    const start = (found[first] as Span).start;
    const end = (found[Math.min(found.length - 1, first + wanted - 1)] as Span).end;
    if (end - start >= 2 && end - start <= 200 && !text.slice(start, end).includes('\n')) spans.push({ start, end });
  }
  return spans;
}
