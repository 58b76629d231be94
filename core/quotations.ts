import { isStray, nextQuoteMark, quotationsOfParagraph, type ParagraphQuotation } from './quote-marks';
import { lineAt, type Span } from './text';

// A quotation runs from its opening mark through its closing mark; the marks are part of it. One that goes on over
// several paragraphs has its opening mark again at the head of each, and no closing mark before the last. One that is
// never closed ends with its paragraph. Blank lines part paragraphs and count for nothing else.

/** The innermost quotation that holds an offset (UTF-16). Looks at its paragraph, and at those it goes on from and to. */
export function quotationAt(text: string, offset: number): Span | undefined {
  let found: Span | undefined;
  for (const span of passageAt(text, offset).quotations)
    if (span.start <= offset && offset < span.end && (!found || span.end - span.start < found.end - found.start))
      found = span;
  return found;
}

/** The first quotation that begins at or after `offset` and before `until`; of two at one place, the longer. */
export function nextQuotation(text: string, offset: number, until: number): Span | undefined {
  for (let from = offset; ;) {
    const mark = nextQuoteMark(text, from);
    if (mark >= until) return undefined;
    const { quotations, end } = passageAt(text, mark);
    const found = quotations.find(({ start }) => start >= offset);
    if (found) return found.start < until ? found : undefined;
    from = end + 1;
  }
}

/** The outermost quotations of a text, in order. */
export function* outermostQuotations(text: string): Generator<Span> {
  for (let at = 0; ;) {
    const found = nextQuotation(text, at, text.length);
    if (!found) return;
    yield found;
    at = found.end;
  }
}

interface Paragraph extends Span {
  readonly quotations: readonly ParagraphQuotation[];
  /** Those at its head, outermost first, and those still open at its end. */
  readonly leading: readonly ParagraphQuotation[];
  readonly open: readonly ParagraphQuotation[];
}

/** The paragraphs that a quotation goes on through around an offset: their quotations by start, and their end. */
function passageAt(text: string, offset: number): { readonly quotations: readonly Span[]; readonly end: number } {
  let paragraph = paragraphAt(text, offset) ?? paragraphBefore(text, offset);
  for (let previous; paragraph; paragraph = previous) {
    previous = paragraph.leading.length > 0 ? paragraphBefore(text, paragraph.start) : undefined;
    if (!previous || goingOn(previous, paragraph) === 0) break;
  }
  const quotations: Span[] = [];
  let end = lineAt(text, offset).end;
  let starts = new Map<ParagraphQuotation, number>();
  for (let following; paragraph; paragraph = following) {
    following = paragraph.open.length > 0 ? paragraphAfter(text, paragraph.end) : undefined;
    const levels = following ? goingOn(paragraph, following) : 0;
    const carried = new Map<ParagraphQuotation, number>();
    let level = 0;
    for (const quotation of paragraph.quotations) {
      const start = starts.get(quotation) ?? quotation.start;
      if (quotation.end !== undefined) quotations.push({ start, end: quotation.end });
      else if (level < levels) carried.set(following?.leading[level++] as ParagraphQuotation, start);
      else if (!isStray(text, start)) quotations.push({ start, end: paragraph.end });
    }
    end = Math.max(end, paragraph.end);
    starts = carried;
    if (levels === 0) break;
  }
  return { quotations: quotations.sort((a, b) => a.start - b.start || b.end - a.end), end };
}

/** How many of a paragraph's open quotations, outermost first, the next one's opening marks take up again. */
function goingOn({ open }: Paragraph, { leading }: Paragraph): number {
  const differs = open.findIndex(({ mark }, level) => leading[level]?.mark !== mark);
  return differs === -1 ? open.length : differs;
}

/** The paragraph that an offset is in, without white space around it; nothing if its line is blank. */
function paragraphAt(text: string, offset: number): Paragraph | undefined {
  const line = lineAt(text, offset);
  const words = text.slice(line.start, line.end).trimEnd();
  if (words === '') return undefined;
  const { start } = line;
  const quotations = quotationsOfParagraph(words).map((found) => ({
    ...found,
    start: start + found.start,
    end: found.end === undefined ? undefined : start + found.end,
  }));
  const leading: ParagraphQuotation[] = [];
  for (const quotation of quotations) {
    if (text.slice(leading.at(-1) ? leading.at(-1)!.start + 1 : start, quotation.start).trim() !== '') break;
    leading.push(quotation);
  }
  return {
    start,
    end: start + words.length,
    quotations,
    leading,
    open: quotations.filter(({ end }) => end === undefined),
  };
}

function paragraphBefore(text: string, offset: number): Paragraph | undefined {
  const rest = text.slice(0, lineAt(text, offset).start).trimEnd().length;
  return rest === 0 ? undefined : paragraphAt(text, rest - 1);
}

function paragraphAfter(text: string, offset: number): Paragraph | undefined {
  const { end } = lineAt(text, offset);
  const rest = text.slice(end);
  const blank = rest.length - rest.trimStart().length;
  return end + blank === text.length ? undefined : paragraphAt(text, end + blank);
}
