/** A quotation within one paragraph, by the opening mark at `start`. Without `end` it is still open where the paragraph ends. */
export interface ParagraphQuotation {
  readonly start: number;
  /** After the closing mark. */
  readonly end: number | undefined;
  readonly mark: string;
}

/** Every mark that can begin or end a quotation. Straight single quotes are apostrophes. */
const quoteMarks = /["“”„‟‘’‚«»‹›「」『』｢｣]/u;

/** Where the next mark stands at or after an offset; the text's length if there is none. */
export function nextQuoteMark(text: string, offset: number): number {
  const pattern = new RegExp(quoteMarks, 'gu');
  pattern.lastIndex = offset;
  return pattern.exec(text)?.index ?? text.length;
}

/** Whether an opening mark that nothing closes is none: a single one before a small letter is a stray apostrophe. */
export function isStray(text: string, start: number): boolean {
  return /^[‘‚]\p{Ll}/u.test(text.slice(start, start + 3));
}

/** What each mark closes, nearest first. A mark may open one text's quotations and close another's. */
const closes: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '„',
  '”': '“„‟”',
  '‘': '‚',
  '’': '‘‚',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '」': '「',
  '』': '『',
  '｣': '｢',
};
const alwaysOpen = '„「『｢';
const neverOpen = '’」』｣';

/** ‘90s, ‘em, ‘tis: an apostrophe that a word processor turned round. */
const elision = /^‘(?:\p{N}\p{N}s?|em|til|tis|twas|cause|bout|n)(?![\p{L}\p{N}])/iu;

/** The quotations of one paragraph, by their start. Linear. */
export function quotationsOfParagraph(paragraph: string): ParagraphQuotation[] {
  const found: { start: number; end: number | undefined; mark: string; dropped: boolean }[] = [];
  const open: typeof found = [];
  const counts = new Map<string, number>();
  const count = (mark: string, change: 1 | -1) => counts.set(mark, (counts.get(mark) ?? 0) + change);
  const isOpen = (marks: string) => [...marks].some((mark) => (counts.get(mark) ?? 0) > 0);
  const close = (marks: string, end: number) => {
    for (;;) {
      const last = open.pop() as (typeof found)[number];
      count(last.mark, -1);
      if (marks.includes(last.mark)) {
        last.end = end;
        return;
      }
      // What was opened within and never closed was no quotation.
      last.dropped = true;
    }
  };
  const places = [...paragraph.matchAll(new RegExp(quoteMarks, 'gu'))].map(({ index }) => index);
  places.forEach((at, nth) => {
    const mark = paragraph.charAt(at);
    const looks = lookOf(paragraph, at);
    const closable = closes[mark] ?? '';
    if (isOpen(closable) && closesHere(paragraph, places, nth, looks)) return close(closable, at + 1);
    if (neverOpen.includes(mark) || !opensHere(paragraph, at, looks)) return;
    const begun = { start: at, end: undefined, mark, dropped: false };
    found.push(begun);
    open.push(begun);
    count(mark, 1);
  });
  return found.filter(({ dropped }) => !dropped);
}

/** Whether a mark stands as opening marks do (after a space), as closing marks do (before one), or as either. */
type Look = 'opening' | 'closing' | 'either';

function lookOf(paragraph: string, at: number): Look {
  const afterSpace = /^$|[\s\p{Ps}\p{Pi}„‚¿¡]$/u.test(paragraph.slice(Math.max(0, at - 1), at));
  const beforeSpace = /^(?:$|\s)/u.test(paragraph.slice(at + 1, at + 2));
  return afterSpace === beforeSpace ? 'either' : afterSpace ? 'opening' : 'closing';
}

function opensHere(paragraph: string, at: number, look: Look): boolean {
  const mark = paragraph.charAt(at);
  if (alwaysOpen.includes(mark)) return true;
  if (mark === '“' || mark === '‟' || mark === '«' || mark === '‹')
    return look !== 'closing' || !endsText(paragraph, at);
  if (mark === '‘' || mark === '‚')
    return /^\S/u.test(paragraph.slice(at + 1, at + 2)) && !elision.test(paragraph.slice(at, at + 8));
  // A straight mark after a number is inches; a closing one that closes nothing opens only where an opening one stands.
  if (mark !== '"') return look === 'opening';
  return look !== 'closing' && !/[\p{L}\p{N}]$/u.test(paragraph.slice(Math.max(0, at - 2), at));
}

function endsText(paragraph: string, at: number): boolean {
  return paragraph.slice(at + 1, at + 2).trim() === '';
}

/** Whether a mark that has something to close closes it. */
function closesHere(paragraph: string, places: readonly number[], nth: number, look: Look): boolean {
  const at = places[nth] as number;
  const mark = paragraph.charAt(at);
  if (mark === '"') return look !== 'opening';
  if (mark !== '’') return true;
  return look !== 'opening' && !isApostrophe(paragraph, at) && !isPossessive(paragraph, places, nth);
}

/** don’t, O’Brien */
function isApostrophe(paragraph: string, at: number): boolean {
  return (
    /[\p{L}\p{N}]$/u.test(paragraph.slice(Math.max(0, at - 2), at)) &&
    /^[\p{L}\p{N}]/u.test(paragraph.slice(at + 1, at + 3))
  );
}

/**
 * workers’ rights: after an s and before a small letter, if another mark can still close the quotation, and either that
 * one follows punctuation, as where somebody is quoted, or there is more than one word so far.
 */
function isPossessive(paragraph: string, places: readonly number[], nth: number): boolean {
  const at = places[nth] as number;
  if (!/[sS]$/.test(paragraph.slice(Math.max(0, at - 1), at)) || !/^ \p{Ll}/u.test(paragraph.slice(at + 1, at + 4)))
    return false;
  for (let later = nth + 1; later < places.length; later++) {
    const there = places[later] as number;
    const mark = paragraph.charAt(there);
    if (mark === '‘') return false;
    if (mark !== '’' || isApostrophe(paragraph, there) || lookOf(paragraph, there) === 'opening') continue;
    if (/[,.!?…—–]$/.test(paragraph.slice(there - 1, there))) return true;
    return !/[‘‚]\S*$/u.test(paragraph.slice(Math.max(0, at - 40), at));
  }
  return false;
}
