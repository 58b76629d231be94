import type { EditorView } from 'prosemirror-view';
import type { Span } from '../../core/text';
import { finderOf } from '../session/finding';
import type { Session } from '../session/session';
import type { ArticleDocument } from './article-document';

/** The names of the highlights, as in styles/find.css. */
const foundName = 'found';
const currentName = 'found-current';
/** Beyond what is in sight, in screens: scrolling a little draws nothing. */
const spareScreens = 1;

/**
 * Lets found words stand out, as far as they are in sight or near it. They are painted over the text and change nothing in
 * the document: a thousand of them cost no more than the dozen on screen. `refresh` is to be called after anything was
 * drawn; `stop` ends it.
 */
export function showFoundWords(view: EditorView, article: ArticleDocument, session: Session, scroller: HTMLElement) {
  const { finding } = finderOf(session);
  let scheduled = 0;

  const draw = () => {
    scheduled = 0;
    CSS.highlights.delete(foundName);
    CSS.highlights.delete(currentName);
    const sought = finding.value;
    if (!sought || sought.spans.length === 0) return;
    const { start, end } = inSight();
    const near = sought.spans.slice(firstAtLeast(sought.spans, start), firstAtLeast(sought.spans, end));
    const current = sought.spans[sought.current];
    CSS.highlights.set(foundName, new Highlight(...near.filter((span) => span !== current).flatMap(rangeOf)));
    if (current) {
      const highlight = new Highlight(...rangeOf(current));
      highlight.priority = 1;
      CSS.highlights.set(currentName, highlight);
    }
  };
  const schedule = () => {
    if (scheduled === 0) scheduled = requestAnimationFrame(draw);
  };
  const refresh = () => {
    if (finding.value) schedule();
  };

  /** The stretch of the text near what is in sight. */
  const inSight = (): Span => {
    const { top, left, width, height } = scroller.getBoundingClientRect();
    const at = (y: number) => view.posAtCoords({ left: left + width / 2, top: y })?.pos;
    const first = at(top + 4);
    const last = at(top + height - 4);
    const start = first === undefined ? 0 : article.offset(first);
    const end = last === undefined ? article.text.length : article.offset(last);
    const spare = Math.max(end - start, 2000) * spareScreens;
    return { start: start - spare, end: end + spare };
  };

  const rangeOf = ({ start, end }: Span): Range[] => {
    const from = view.domAtPos(article.position(start), 1);
    const to = view.domAtPos(article.position(end), -1);
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range.collapsed ? [] : [range];
  };

  const stop = finding.subscribe(schedule);
  scroller.addEventListener('scroll', refresh, { passive: true });
  return {
    refresh,
    stop: () => {
      stop();
      scroller.removeEventListener('scroll', refresh);
      cancelAnimationFrame(scheduled);
      CSS.highlights.delete(foundName);
      CSS.highlights.delete(currentName);
    },
  };
}

/** The index of the first span that ends after an offset. */
function firstAtLeast(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as Span).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
