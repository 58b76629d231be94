import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { DeskError, FolderEntry, FolderListing } from '../../core/desk';
import { setFileEnding } from '../../core/formats/caveat-json';
import { schemeFileEnding } from '../../core/formats/scheme-file';
import { fail, ok, type Result } from '../../core/result';
import { errnoOf, readError } from '../files/file-errors';
import type { References } from './references';

export interface Place {
  readonly name: string;
  readonly path: string;
}

const articleEnding = /\.(txt|text|md|markdown)$/i;
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Whether `path` is `folder` or lies in it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The folders, articles, schemes and files that may hold marks in a folder, by name; hidden ones and everything else are left out. */
export async function listFolder(
  path: string,
  places: readonly Place[],
  references: References,
  shown: (path: string) => string,
): Promise<Result<FolderListing, DeskError>> {
  if (!places.some((place) => isInside(place.path, path))) return fail({ code: 'unknown-reference' });
  let names: string[];
  try {
    names = (await readdir(path)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    return fail({ ...readError(error, basename(path)), ...(errnoOf(error) === 'ENOTDIR' ? { code: 'missing' } : {}) });
  }
  const all = new Set(names);
  const entries = await Promise.all(names.map((name) => entryOf(join(path, name), name, all, references)));
  const parent = dirname(path);
  const hasParent = parent !== path && places.some((place) => isInside(place.path, parent));
  return ok({
    folder: references.give(path),
    path: shown(path),
    ...(hasParent ? { parent: references.give(parent) } : {}),
    entries: entries
      .filter((entry) => entry !== undefined)
      .sort((a, b) => (a.kind === b.kind ? byName.compare(a.name, b.name) : a.kind === 'folder' ? -1 : 1)),
    places: places.map((place) => ({ ref: references.give(place.path), name: place.name })),
  });
}

async function entryOf(
  path: string,
  name: string,
  siblings: ReadonlySet<string>,
  references: References,
): Promise<FolderEntry | undefined> {
  const found = await stat(path).catch(() => undefined);
  const kind = found?.isDirectory() ? 'folder' : found?.isFile() ? fileKind(name) : undefined;
  if (!found || !kind) return undefined;
  return {
    ref: references.give(path),
    name,
    kind,
    bytes: found.size,
    modified: found.mtime.toISOString(),
    marked: siblings.has(name + setFileEnding),
  };
}

const marksEnding = /\.(json|jsonl|jsonld|ann|csv|tsv|conll|html?|bak)$/i;

function fileKind(name: string): 'article' | 'scheme' | 'marks' | undefined {
  if (name.toLowerCase().endsWith(schemeFileEnding)) return 'scheme';
  if (articleEnding.test(name)) return 'article';
  return marksEnding.test(name) ? 'marks' : undefined;
}

// Names that Windows keeps for devices, and signs that it or another system does not allow.
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const forbidden = /[/\\:*?"<>|\u0000-\u001f]/;

/** Why a file cannot be called that on every system, or nothing if it can. */
export function badName(name: string): string | undefined {
  if (name.trim() === '' || name === '.' || name === '..') return 'it is empty';
  if (forbidden.test(name)) return 'it holds a sign that file names cannot have';
  if (reserved.test(name)) return 'Windows keeps that name for itself';
  if (/[. ]$/.test(name)) return 'it ends with a full stop or a space';
  if (Buffer.byteLength(name) > 255) return 'it is too long';
  return undefined;
}
