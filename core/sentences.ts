import {
  ambiguousAbbreviations,
  endsWithGermanArticle,
  namesWithMark,
  numberAbbreviations,
  openAbbreviations,
  startsWithDayOrZone,
  startsWithGermanMonth,
  startsWithStarter,
} from './abbreviations';
import { saysWho } from './said';
import { lineAt, type Span } from './text';

/** Every script's full stops, question and exclamation marks, and the ellipsis. */
const marks = /[\p{STerm}…‥\u037e]+/gu;
/** What may stand between the mark and the end of its sentence: closing quotes and brackets, a footnote's number. */
const closers = /(?:["'”’״“»«›‹)\]}」』）】》〉〕］｝]|\[\d{1,4}\]|[ \u00a0\u202f][»›](?=[\s\p{P}]|$))*/uy;
/** What may stand before a sentence's first word. */
const openers = /^[\p{Ps}\p{Pi}\p{Pd}"'„‚“»«›‹¿¡*•·\s]*/u;
const quoteMarks = /["'”’״“»«›‹」』]/u;
const nonSpace = /\S/gu;
const wordCharacter = /[\p{L}\p{N}]/gu;
/** Scripts without spaces or of syllables: one sign of them is no initial. */
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** How much of what follows is looked at, in UTF-16 units. */
const reach = 120;

/** The sentences of a normalised text: see `sentencesIn`. Linear in the text. */
export function sentencesOf(text: string): Span[] {
  return sentencesIn(text, 0, text.length);
}

/**
 * The sentences that share at least one unit with `[from, to)`: UTF-16 spans, sorted, disjoint, without white space
 * around them. They hold every character but white space of each line that has a word (a letter or digit); a line
 * without one has none. A line's end always ends a sentence, and only the lines in question are looked at.
 *
 * The rules are our own, the same in every engine: `Intl.Segmenter` splits after "Mr." and, in Node 20, takes time that
 * grows with the square of the line. Thai and Lao write no sentence marks and put spaces around names and numbers too,
 * so there a line is one sentence.
 */
export function sentencesIn(text: string, from: number, to: number): Span[] {
  const found: Span[] = [];
  let line = lineAt(text, from);
  for (;;) {
    for (const sentence of sentencesOfLine(text.slice(line.start, line.end))) {
      const span = { start: line.start + sentence.start, end: line.start + sentence.end };
      if (span.start < to && span.end > from) found.push(span);
    }
    if (line.end + 1 >= to) return found;
    line = lineAt(text, line.end + 1);
  }
}

/**
 * The sentence at an offset: the one that holds it, or, in white space, the one before it on its line, or else the
 * line's first. Nothing on a line without words.
 */
export function sentenceAt(text: string, offset: number): Span | undefined {
  const line = lineAt(text, offset);
  const sentences = sentencesIn(text, line.start, line.end);
  return sentences.findLast(({ start }) => start <= offset) ?? sentences[0];
}

function sentencesOfLine(line: string): Span[] {
  const found: Span[] = [];
  const lineEnd = line.trimEnd().length;
  const cased = lazily(() => /\p{Lu}/u.test(line));
  let start = next(nonSpace, line, 0);
  let word = next(wordCharacter, line, start);
  for (const { index, 0: mark } of word < lineEnd ? line.matchAll(marks) : []) {
    if (index < word) continue;
    const afterMark = index + mark.length;
    closers.lastIndex = afterMark;
    const end = afterMark + (closers.exec(line)?.[0].length ?? 0);
    if (end >= lineEnd || !endsSentence({ line, index, mark, afterMark, end, cased })) continue;
    found.push({ start, end });
    start = next(nonSpace, line, end);
    word = next(wordCharacter, line, start);
    if (word >= lineEnd) break;
  }
  // What has no word goes with the sentence before it.
  const last = found.at(-1);
  if (word < lineEnd) found.push({ start, end: lineEnd });
  else if (last) found[found.length - 1] = { start: last.start, end: lineEnd };
  return found;
}

/** Where `pattern` next matches at or after an offset; the line's length if it does not. */
function next(pattern: RegExp, line: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(line)?.index ?? line.length;
}

function lazily<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

interface Candidate {
  readonly line: string;
  /** Where the mark begins, where it ends, and where what closes after it ends. */
  readonly index: number;
  readonly mark: string;
  readonly afterMark: number;
  readonly end: number;
  /** Whether the line has any capital letter. */
  readonly cased: () => boolean;
}

function endsSentence(candidate: Candidate): boolean {
  const { line, index, mark, afterMark, end, cased } = candidate;
  const nextAt = next(nonSpace, line, end);
  const rest = line.slice(nextAt, nextAt + reach);
  const body = rest.replace(openers, '');
  const quoted = quoteMarks.test(line.slice(afterMark, end));
  // A mark of the scripts that use it for nothing else needs no space after it.
  if (!/[.!?…‥‼⁇⁈⁉．]$/u.test(mark)) return !(quoted && saysWho(body, false));
  if (nextAt === end) return endsWithoutSpace(candidate, rest);
  if (body === '' || /^[\p{STerm}…‥,;:)\]”’%&/]/u.test(body)) return false;
  const ellipsis = /^(?:\.{2,}|[…‥.]*[…‥])$/u.test(mark);
  const shout = !ellipsis && mark !== '.' && mark !== '．';
  // iPhone and eBay begin sentences; in a line without capitals, so does any word.
  const lower = /^\p{Ll}(?!\p{Lu})/u.test(body);
  if (lower && (quoted || cased())) return false;
  if (quoted && saysWho(body, !shout)) return false;
  if (ellipsis) return !lower && !/^I(?:['’]\p{Ll}+)?\s/u.test(body);
  const before = line.slice(Math.max(0, index - 32), index);
  if (shout) {
    if (before.endsWith('(') && line[afterMark] === ')') return false;
    return !namesWithMark.has(wordAtEnd(before)) || quoted || startsWithStarter.test(body);
  }
  return !isAbbreviation(before, body, quoted, index <= 32);
}

/** Scraped text drops spaces: “…over.”She said; …last month.(Archive photo); 真的吗?他问。 */
function endsWithoutSpace({ line, index, mark, afterMark, end }: Candidate, rest: string): boolean {
  const before = line.slice(Math.max(0, index - 2), index);
  if (/[!?]$/u.test(mark) && end === afterMark) return cjk.test(before.slice(-1)) && cjk.test(rest[0] ?? '');
  if (mark === '．') return !(/\p{N}$/u.test(before) && /^\p{N}/u.test(rest));
  if (end === afterMark) return /^\p{Ll}{2}$/u.test(before) && /^\(\p{Lu}/u.test(rest);
  return /[”’»)\]]$/u.test(line.slice(afterMark, end)) && /\p{Ll}{2}$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(rest);
}

function wordAtEnd(before: string): string {
  return (/[\p{L}\p{M}\p{N}.'’§°º]*$/u.exec(before)?.[0] ?? '').replace(/^['’.]+/u, '');
}

/** Whether the full stop after `before` belongs to its last word, and the sentence goes on with `body`. */
function isAbbreviation(before: string, body: string, quoted: boolean, wholeLine: boolean): boolean {
  const word = wordAtEnd(before);
  if (word === '') return false;
  const label = wholeLine && before.trim() === word;
  if (label && /^(?:\p{N}{1,3}|\p{L}|[ivxIVX]{1,5})$/u.test(word)) return true;
  if (/^\p{N}+$/u.test(word))
    return startsWithGermanMonth.test(body) || endsWithGermanArticle.test(before.slice(0, -word.length));
  if (openAbbreviations.has(word)) return true;
  if (numberAbbreviations.has(word)) return /^(?:\p{N}|[IVXLC]+(?!\p{L}))/u.test(body);
  if (/^[ap]\.?m$/iu.test(word)) return !quoted && startsWithDayOrZone.test(body);
  const initials = /^(?:\p{L}\p{M}*\.)*\p{L}\p{M}*$/u.test(word) && !cjk.test(word);
  return (initials || ambiguousAbbreviations.has(word)) && !quoted && !startsWithStarter.test(body);
}
