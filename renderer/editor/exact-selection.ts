import { TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { ArticleDocument } from './article-document';

/** What is selected in a view, in UTF-16 offsets of the text. */
export function selectionOf(view: EditorView, article: ArticleDocument): { anchor: number; head: number } {
  const { anchor, head } = view.state.selection;
  return { anchor: article.offset(anchor), head: article.offset(head) };
}

/** Makes a transaction select a stretch of the text (UTF-16 offsets), unless it is selected already. */
export function selectWords(
  transaction: Transaction,
  article: ArticleDocument,
  anchor: number,
  head: number,
): Transaction {
  const next = TextSelection.create(transaction.doc, article.position(anchor), article.position(head));
  return next.eq(transaction.selection) ? transaction : transaction.setSelection(next);
}

/**
 * Puts the browser's selection where the view's is, when the article gets the keyboard. From then on ProseMirror does
 * it by itself.
 */
export function showSelection(view: EditorView): void {
  const { anchor, head } = view.state.selection;
  const from = view.domAtPos(anchor);
  const to = view.domAtPos(head);
  const current = document.getSelection();
  if (
    current?.anchorNode === from.node &&
    current.anchorOffset === from.offset &&
    current.focusNode === to.node &&
    current.focusOffset === to.offset
  )
    return;
  current?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}
