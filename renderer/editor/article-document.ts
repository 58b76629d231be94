import { Schema, type Node } from 'prosemirror-model';
import { lastAtMost, lineStarts, type Span } from '../../core/text';

/** How many lines a chunk holds: one changed annotation draws one chunk again, and only chunks in sight are laid out. */
export const linesPerChunk = 64;

/** An article as ProseMirror sees it: chunks of lines. A line of the text is a paragraph, blank ones included. */
export const articleSchema = new Schema({
  nodes: {
    doc: { content: 'chunk+' },
    chunk: {
      content: 'paragraph+',
      // `height` is an estimate in CSS pixels. (How a chunk is drawn: drawing.ts.)
      attrs: { index: { default: 0 }, height: { default: 0 } },
      toDOM: () => ['div', 0],
    },
    paragraph: {
      content: 'text*',
      attrs: { number: { default: null } },
      toDOM: ({ attrs }) =>
        attrs.number === null ? ['p', { class: 'blank' }, 0] : ['p', { dir: 'auto', 'data-number': attrs.number }, 0],
    },
    text: {},
  },
});

/**
 * A text as a ProseMirror document, and the arithmetic between offsets of the text (UTF-16 code units) and positions
 * of the document. Each line costs one position more than its characters and line end, each chunk two.
 */
export class ArticleDocument {
  readonly doc: Node;
  private readonly starts: Int32Array;
  private readonly positions: Int32Array;

  constructor(readonly text: string) {
    const starts = lineStarts(text);
    this.starts = starts;
    this.positions = starts.map((start, line) => start + line + 2 * Math.floor(line / linesPerChunk) + 2);
    const { paragraph, chunk, doc } = articleSchema.nodes;
    const chunks: Node[] = [];
    let number = 0;
    for (let first = 0; first < starts.length; first += linesPerChunk) {
      const lines: Node[] = [];
      let height = 0;
      for (let line = first; line < Math.min(first + linesPerChunk, starts.length); line++) {
        const words = text.slice(
          starts[line],
          line + 1 < starts.length ? (starts[line + 1] as number) - 1 : text.length,
        );
        const blank = words.trim() === '';
        height += blank ? blankHeight : Math.ceil(words.length / charactersPerRow) * rowHeight + paragraphGap;
        lines.push(
          paragraph.create(blank ? null : { number: ++number }, words === '' ? null : articleSchema.text(words)),
        );
      }
      chunks.push(chunk.create({ index: chunks.length, height }, lines));
    }
    this.doc = doc.create(null, chunks);
  }

  get chunkCount(): number {
    return this.doc.childCount;
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The index of the line that holds a text offset. */
  lineAt(offset: number): number {
    return lastAtMost(this.starts, offset);
  }

  /** A line in the text (UTF-16), without its line end. */
  lineSpan(line: number): Span {
    return { start: this.starts[line] as number, end: this.endOfLine(line) };
  }

  /** The document positions before and after a line's paragraph. */
  lineRange(line: number): { readonly from: number; readonly to: number } {
    const from = (this.positions[line] as number) - 1;
    return { from, to: from + this.endOfLine(line) - (this.starts[line] as number) + 2 };
  }

  /** How many lines the first `chunks` chunks hold. */
  endOfLines(chunks: number): number {
    return Math.min(chunks * linesPerChunk, this.lineCount);
  }

  /** The index of the chunk that holds a text offset. */
  chunkAt(offset: number): number {
    return Math.floor(lastAtMost(this.starts, offset) / linesPerChunk);
  }

  /** The text offset after the last one that the first `chunks` chunks hold. */
  endOfChunks(chunks: number): number {
    const next = chunks * linesPerChunk;
    return next < this.starts.length ? (this.starts[next] as number) : this.text.length + 1;
  }

  /** The document positions before and after a chunk. */
  chunkRange(chunk: number): { readonly from: number; readonly to: number } {
    const from = (this.positions[chunk * linesPerChunk] as number) - 2;
    return { from, to: from + this.doc.child(chunk).nodeSize };
  }

  /** How many of the first chunks are about so many CSS pixels high; at least one. */
  chunksWithin(height: number): number {
    let chunks = 0;
    for (let sum = 0; sum < height && chunks < this.chunkCount; chunks++) sum += this.doc.child(chunks).attrs.height;
    return chunks;
  }

  /** Text offset → document position. */
  position(offset: number): number {
    const line = lastAtMost(this.starts, offset);
    return (this.positions[line] as number) + offset - (this.starts[line] as number);
  }

  /** Document position → text offset; positions between lines go to the nearest line's edge. */
  offset(position: number): number {
    const line = Math.max(lastAtMost(this.positions, position), 0);
    const { start, end } = this.lineSpan(line);
    return Math.min(Math.max(start + position - (this.positions[line] as number), start), end);
  }

  private endOfLine(line: number): number {
    return line + 1 < this.lineCount ? (this.starts[line + 1] as number) - 1 : this.text.length;
  }
}

// Only a first estimate of a chunk's height, so that the scroll bar is about right before it was ever laid out.
const charactersPerRow = 68;
const rowHeight = 29;
const paragraphGap = 14;
const blankHeight = 10;
