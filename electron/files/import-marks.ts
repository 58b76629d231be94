import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AnnotationSet, Annotator } from '../../core/annotation-set';
import { defaultScheme } from '../../core/default-scheme';
import { maxArticleBytes, type DeskError, type FoundMarks } from '../../core/desk';
import type { Format, FormatFile, ImportContext } from '../../core/formats/format';
import { formats } from '../../core/formats/formats';
import { marksForArticle } from '../../core/formats/marks-for-article';
import { fail, ok, type Result } from '../../core/result';
import { sha256 } from './article-file';
import { readError } from './file-errors';
import { decodeUtf8 } from './utf8';

/**
 * Reads the marks of the article of `set` out of a file of any format that we know, and places them on it. What its
 * scheme has no labels for is left out, and said. Changes nothing.
 */
export async function readMarks(
  path: string,
  set: AnnotationSet,
  annotator: Annotator,
): Promise<Result<FoundMarks, DeskError>> {
  const file = basename(path);
  const read = await readExchangeFiles(path);
  if (!read.ok) return read;
  const { formats: fitting, files } = read.value;
  const { format, marks } = best(
    fitting.map((one) => ({
      format: one,
      marks: marksForArticle(one.read, files, set, importContext(annotator, set.scheme)),
    })),
  );
  if (!marks.ok) {
    const { error } = marks;
    const detail = error.code === 'unreadable' ? error.reason : 'it does not say what its marks stand on';
    return fail({ code: 'not-marks', file, detail: `${format.name}: ${detail}` });
  }
  const { failed, notes, ...counts } = marks.value.report;
  const report = { ...counts, failed: failed.slice(0, mostShown), notes: notes.slice(0, mostShown) };
  return ok({ ...marks.value, file, format: format.name, report });
}

/** A file as read in one of the formats that it may be in. */
interface Reading {
  readonly format: ReadableFormat;
  readonly marks: ReturnType<typeof marksForArticle>;
}

/** Of several readings of a file, the one by which most of its marks have a place; the first of those. */
function best(readings: readonly Reading[]): Reading {
  const placed = ({ marks }: Reading) => (marks.ok ? marks.value.annotations.length : -1);
  return readings.reduce((one, other) => (placed(other) > placed(one) ? other : one));
}

/** A format that can be read. */
export type ReadableFormat = Format & { readonly read: NonNullable<Format['read']> };

/** A file of marks with what belongs to it. */
export interface ExchangeFiles {
  /** The format that was given, else all that the file may be in: at least one. */
  readonly formats: readonly [ReadableFormat, ...ReadableFormat[]];
  readonly files: readonly FormatFile[];
}

/** Reads a file of marks with what belongs to it. What it is a file of is found out, unless that is given. */
export async function readExchangeFiles(
  path: string,
  given?: ReadableFormat,
): Promise<Result<ExchangeFiles, DeskError>> {
  const read = await readText(path);
  if (!read.ok) return read;
  const [first, ...others] = given ? [given] : formats.filter(isReadable).filter((one) => one.recognises?.(read.value));
  if (!first) return fail({ code: 'not-marks', file: basename(path) });
  return ok({ formats: [first, ...others], files: [read.value, ...(await companions(first, path))] });
}

export function isReadable(format: Format): format is ReadableFormat {
  return format.read !== undefined;
}

/** What an import needs besides the files and the article. */
export function importContext(annotator: Annotator, scheme = defaultScheme): Omit<ImportContext, 'article'> {
  return {
    scheme,
    annotator,
    now: new Date().toISOString(),
    makeId: randomUUID,
    sha256: (text) => sha256(Buffer.from(text)),
  };
}

/** More failures and notes than this nobody reads in a window. */
const mostShown = 500;

/** The files beside one that belong to it: what brat's `.ann` stands on is in the `.txt`. */
async function companions({ ending }: Format, path: string): Promise<readonly FormatFile[]> {
  if (ending !== '.ann') return [];
  const stem = basename(path)
    .replace(/\.ann$/i, '')
    .toLowerCase();
  const names = await readdir(dirname(path)).catch(() => []);
  const beside = names.filter((name) => name.toLowerCase() === `${stem}.txt` || name === 'annotation.conf');
  const read = await Promise.all(beside.map((name) => readText(join(dirname(path), name))));
  return read.flatMap((one) => (one.ok ? [one.value] : []));
}

async function readText(path: string): Promise<Result<FormatFile, DeskError>> {
  const name = basename(path);
  try {
    if ((await stat(path)).size > 4 * maxArticleBytes) return fail({ code: 'too-large', file: name });
    const text = decodeUtf8(await readFile(path));
    return text === undefined
      ? fail({ code: 'not-marks', file: name, detail: 'it is not in UTF-8' })
      : ok({ name, text: text.replace(/^\ufeff/, '') });
  } catch (error) {
    return fail(readError(error, name));
  }
}
