import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { changedItems } from '../../core/splice';
import type { Session } from '../session/session';
import { ArticleDocument } from './article-document';
import { selectionOf, selectWords, showSelection } from './exact-selection';
import { drawChunks, drawing, drawnChunks } from './drawing';
import { ForeignEdits } from './foreign-edits';
import { annotationsShown, highlights, isShowing, showAnnotations } from './highlights';
import { followReading, linesIn, linesOf, margins, showMargins } from './margins';
import { readOnly } from './read-only';
import { showFoundWords } from './found-words';
import { followLooks } from './looks';
import { stopsOf, type Stop } from './layout';
import { revealPosition } from './reveal';
import { layOutBeforehand } from './warm-up';

/** How much is drawn at first, in screens, and then in each idle moment, in chunks. */
const screensAtFirst = 3;
const chunksAtOnce = 6;

/** The article on screen. */
export interface ArticleView {
  focus(): void;
  /** Takes over what the browser has selected, if it has not said so yet: keys may come faster than its events. */
  readSelection(): void;
  /** Where words are on screen, in CSS pixels of the window: their first and last line. UTF-16 offsets. */
  boxOf(start: number, end: number): { readonly first: DOMRect; readonly last: DOMRect };
  /**
   * Where stretches of the text begin, in CSS pixels from the top of what scrolls, and the text's end: paragraphs, of a
   * long article chunks. What is out of sight is where it seems to be.
   */
  stops(): readonly Stop[];
  /** The UTF-16 offset at a point of the window, in CSS pixels. */
  offsetAt(x: number, y: number): number | undefined;
  destroy(): void;
}

/** Shows a session's article in `mount`, which scrolls inside `scroller`, and keeps the two in step. */
export function createArticleView(session: Session, mount: HTMLElement, scroller: HTMLElement): ArticleView {
  const article = new ArticleDocument(session.text);
  let clickedFrom: string | undefined;
  /** What was selected when the browser and the session were last of one mind, in text offsets. */
  let agreed = { anchor: 0, head: 0 };

  // The first screens are painted at once with their marks, the rest as soon as there is time: nobody waits for what is
  // far below.
  const atFirst = article.chunksWithin(screensAtFirst * scroller.clientHeight);
  const state = EditorState.create({
    doc: article.doc,
    plugins: [readOnly(), drawing(article, atFirst), highlights(article), margins(article, session)],
  });
  const shown = (chunks: number) => ({
    annotations:
      chunks < article.chunkCount
        ? session.annotations.slice(0, session.index.startingBefore(article.endOfChunks(chunks)))
        : session.annotations,
    scheme: session.scheme,
    selected: session.annotation ?? session.frame,
  });

  const view = new EditorView(mount, {
    state: state.apply(showMargins(showAnnotations(state.tr, shown(atFirst)), linesIn(article, 0, atFirst))),
    dispatchTransaction(transaction) {
      foreignEdits.whileDrawing(() => view.updateState(view.state.apply(transaction)));
      foundWords.refresh();
      if (transaction.selectionSet) {
        const { anchor, head } = selectionOf(view, article);
        agreed = { anchor, head };
        const current = session.selected.value;
        if (anchor !== current.anchor || head !== current.head) session.selectText(anchor, head);
      }
    },
    handleDOMEvents: {
      // ProseMirror's own handling would put its selection back a moment later, over that of a quick key.
      focus: () => {
        // First of all: what is drawn meanwhile reads the browser's selection, which may be anywhere until then.
        showSelection(view);
        flush();
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
      keydown: (_view, event) => {
        const { anchor, head } = session.selected.value;
        // The browser moves its caret through what is drawn and laid out: that is not how to find the other end.
        const edge = edgeKey(event);
        if (edge !== undefined) {
          const target = edge === 'start' ? 0 : session.text.length;
          session.selectText(event.shiftKey ? anchor : target, target);
          session.reveal.set({ start: target, end: target, focus: false });
          event.preventDefault();
          return true;
        }
        if (/^(Arrow|Page)/.test(event.key)) drawAtLeast(article.chunkAt(head) + 2);
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
  const foundWords = showFoundWords(view, article, session, scroller);
  const readSelection = () => {
    flush();
    takeSelection();
  };
  const takeSelection = () => {
    const current = document.getSelection();
    if (document.activeElement !== view.dom || !current?.anchorNode || !current.focusNode) return;
    if (!view.dom.contains(current.anchorNode) || !view.dom.contains(current.focusNode)) return;
    const anchor = article.offset(view.posAtDOM(current.anchorNode, current.anchorOffset));
    const head = article.offset(view.posAtDOM(current.focusNode, current.focusOffset));
    const known = session.selected.value;
    agreed = { anchor, head };
    if (anchor !== known.anchor || head !== known.head) session.selectText(anchor, head);
  };

  // What happened since the last frame is drawn just before the next, after the panel has changed too: the browser's
  // selection then makes it lay everything out once. Whoever asks about the article earlier has it drawn first.
  let scheduled = 0;
  const schedule = () => {
    if (scheduled === 0) scheduled = requestAnimationFrame(flush);
  };
  const flush = () => {
    if (scheduled === 0) return;
    cancelAnimationFrame(scheduled);
    scheduled = 0;
    refresh();
  };
  const refresh = () => {
    // Unless something else was selected here, the browser's selection may be further on: drawing would take it back.
    const known = session.selected.value;
    if (known.anchor === agreed.anchor && known.head === agreed.head) takeSelection();
    const { anchor, head } = session.selected.value;
    drawAsFarAs(Math.max(anchor, head));
    const transaction = selectWords(view.state.tr, article, anchor, head);
    const now = shown(drawnChunks(view.state));
    if (!isShowing(view.state, now)) {
      const { removed, added } = changedItems(annotationsShown(view.state), now.annotations);
      showMargins(showAnnotations(transaction, now), linesOf(article, [...removed, ...added]));
    } else if (!transaction.selectionSet) return;
    view.dispatch(transaction);
  };
  const draw = (chunks: number) => {
    const upTo = Math.min(chunks, article.chunkCount);
    const { anchor, head } = session.selected.value;
    const transaction = selectWords(view.state.tr, article, anchor, head);
    const lines = linesIn(article, drawnChunks(view.state), upTo);
    view.dispatch(showMargins(showAnnotations(drawChunks(transaction, upTo), shown(upTo)), lines));
  };
  const drawAtLeast = (chunks: number) => {
    if (drawnChunks(view.state) < Math.min(chunks, article.chunkCount)) draw(chunks);
  };
  const drawAsFarAs = (offset: number) => drawAtLeast(article.chunkAt(offset) + 1);
  let idle = 0;
  let stopWarmUp = () => {};
  const drawMore = () => {
    refresh();
    const chunks = drawnChunks(view.state);
    draw(chunks + chunksAtOnce);
    // Once more after the last: then nothing is left around the latest chunks.
    if (chunks < article.chunkCount) idle = requestIdleCallback(drawMore);
    else stopWarmUp = layOutBeforehand(view);
  };
  // Not before all marks are here: each chunk is to be drawn once.
  const drawTheRest = () => {
    if (idle === 0 && atFirst < article.chunkCount && session.arrival.value !== 'partial')
      idle = requestIdleCallback(drawMore);
  };
  drawTheRest();

  requestAnimationFrame(() => setTimeout(() => void session.complete()));

  const reveal = () => {
    const words = session.reveal.value;
    if (!words) return;
    flush();
    drawAsFarAs(words.end);
    if (words.focus) view.dom.focus({ preventScroll: true });
    revealPosition(view, scroller, article.position(words.start));
  };
  const unsubscribe = [
    session.replica.set.subscribe(schedule),
    session.selected.subscribe(schedule),
    session.arrival.subscribe(drawTheRest),
    session.reveal.subscribe(reveal),
    followReading(view, article, session),
    followLooks(session, mount),
  ];

  return {
    focus: () => view.dom.focus({ preventScroll: true }),
    readSelection,
    boxOf: (start, end) => {
      flush();
      drawAsFarAs(end);
      return {
        first: rect(view.coordsAtPos(article.position(start), 1)),
        last: rect(view.coordsAtPos(article.position(end), -1)),
      };
    },
    stops: () => stopsOf(view, article, scroller),
    offsetAt: (left, top) => {
      const found = view.posAtCoords({ left, top });
      return found ? article.offset(found.pos) : undefined;
    },
    destroy: () => {
      for (const stop of unsubscribe) stop();
      cancelAnimationFrame(scheduled);
      cancelIdleCallback(idle);
      stopWarmUp();
      foreignEdits.disconnect();
      foundWords.stop();
      view.destroy();
    },
  };
}

/** Which end of the text a key goes to: Ctrl+Home and Ctrl+End, on macOS ⌘↑ and ⌘↓. */
function edgeKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): 'start' | 'end' | undefined {
  if (altKey || ctrlKey === metaKey) return undefined;
  if (key === (metaKey ? 'ArrowUp' : 'Home')) return 'start';
  if (key === (metaKey ? 'ArrowDown' : 'End')) return 'end';
  return undefined;
}

function rect({ left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }): DOMRect {
  return new DOMRect(left, top, right - left, bottom - top);
}
