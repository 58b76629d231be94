import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Session } from '../session/session';
import { ArticleDocument } from './article-document';
import { selectionOf, selectWords, showSelection } from './exact-selection';
import { ForeignEdits } from './foreign-edits';
import { highlights, isShowing, showAnnotations } from './highlights';
import { readOnly } from './read-only';
import { revealPosition } from './reveal';

const firstDrawn = 300;
const drawnAtOnce = 1500;

/** The article on screen. */
export interface ArticleView {
  focus(): void;
  /** Takes over what the browser has selected, if it has not said so yet: keys may come faster than its events. */
  readSelection(): void;
  /** Where words are on screen, in CSS pixels of the window: their first and last line. UTF-16 offsets. */
  boxOf(start: number, end: number): { readonly first: DOMRect; readonly last: DOMRect };
  /** The UTF-16 offset at a point of the window, in CSS pixels. */
  offsetAt(x: number, y: number): number | undefined;
  destroy(): void;
}

/** Shows a session's article in `mount`, which scrolls inside `scroller`, and keeps the two in step. */
export function createArticleView(session: Session, mount: HTMLElement, scroller: HTMLElement): ArticleView {
  const article = new ArticleDocument(session.text);
  let clickedFrom: string | undefined;

  const state = EditorState.create({ doc: article.doc, plugins: [readOnly(), highlights(article)] });
  // The marks of the first screens are painted with the text, the others as soon as there is time: nobody waits for
  // marks that are far below.
  let drawn = firstDrawn;
  const shown = () => ({
    annotations: drawn < session.annotations.length ? session.annotations.slice(0, drawn) : session.annotations,
    scheme: session.scheme,
    selected: session.selected.value.annotation,
  });

  const view = new EditorView(mount, {
    state: state.apply(showAnnotations(state.tr, shown())),
    dispatchTransaction(transaction) {
      foreignEdits.whileDrawing(() => view.updateState(view.state.apply(transaction)));
      if (transaction.selectionSet) {
        const { anchor, head } = selectionOf(view, article);
        const current = session.selected.value;
        if (anchor !== current.anchor || head !== current.head) session.selectText(anchor, head);
      }
    },
    handleDOMEvents: {
      // ProseMirror's own handling would put its selection back a moment later, over that of a quick key.
      focus: () => {
        showSelection(view);
        return true;
      },
      mousedown: (_view, event) => {
        if (event.button === 0) clickedFrom = session.selected.value.annotation;
        return false;
      },
      click: () => {
        readSelection();
        // A click in the mark that was selected already means the next mark there.
        const { anchor, head, annotation } = session.selected.value;
        if (anchor === head && annotation !== undefined && annotation === clickedFrom) session.cycle();
        return false;
      },
      copy: (_view, event) => {
        const { anchor, head } = session.selected.value;
        if (anchor === head) return false;
        event.clipboardData?.setData('text/plain', session.text.slice(Math.min(anchor, head), Math.max(anchor, head)));
        event.preventDefault();
        return true;
      },
    },
  });

  const foreignEdits = new ForeignEdits(view);
  const readSelection = () => {
    const current = document.getSelection();
    if (document.activeElement !== view.dom || !current?.anchorNode || !current.focusNode) return;
    if (!view.dom.contains(current.anchorNode) || !view.dom.contains(current.focusNode)) return;
    const anchor = article.offset(view.posAtDOM(current.anchorNode, current.anchorOffset));
    const head = article.offset(view.posAtDOM(current.focusNode, current.focusOffset));
    const known = session.selected.value;
    if (anchor !== known.anchor || head !== known.head) session.selectText(anchor, head);
  };

  // What happens in one go is drawn in one go.
  let scheduled = false;
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      if (!view.isDestroyed) refresh();
    });
  };
  const refresh = () => {
    const { anchor, head } = session.selected.value;
    const transaction = selectWords(view.state.tr, article, anchor, head);
    if (!isShowing(view.state, shown())) showAnnotations(transaction, shown());
    else if (!transaction.selectionSet) return;
    view.dispatch(transaction);
  };
  let idle = 0;
  const drawMore = () => {
    drawn += drawnAtOnce;
    refresh();
    if (drawn < session.annotations.length) idle = requestIdleCallback(drawMore);
  };
  if (drawn < session.annotations.length) idle = requestIdleCallback(drawMore);

  const reveal = () => {
    const words = session.reveal.value;
    if (!words) return;
    if (words.focus) view.dom.focus({ preventScroll: true });
    revealPosition(view, scroller, article.position(words.start));
  };
  const unsubscribe = [
    session.replica.set.subscribe(schedule),
    session.selected.subscribe(schedule),
    session.reveal.subscribe(reveal),
  ];

  return {
    focus: () => view.dom.focus({ preventScroll: true }),
    readSelection,
    boxOf: (start, end) => ({
      first: rect(view.coordsAtPos(article.position(start), 1)),
      last: rect(view.coordsAtPos(article.position(end), -1)),
    }),
    offsetAt: (left, top) => {
      const found = view.posAtCoords({ left, top });
      return found ? article.offset(found.pos) : undefined;
    },
    destroy: () => {
      for (const stop of unsubscribe) stop();
      cancelIdleCallback(idle);
      foreignEdits.disconnect();
      view.destroy();
    },
  };
}

function rect({ left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }): DOMRect {
  return new DOMRect(left, top, right - left, bottom - top);
}
