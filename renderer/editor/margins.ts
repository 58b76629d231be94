import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Annotation } from '../../core/annotation';
import { readingOf } from '../session/reading';
import type { Session } from '../session/session';
import type { ArticleDocument } from './article-document';
import { drawnChunks } from './drawing';
import { lanesIn } from './highlights';

const key = new PluginKey<DecorationSet>('margins');

/** How many margins are drawn anew in an idle moment. */
const linesAtOnce = 256;

/**
 * Says beside each paragraph whether it is read and which kinds are marked in it, and gives one with overlapping marks
 * room for their underlines. Only the lines that a transaction names are looked at (`showMargins`), after its marks.
 */
export function margins(article: ArticleDocument, session: Session): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, before, _old, state) => {
        let decorations = before;
        for (const line of (transaction.getMeta(key) as Iterable<number> | undefined) ?? []) {
          const { from, to } = article.lineRange(line);
          const attributes = attributesOf(session, article, line, lanesIn(state, from, to));
          const [drawn] = decorations.find(from, to, (spec) => spec.line === line);
          const look = attributes && JSON.stringify(attributes);
          if (drawn?.spec.look === look) continue;
          if (drawn) decorations = decorations.remove([drawn]);
          if (attributes)
            decorations = decorations.add(article.doc, [Decoration.node(from, to, attributes, { line, look })]);
        }
        return decorations;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Makes a transaction look again at the margins of these lines. */
export function showMargins(transaction: Transaction, lines: Iterable<number>): Transaction {
  return transaction.setMeta(key, lines);
}

/** Says in the margins, when there is time, what was read meanwhile; until the function it answers is called. */
export function followReading(view: EditorView, article: ArticleDocument, session: Session): () => void {
  const reading = readingOf(session);
  let idle = 0;
  const draw = () => {
    idle = 0;
    const drawn = article.endOfLines(drawnChunks(view.state));
    const due = [...reading.changedLines].filter((line) => line < drawn).slice(0, linesAtOnce);
    for (const line of due) reading.changedLines.delete(line);
    if (due.length === 0) return;
    view.dispatch(showMargins(view.state.tr, due));
    follow();
  };
  const follow = () => {
    if (idle === 0) idle = requestIdleCallback(draw);
  };
  const stop = reading.progress.subscribe(follow);
  follow();
  return () => {
    stop();
    cancelIdleCallback(idle);
  };
}

/** The lines that some chunks hold. */
export function linesIn(article: ArticleDocument, firstChunk: number, endChunk: number): readonly number[] {
  const [first, end] = [article.endOfLines(firstChunk), article.endOfLines(endChunk)];
  return Array.from({ length: end - first }, (_, index) => first + index);
}

/** The lines that annotations stand on. */
export function linesOf(article: ArticleDocument, annotations: readonly Annotation[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { fragments } of annotations)
    for (const { start, end } of fragments)
      for (let line = article.lineAt(start); line <= article.lineAt(end - 1); line++) lines.add(line);
  return lines;
}

/** What a paragraph gets; one underline has room anyway. */
function attributesOf(
  session: Session,
  article: ArticleDocument,
  line: number,
  lanes: number,
): Record<string, string> | undefined {
  const { start, end } = article.lineSpan(line);
  const kinds = new Set(session.index.overlapping(start, end).map(({ kind }) => kind));
  const glyphs = session.scheme.kinds.map(({ id, glyph = '' }) => (kinds.has(id) ? glyph : '')).join('');
  const read = readingOf(session).isRead(line);
  if (lanes < 2 && glyphs === '' && !read) return undefined;
  const classes = [read ? 'read' : '', lanes > 1 ? `lanes-${lanes}` : ''].join(' ').trim();
  return { ...(classes === '' ? {} : { class: classes }), ...(glyphs === '' ? {} : { 'data-glyphs': glyphs }) };
}
