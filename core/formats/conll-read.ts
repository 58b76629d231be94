import type { FormatFile } from './format';

/** A token of a CoNLL file, with its tag as it stands there. */
export interface TaggedToken {
  readonly line: number;
  readonly text: string;
  readonly tag: string;
  /** Whether a sentence ends with it. */
  ends: boolean;
}

/** Tokens in the first column, tags in the last; tabs part columns, or else spaces. */
export function readConll({ text }: FormatFile): readonly TaggedToken[] {
  const tokens: TaggedToken[] = [];
  text.split('\n').forEach((raw, index) => {
    const line = raw.replace(/\r$/, '');
    const last = tokens.at(-1);
    if (line.trim() === '' || line.startsWith('-DOCSTART-')) {
      if (last) last.ends = true;
      return;
    }
    const cells = line.includes('\t') ? line.split('\t') : line.trim().split(/ +/);
    if (line.startsWith('#') && !line.includes('\t')) return;
    const [word = ''] = cells;
    if (word === '' || cells.length < 2) return;
    tokens.push({
      line: index + 1,
      text: word,
      tag: (cells.findLast((cell) => cell.trim() !== '') ?? 'O').trim(),
      ends: false,
    });
  });
  return tokens;
}

/** A stretch of tokens with one label, by the numbers of its first and last. */
export interface Chunk {
  readonly first: number;
  readonly last: number;
  readonly label: string;
}

/** The chunks that tags mean, in IOB1, IOB2 or BIOES: one begins with B or S, or with what does not go on from before. */
export function chunksOf(tokens: readonly TaggedToken[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let open: { first: number; last: number; label: string } | undefined;
  const close = () => {
    if (open) chunks.push(open);
    open = undefined;
  };
  tokens.forEach(({ tag, ends }, index) => {
    const match = /^([BIESLU])-(.+)$/u.exec(tag);
    const [, mark = '', label = ''] = match ?? [];
    if (!match || 'BSU'.includes(mark) || open?.label !== label) close();
    if (match) {
      open ??= { first: index, last: index, label };
      open.last = index;
    }
    if (ends || (mark !== '' && 'ESLU'.includes(mark))) close();
  });
  close();
  return chunks;
}
