import { fail, ok, type Result } from '../result';
import type { Piece } from './brat-text';
import { splitWords } from './split-words';

/** One line of standoff, understood. */
export type BratLine =
  | { readonly is: 'entity'; readonly id: string; readonly type: string; readonly pieces: readonly BratPiece[] }
  | {
      readonly is: 'event';
      readonly id: string;
      readonly type: string;
      readonly trigger: string;
      readonly args: readonly BratArg[];
    }
  | { readonly is: 'relation'; readonly id: string; readonly type: string; readonly args: readonly BratArg[] }
  | { readonly is: 'attribute'; readonly name: string; readonly ref: string; readonly value: string | undefined }
  | { readonly is: 'link'; readonly ref: string; readonly target: string }
  | { readonly is: 'note'; readonly type: string; readonly ref: string; readonly text: string }
  | { readonly is: 'equivalence' };

/** Part of an entity; its words are not known where they cannot be told apart. */
export type BratPiece = Omit<Piece, 'words'> & { readonly words: string | undefined };

export interface BratArg {
  readonly name: string;
  readonly ref: string;
}

/** Reads one line that is not blank; what is wrong with it if it cannot be. */
export function parseBratLine(line: string): Result<BratLine, string> {
  const [id = '', middle = '', tail = ''] = splitTabs(line);
  const words = middle.split(' ').filter((word) => word !== '');
  const [type = '', ref = ''] = words;
  if (!/^[A-Za-z#]\d+|^\*$/.test(id)) return fail('it does not begin with an id');
  if (type === '') return fail('there is no type behind the id');
  switch (id.charAt(0)) {
    case 'T': {
      const pieces = piecesIn(middle.slice(middle.indexOf(type) + type.length), tail);
      return pieces ? ok({ is: 'entity', id, type, pieces }) : fail('it has no offsets');
    }
    case 'E': {
      const [trigger, ...args] = argsIn(words);
      return trigger
        ? ok({ is: 'event', id, type: trigger.name, trigger: trigger.ref, args })
        : fail('it has no trigger');
    }
    case 'R':
      return ok({ is: 'relation', id, type, args: argsIn(words.slice(1)) });
    case 'A':
    case 'M':
      if (ref === '') return fail('it does not say of what');
      return ok({ is: 'attribute', name: type, ref, value: words[2] });
    case 'N':
      return ok({ is: 'link', ref, target: words.slice(2).join(' ') });
    case '#':
      if (ref === '') return fail('it does not say of what');
      return ok({ is: 'note', type, ref, text: tail });
    case '*':
      return ok({ is: 'equivalence' });
    default:
      return fail(`nothing begins with ${id.charAt(0)}`);
  }
}

/** The first two tabs part a line; what is behind them may have more. */
function splitTabs(line: string): readonly string[] {
  const first = line.indexOf('\t');
  if (first === -1) return [line];
  const second = line.indexOf('\t', first + 1);
  if (second === -1) return [line.slice(0, first), line.slice(first + 1)];
  return [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1)];
}

function argsIn(words: readonly string[]): readonly BratArg[] {
  return words.flatMap((word) => {
    const at = word.indexOf(':');
    return at < 1 || at === word.length - 1 ? [] : [{ name: word.slice(0, at), ref: word.slice(at + 1) }];
  });
}

/** The parts of an entity, each with its own words: parted by one space each, or, in old files, by nothing. */
function piecesIn(offsets: string, words: string): readonly BratPiece[] | undefined {
  const spans = offsets.split(';').map((span) => /^ *(\d{1,9}) (\d{1,9}) *$/.exec(span));
  const pieces = spans.map((span) => ({ start: Number(span?.[1]), end: Number(span?.[2]) }));
  if (spans.includes(null) || pieces.some(({ start, end }) => start > end)) return undefined;
  return splitWords(pieces, words, [' ', '']).map(({ start, end, quote }) => ({ start, end, words: quote }));
}
