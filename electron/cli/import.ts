import { basename, dirname, join, resolve } from 'node:path';
import { serialiseSet, setFileEnding } from '../../core/formats/caveat-json';
import { plainName, type Format, type Imported } from '../../core/formats/format';
import { nativeFormat } from '../../core/formats/formats';
import type { Explanation } from '../../core/messages';
import type { Result } from '../../core/result';
import { defineCommand } from './command';
import type { Io } from './io';
import { Places } from './places';
import { complain, counted, printable, printJson } from './printable';
import { readableList, readMarkFiles } from './read-marks';
import { writeFiles } from './write-files';

export const importCommand = defineCommand({
  name: 'import',
  operands: 'FILE…',
  least: 1,
  most: Infinity,
  summary: 'Read annotations of another format into sets',
  details:
    'Writes a set for each article, beside it. What the offsets in a file count is found out by its words. Files that carry\n' +
    'no text need --article. What could not be placed or read is said, and the rest is imported. The articles and the files\n' +
    `are never written.\n\nFormats:\n${readableList}`,
  options: {
    from: { type: 'string', value: 'FORMAT', help: 'The format; otherwise it is recognised' },
    article: { type: 'string', value: 'FILE', help: 'The article that the annotations are to stand on' },
    scheme: { type: 'string', value: 'FILE', help: 'What labels mean that bring no scheme; otherwise the default' },
    annotator: {
      type: 'string',
      value: 'NAME',
      help: 'Whose marks are that do not say; otherwise yours, as in the app',
    },
    out: { type: 'string', value: 'FILE|FOLDER', help: 'Write there; otherwise beside the article, or the file' },
    force: { type: 'boolean', help: 'Replace sets that are there' },
    json: { type: 'boolean', help: 'Print the report as JSON' },
  },
  async run(operands, { from, article, annotator, scheme, out, force = false, json = false }, io) {
    const read = await readMarkFiles(operands, { from, article, annotator, scheme }, io);
    if (!read.ok) return read.error;
    const { articlePath, files } = read.value;
    const places = new Places({ origins: files.flatMap(({ origins }) => origins), force });
    const outcomes: Outcome[] = [];
    for (const { file, result } of files)
      if (!result.ok) outcomes.push({ file, written: result });
      else
        for (const imported of result.value.sets) {
          const name = `${plainName(imported.set.article.file)}${setFileEnding}`;
          const target = out === undefined ? join(dirname(articlePath ?? file), name) : resolve(io.folder, out);
          const text = serialiseSet(imported.set, { withText: true });
          const written = await writeFiles(nativeFormat, [{ name, text }], target, places);
          outcomes.push({ file, from: { format: result.value.format, imported }, written });
        }
    if (json) printJson(outcomes.map(inJson), io);
    else for (const outcome of outcomes) printOutcome(outcome, io);
    return outcomes.every(isWhole) ? 0 : 1;
  },
});

/** What became of one set, or of a file that none could be read from. */
interface Outcome {
  readonly file: string;
  readonly from?: { readonly format: Format; readonly imported: Imported };
  readonly written: Result<readonly string[], Explanation>;
}

function isWhole({ from, written }: Outcome): boolean {
  return written.ok && from?.imported.report.failed.length === 0;
}

function printOutcome({ file, from, written }: Outcome, io: Io): void {
  if (from) {
    const { read, placed, review, failed, notes } = from.imported.report;
    io.out(`${printable(basename(file))} (${from.format.name}): ${counted(read, 'annotation')} read, ${placed} placed, ${review} to review, ${failed.length} failed\n`); // prettier-ignore
    for (const { where, reason } of failed) io.out(`  ${printable(where)}: ${printable(reason)}\n`);
    for (const note of notes) io.out(`  ${printable(note)}\n`);
  }
  if (written.ok) for (const path of written.value) io.err(`Wrote ${printable(basename(path))}.\n`);
  else complain(written.error, io);
}

function inJson({ file, from, written }: Outcome) {
  return {
    file,
    ...(from ? { format: from.format.id, ...from.imported.report } : {}),
    ...(written.ok ? { wrote: written.value[0] } : { error: written.error }),
  };
}
