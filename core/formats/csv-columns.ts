import type { Annotation } from '../annotation';
import type { Scheme } from '../scheme';
import { parseJson } from './json-reading';

/** The columns that every table has, before and behind those of the scheme's attributes. */
export const placeColumns = [
  ...(['id', 'kind', 'quote', 'start', 'end', 'start_utf16', 'end_utf16', 'line', 'column', 'fragments'] as const),
] as const;
export const otherColumns = [
  ...([
    'confidence',
    'note',
    'tags',
    'evidence',
    'origin',
    'annotator_id',
    'annotator',
    'created',
    'modified',
    'article',
  ] as const),
] as const;

/** What stands between the words of two fragments in a quote. */
export const quoteGap = ' … ';

/** The columns of a scheme's attributes, by the attributes' ids; an attribute of several kinds has one column. */
export function attributeColumns({ kinds }: Scheme): ReadonlyMap<string, string> {
  const taken: readonly string[] = [...placeColumns, ...otherColumns];
  const ids = new Set(kinds.flatMap(({ attributes }) => attributes.map(({ id }) => id)));
  return new Map([...ids].map((id) => [id, taken.includes(id) ? `attribute_${id}` : id]));
}

/** Tags in one cell, as people write them; as JSON where that would not be told apart. */
export function tagsCell(tags: readonly string[]): string {
  const plain = tags.join('; ');
  return sameTags(plainTags(plain), tags) ? plain : JSON.stringify(tags);
}

export function tagsOfCell(cell: string): readonly string[] {
  const json = cell.startsWith('[') ? parseJson(cell) : undefined;
  const list = json?.ok && Array.isArray(json.value) ? json.value : undefined;
  return list?.every((tag) => typeof tag === 'string') ? list : plainTags(cell);
}

function plainTags(cell: string): readonly string[] {
  return cell.startsWith('[')
    ? []
    : cell
        .split(';')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== '');
}

function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, index) => tag === b[index]);
}

export function evidenceCell({ evidence }: Annotation): string {
  return evidence.length === 0 ? '' : JSON.stringify(evidence);
}
