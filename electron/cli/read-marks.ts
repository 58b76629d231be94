import { basename, dirname, join, resolve } from 'node:path';
import { identifier } from '../../core/annotation';
import { defaultScheme } from '../../core/default-scheme';
import { plainName, type Format, type ImportContext, type Imported } from '../../core/formats/format';
import { formats } from '../../core/formats/formats';
import { explain, type Explanation } from '../../core/messages';
import { fail, ok, type Result } from '../../core/result';
import { readArticle } from '../files/article-file';
import { importContext, isReadable, readExchangeFiles, type ReadableFormat } from '../files/import-marks';
import { readScheme } from '../files/scheme-file';
import { annotatorCalled } from './annotator';
import { columns } from './command';
import type { Io } from './io';
import { filesOf } from './operands';
import { complain, printable } from './printable';
import { Progress } from './progress';
import { explainScheme } from './scheme';

const readable = formats.filter(isReadable);

/** Every format that can be read, for a command's help. */
export const readableList = columns(readable.map(({ id, name }) => [id, name]));

export interface ReadOptions {
  readonly from?: string | undefined;
  readonly article?: string | undefined;
  readonly annotator?: string | undefined;
  readonly scheme?: string | undefined;
}

/** What became of one file of marks. */
export interface ReadFile {
  /** Its absolute path. */
  readonly file: string;
  /** Every file that it was read with, and the articles that its sets are of. */
  readonly origins: readonly string[];
  readonly result: Result<{ readonly format: Format; readonly sets: readonly Imported[] }, Explanation>;
}

/** All files of marks that a command was given. */
export interface ReadMarks {
  /** The article that the marks were put on, as an absolute path; nothing if they carry their own. */
  readonly articlePath: string | undefined;
  readonly files: readonly ReadFile[];
}

/** Reads files of marks, each by itself with what belongs to it. An error is an exit code: it was said why. */
export async function readMarkFiles(
  operands: readonly string[],
  { from, article, annotator, scheme }: ReadOptions,
  io: Io,
): Promise<Result<ReadMarks, number>> {
  const format = readable.find(({ id }) => id === from);
  if (from !== undefined && !format) {
    io.err(`There is no format called ${printable(from)} that can be read. Formats:\n${readableList}\n`);
    return fail(2);
  }
  if (annotator !== undefined && !identifier.safeParse(annotator.trim()).success) {
    io.err('The name of an annotator has between 1 and 200 characters.\n');
    return fail(2);
  }
  const articlePath = article === undefined ? undefined : resolve(io.folder, article);
  const given = articlePath === undefined ? undefined : await readArticle(articlePath);
  if (given && !given.ok) return fail(complain(explain(given.error), io));
  const labels = scheme === undefined ? ok(defaultScheme) : await readScheme(resolve(io.folder, scheme));
  if (!labels.ok) return fail(complain(explainScheme(labels.error), io));
  const context = {
    ...importContext(await annotatorCalled(annotator?.trim(), io), labels.value),
    ...(given ? { article: { info: given.value.info, text: given.value.text } } : {}),
  };
  const paths = filesOf(io.folder, operands, format?.ending);
  const progress = new Progress(io);
  const files: ReadFile[] = [];
  for (const [index, path] of paths.entries()) {
    if (paths.length > 1) progress.show(`Reading ${index + 1} of ${paths.length}: ${basename(path)}`);
    const read = await readFile(path, format, context);
    files.push(articlePath === undefined ? read : { ...read, origins: [...read.origins, articlePath] });
  }
  progress.end();
  return ok({ articlePath, files });
}

async function readFile(file: string, given: ReadableFormat | undefined, context: ImportContext): Promise<ReadFile> {
  const bare = { file, origins: [file] };
  const read = await readExchangeFiles(file, given);
  if (!read.ok) return { ...bare, result: fail(explain(read.error)) };
  const { formats: fitting, files } = read.value;
  const [format, ...others] = fitting;
  if (others.length > 0) return { ...bare, result: fail(ambiguous(file, fitting)) };
  const imports = format.read(files, context);
  if (!imports.ok) {
    const { error } = imports;
    const title = `“${basename(file)}” could not be read as ${format.name}`;
    const why =
      error.code === 'unreadable'
        ? `What was found: ${error.where}: ${error.reason}.`
        : 'It does not carry the text that it stands on: name the article with --article.';
    return { ...bare, result: fail({ title, body: `Nothing was written. ${why}` }) };
  }
  const { sets, failed } = imports.value;
  const folder = dirname(file);
  const names = [...files.map(({ name }) => name), ...sets.map(({ set }) => plainName(set.article.file))];
  return {
    file,
    origins: [file, ...names.map((name) => join(folder, name))],
    result: ok({ format, sets: sets.map((one, index) => (index === 0 ? withFailures(one, failed) : one)) }),
  };
}

/** What of a file belongs to none of its sets is told with the first. */
function withFailures({ set, report }: Imported, failed: Imported['report']['failed']): Imported {
  return { set, report: { ...report, failed: [...report.failed, ...failed] } };
}

function ambiguous(file: string, fitting: readonly Format[]): Explanation {
  const names = new Intl.ListFormat('en').format(fitting.map(({ id, name }) => `${id} (${name})`));
  return {
    title: `“${basename(file)}” may be in more than one format`,
    body: `It looks like ${names}. Nothing was written. Say which it is with --from.`,
  };
}
