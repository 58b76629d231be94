import type { EditorView } from 'prosemirror-view';
import type { ArticleDocument } from './article-document';
import { drawnChunks } from './drawing';

/** Where a stretch of the text begins, in CSS pixels from the top of what scrolls. Offsets are UTF-16. */
export interface Stop {
  readonly offset: number;
  readonly top: number;
}

/** More chunks than this are not measured by paragraph: asking about what is out of sight would lay it out. */
const chunksInSight = 2;

/** Where paragraphs, or of a long article chunks, begin, and where the text ends. */
export function stopsOf(view: EditorView, article: ArticleDocument, scroller: HTMLElement): readonly Stop[] {
  const origin = scroller.getBoundingClientRect().top - scroller.scrollTop;
  const topOf = (element: Element) => element.getBoundingClientRect().top - origin;
  const fine = article.chunkCount <= chunksInSight && drawnChunks(view.state) === article.chunkCount;
  const stops = Array.from(view.dom.children, (chunk, index) => {
    const first = article.endOfLines(index);
    const elements = fine ? [...chunk.children] : [chunk];
    return elements.map((element, line) => ({ offset: article.lineSpan(first + line).start, top: topOf(element) }));
  }).flat();
  const end = view.dom.lastElementChild?.getBoundingClientRect().bottom ?? origin;
  return [...stops, { offset: article.text.length + 1, top: end - origin }];
}
