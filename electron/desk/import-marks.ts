import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AnnotationSet, Annotator } from '../../core/annotation-set';
import { maxArticleBytes, type DeskError, type FoundMarks } from '../../core/desk';
import type { Format, FormatFile, ImportContext, ImportFailure } from '../../core/formats/format';
import { formats } from '../../core/formats/formats';
import { fail, ok, type Result } from '../../core/result';
import { labelProblems, schemeIndex } from '../../core/scheme-index';
import { sha256 } from '../files/article-file';
import { readError } from '../files/file-errors';
import { decodeUtf8 } from '../files/utf8';

/**
 * Reads marks out of a file of any format that we know, and places them on the article of `set`. What its scheme has no
 * labels for is left out, and said. Changes nothing.
 */
export async function readMarks(
  path: string,
  set: AnnotationSet,
  annotator: Annotator,
): Promise<Result<FoundMarks, DeskError>> {
  const file = basename(path);
  const read = await readText(path);
  if (!read.ok) return read;
  const format = formats.find((one) => one.read && one.recognises?.(read.value));
  if (!format?.read) return fail({ code: 'not-marks', file });
  const context: ImportContext = {
    article: { info: set.article, text: set.text },
    annotator,
    now: new Date().toISOString(),
    makeId: randomUUID,
    sha256: (text) => sha256(Buffer.from(text)),
  };
  const imports = format.read([read.value, ...(await companions(format, path))], context);
  if (!imports.ok) {
    const { error } = imports;
    const detail = error.code === 'unreadable' ? error.reason : 'it does not say what its marks stand on';
    return fail({ code: 'not-marks', file, detail: `${format.name}: ${detail}` });
  }
  const [first, ...others] = imports.value.sets;
  if (!first) return fail({ code: 'not-marks', file, detail: format.name });
  const index = schemeIndex(set.scheme);
  const strange: ImportFailure[] = [];
  const annotations = first.set.annotations.filter((annotation) => {
    const [problem] = labelProblems(annotation, index);
    if (problem) strange.push({ where: annotation.id, reason: problem.message });
    return !problem;
  });
  const ids = new Set(annotations.map(({ id }) => id));
  const relations = first.set.relations.filter(
    ({ from, to, type }) => ids.has(from) && ids.has(to) && index.relationTypes.has(type),
  );
  const { counting: _, ...report } = first.report;
  const more = others.length === 0 ? [] : [`the file has ${others.length} more sets: only the first was read`];
  return ok({
    file,
    format: format.name,
    annotations,
    relations,
    report: {
      ...report,
      failed: [...report.failed, ...imports.value.failed, ...strange].slice(0, mostShown),
      notes: [...report.notes, ...more].slice(0, mostShown),
    },
  });
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
