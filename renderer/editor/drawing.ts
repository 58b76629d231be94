import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type NodeView } from 'prosemirror-view';
import type { ArticleDocument } from './article-document';

interface Drawn {
  /** How many chunks are drawn, from the first on. */
  readonly chunks: number;
  /** Around those that were drawn last: ProseMirror looks again at what has other decorations than before. */
  readonly latest: DecorationSet;
}

const key = new PluginKey<Drawn>('drawing');

/**
 * Draws an article from its beginning, some chunks at a time; what is not drawn yet is an empty box of about the right
 * height. The first screens are there at once, however long the article is, and each chunk is drawn once, with its marks.
 */
export function drawing(article: ArticleDocument, atFirst: number): Plugin<Drawn> {
  return new Plugin<Drawn>({
    key,
    state: {
      init: () => ({ chunks: atFirst, latest: DecorationSet.empty }),
      apply: (transaction, before) => {
        const chunks = transaction.getMeta(key) as number | undefined;
        if (chunks === undefined) return before;
        const latest = Array.from({ length: chunks - before.chunks }, (_, index) => {
          const { from, to } = article.chunkRange(before.chunks + index);
          return Decoration.node(from, to, {});
        });
        return { chunks, latest: DecorationSet.create(article.doc, latest) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.latest,
      nodeViews: { chunk: (node, view) => chunkView(node, node.attrs.index < drawnChunks(view.state)) },
    },
  });
}

/** How many chunks a state draws. */
export function drawnChunks(state: EditorState): number {
  return key.getState(state)?.chunks ?? 0;
}

/** Makes a transaction draw so many chunks. */
export function drawChunks(transaction: Transaction, chunks: number): Transaction {
  return transaction.setMeta(key, chunks);
}

function chunkView({ attrs }: Node, drawn: boolean): NodeView {
  const dom = document.createElement('div');
  dom.className = 'chunk';
  if (!drawn) {
    dom.style.height = `${attrs.height}px`;
    return { dom };
  }
  dom.style.containIntrinsicBlockSize = `auto ${attrs.height}px`;
  return { dom, contentDOM: dom };
}
