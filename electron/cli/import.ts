import { basename, dirname, join, resolve } from 'node:path';
import type { Format, Imported } from '../../core/formats/format';
import { formats, nativeFormat } from '../../core/formats/formats';
import { explain, type Explanation } from '../../core/messages';
import { fail, ok, type Result } from '../../core/result';
import { setFileEnding } from '../../core/formats/caveat-json';
import { readArticle } from '../files/article-file';
import { importContext, isReadable, readExchangeFiles } from '../files/import-marks';
import { userName } from '../user-name';
import { columns, defineCommand } from './command';
import type { Io } from './io';
import { filesOf } from './operands';
import { complain, counted, printable } from './printable';
import { writeFiles } from './write-files';

const readable = columns(formats.filter(isReadable).map(({ id, name }) => [id, name]));

export const importCommand = defineCommand({
  name: 'import',
  operands: 'FILE…',
  least: 1,
  most: Infinity,
  summary: 'Read annotations of another format into sets',
  details:
    'Writes a set for each article, beside it. What the offsets in a file count is found out by its words. Files that carry\n' +
    `no text need --article. What could not be placed or read is said, and the rest is imported.\n\nFormats:\n${readable}`,
  options: {
    from: { type: 'string', value: 'FORMAT', help: 'The format; otherwise it is recognised' },
    article: { type: 'string', value: 'FILE', help: 'The article that the annotations are to stand on' },
    out: { type: 'string', value: 'FILE|FOLDER', help: 'Write there; otherwise beside the article, or the file' },
    force: { type: 'boolean', help: 'Replace sets that are there' },
    json: { type: 'boolean', help: 'Print the report as JSON' },
  },
  async run(operands, { from, article, out, force = false, json = false }, io) {
    const read = await readSets(operands, { from, article }, io);
    if (!read.ok) return typeof read.error === 'number' ? read.error : complain(read.error, io);
    const written: string[] = [];
    for (const { file, imported, articlePath } of read.value) {
      const name = `${imported.set.article.file}${setFileEnding}`;
      const target = out === undefined ? join(dirname(articlePath ?? file), name) : resolve(io.folder, out);
      const files = nativeFormat.write?.([imported.set], { withText: true }).files ?? [];
      const named = files.map((one) => ({ ...one, name }));
      const done = await writeFiles(nativeFormat, named, target, {
        origins: [file, ...(articlePath === undefined ? [] : [articlePath])],
        force,
      });
      if (!done.ok) return complain(done.error, io);
      written.push(...done.value);
    }
    if (json) io.out(`${JSON.stringify(reportsOf(read.value, written), null, 2)}\n`);
    else for (const one of read.value) printReport(one, io);
    for (const path of written) io.err(`Wrote ${basename(path)}.\n`);
    return read.value.some(({ imported }) => imported.report.failed.length > 0) ? 1 : 0;
  },
});

/** A set out of a file of another format. */
export interface ReadSet {
  /** The file, and the article that was given, as absolute paths. */
  readonly file: string;
  readonly articlePath: string | undefined;
  readonly format: Format;
  readonly imported: Imported;
}

/** Reads files of a format, each by itself with what belongs to it. A number is an exit code: it was said why. */
export async function readSets(
  operands: readonly string[],
  { from, article }: { readonly from?: string | undefined; readonly article?: string | undefined },
  io: Io,
): Promise<Result<readonly ReadSet[], Explanation | number>> {
  const format = from === undefined ? undefined : formats.filter(isReadable).find(({ id }) => id === from);
  if (from !== undefined && !format) {
    io.err(`There is no format called ${from} that can be read. Formats:\n${readable}\n`);
    return fail(2);
  }
  const articlePath = article === undefined ? undefined : resolve(io.folder, article);
  const given = articlePath === undefined ? undefined : await readArticle(articlePath);
  if (given && !given.ok) return fail(explain(given.error));
  const sets: ReadSet[] = [];
  for (const file of filesOf(io.folder, operands, format?.ending)) {
    const read = await readExchangeFiles(file, format);
    if (!read.ok) return fail(explain(read.error));
    const imports = read.value.format.read(read.value.files, {
      ...importContext({ id: 'command-line', name: userName() }),
      ...(given ? { article: { info: given.value.info, text: given.value.text } } : {}),
    });
    if (!imports.ok) {
      const why = imports.error.code === 'unreadable' ? `${imports.error.where}: ${imports.error.reason}` : undefined;
      return fail({
        title: `“${basename(file)}” could not be read as ${read.value.format.name}`,
        body: why
          ? `Nothing was written. What was found: ${why}.`
          : 'Nothing was written. It does not carry the text that it stands on: name the article with --article.',
      });
    }
    for (const imported of imports.value.sets) {
      const failed = [...imported.report.failed, ...(sets.length === 0 ? imports.value.failed : [])];
      sets.push({ file, articlePath, format: read.value.format, imported: { ...imported, report: { ...imported.report, failed } } }); // prettier-ignore
    }
  }
  return ok(sets);
}

function printReport({ file, format, imported }: ReadSet, io: Io): void {
  const { read, placed, review, failed, notes } = imported.report;
  io.out(`${printable(basename(file))} (${format.name}): ${counted(read, 'annotation')} read, ${placed} placed, ${review} to review, ${failed.length} failed\n`); // prettier-ignore
  for (const { where, reason } of failed) io.out(`  ${printable(where)}: ${printable(reason)}\n`);
  for (const note of notes) io.out(`  ${printable(note)}\n`);
}

function reportsOf(sets: readonly ReadSet[], written: readonly string[]) {
  return sets.map(({ file, format, imported: { report } }, index) => ({
    file,
    format: format.id,
    ...report,
    wrote: written[index],
  }));
}
