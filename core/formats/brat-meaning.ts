import type { Kind, Scheme } from '../scheme';
import { schemeIndex } from '../scheme-index';
import { bratName } from './brat-conf';
import type { BratArg, BratPiece } from './brat-lines';
import { piecesOf } from './brat-text';
import { isObject, numberOf, textOf, type JsonObject } from './json-reading';
import { labelsOf } from './labels';
import type { ToldFragment } from './set-builder';

/** What parts of brat's lines mean in a set. */

/** A stretch, in the role that it is known to have. */
export function toldPiece({ start, end, words }: BratPiece, role: string | undefined): ToldFragment {
  return { start, end, quote: words, role };
}

/** The tags that our note tells. */
export function ownTags(own: JsonObject | undefined): readonly string[] {
  const tags = own?.['tags'];
  return Array.isArray(tags) ? tags : [];
}

/** The fragments that our note tells, if brat's lines still have just their parts. */
export function wholeFragments(own: unknown, parts: readonly ToldFragment[]): readonly ToldFragment[] | undefined {
  if (!Array.isArray(own)) return undefined;
  const fragments = own.map((fragment): ToldFragment => {
    const { start: _s, end: _e, quote: _q, role: _r, ...more } = isObject(fragment) ? fragment : {};
    const [start, end] = [numberOf(fragment, 'start'), numberOf(fragment, 'end')];
    return { start, end, quote: textOf(fragment, 'quote'), role: textOf(fragment, 'role'), more };
  });
  const keyOf = (start: number | undefined, words: string | undefined, role: string | undefined) =>
    `${start} ${role ?? ''} ${words}`;
  const expected = fragments.flatMap(({ start, quote, role }) =>
    start === undefined || quote === undefined
      ? []
      : piecesOf(quote, start).map((piece) => keyOf(piece.start, piece.words, role)),
  );
  const there = parts.flatMap(({ start, quote, role }) => (quote === '' ? [] : [keyOf(start, quote, role)]));
  return expected.sort().join('\n') === there.sort().join('\n') ? fragments : undefined;
}

/** The role that an argument is of: by its entity's type, or else by its own name without a number. */
export function roleOf({ name }: BratArg, type: string, kind: Kind | undefined, scheme: Scheme): string | undefined {
  const label = labelsOf(scheme).find(type);
  if (label && label.kind === kind?.id) return label.role;
  return kind?.roles.find(({ id }) => bratName(id) === name || bratName(id) === name.replace(/\d+$/, ''))?.id;
}

/** The attribute of a kind that goes by a name and can have a value; without a value, the empty text. */
export function attributeIn(scheme: Scheme, kind: Kind, name: string, value = ''): [string, string] | undefined {
  const wanted = name.toLowerCase();
  const attribute =
    kind.attributes.find((one) => bratName(one.id) === name) ??
    kind.attributes.find((one) => one.id.toLowerCase() === wanted || one.name.toLowerCase() === wanted);
  const values = attribute && schemeIndex(scheme).kinds.get(kind.id)?.values.get(attribute.id);
  return attribute && (!values || values.has(value)) ? [attribute.id, value] : undefined;
}
