import { basename, resolve } from 'node:path';
import type { AnnotationSet } from '../../core/annotation-set';
import { onDisk, type ExportOptions, type Format } from '../../core/formats/format';
import { exportFormats, formatOf } from '../../core/formats/formats';
import { offsetUnits } from '../../core/formats/offset-reading';
import { explain, type Explanation } from '../../core/messages';
import { fail, ok, type Result } from '../../core/result';
import { columns, defineCommand } from './command';
import type { Io } from './io';
import { reportLosses } from './losses';
import { filesOf } from './operands';
import { Places } from './places';
import { complain, counted, printable, printJson } from './printable';
import { Progress } from './progress';
import { explainSource, readSource, setPathOf } from './set-source';
import { needsFolder, writeFiles } from './write-files';

export const formatList = columns(exportFormats.map(({ id, name }) => [id, name]));

export const exportCommand = defineCommand({
  name: 'export',
  operands: 'SET…',
  least: 1,
  most: Infinity,
  summary: 'Write annotation sets in a format',
  details:
    'An article stands for the set beside it, a folder for every set in it. The sets and the articles are never written\n' +
    `over; what brat puts beside its file may be the article itself. What the format has no place for is said.\n\nFormats:\n${formatList}`,
  options: {
    to: { type: 'string', value: 'FORMAT', required: true, help: 'The format to write' },
    out: { type: 'string', value: 'FILE|FOLDER', help: 'Write there; otherwise a single file goes to standard output' },
    unit: { type: 'string', value: 'UNIT', help: `What offsets count, where the format has a choice: ${offsetUnits.join(', ')}` }, // prettier-ignore
    'without-text': { type: 'boolean', help: 'Leave the article’s text out; quotes and the words around them stay' },
    force: { type: 'boolean', help: 'Replace files that are there' },
    json: { type: 'boolean', help: 'Print what was written and what was lost as JSON; needs --out' },
  },
  async run(operands, { to = '', out, unit, 'without-text': withoutText = false, force = false, json = false }, io) {
    const format = formatOf(to);
    if (!format?.write) return unknownFormat(to, io);
    const options = optionsFor(format, { unit, withoutText }, io);
    if (!options) return 2;
    const sources = await readSources(operands, io);
    if (!sources.ok) return complain(sources.error, io);
    return writeSets(sources.value, format, options, { out, force, json }, io);
  },
});

/** How sets are to be written in a format; or nothing, once it was said that the format has no such choice. */
export function optionsFor(
  format: Format,
  { unit, withoutText }: { readonly unit: string | undefined; readonly withoutText: boolean },
  io: Io,
): ExportOptions | undefined {
  const known = format.units?.find((one) => one === unit);
  if (unit !== undefined && known === undefined) {
    const choice = format.units ? `its offsets count ${format.units.join(' or ')}` : 'it has no choice of units';
    io.err(`${format.name} cannot count ${printable(unit)}: ${choice}.\n`);
    return undefined;
  }
  if (withoutText && format.alwaysWithText === true) {
    io.err(`${format.name} is nothing without the article’s text: it cannot be left out. Nothing was written.\n`);
    return undefined;
  }
  return { withText: !withoutText, ...(known === undefined ? {} : { unit: known }) };
}

export interface Source {
  readonly set: AnnotationSet;
  /** The files that it was read from. */
  readonly origins: readonly string[];
}

/** Writes sets as the options say, and says what was lost; answers the exit code. */
export async function writeSets(
  sources: readonly Source[],
  format: Format,
  options: ExportOptions,
  { out, force, json }: { readonly out?: string | undefined; readonly force: boolean; readonly json: boolean },
  io: Io,
): Promise<number> {
  const sets = sources.map(({ set }) => set);
  const { files, losses } = format.write?.(sets, options) ?? { files: [], losses: [] };
  const [first] = files;
  if (out === undefined) {
    if (json || !first || (sets.length > 1 && files.length > 1)) {
      io.err(`It takes several files: say where they go with --out FOLDER.\n`);
      return 2;
    }
    io.out(onDisk(first));
    if (files.length > 1) io.err(`With --out FILE, ${files.slice(1).map(({ name }) => printable(name)).join(' and ')} would be written beside it.\n`); // prettier-ignore
    reportLosses(losses, io);
    return 0;
  }
  const target = resolve(io.folder, out);
  if (needsFolder(sets.length, files, target)) {
    io.err(`It takes a file for each set: ${printable(out)} has to be a folder that is there.\n`);
    return 2;
  }
  const places = new Places({ origins: sources.flatMap(({ origins }) => origins), force });
  const written = await writeFiles(format, files, target, places);
  if (!written.ok) return complain(written.error, io);
  const annotations = sets.reduce((sum, set) => sum + set.annotations.length, 0);
  if (json) printJson({ files: written.value, annotations, losses }, io);
  else {
    io.err(`Wrote ${printable(out)}: ${counted(annotations, 'annotation')}.\n`);
    reportLosses(losses, io);
  }
  return 0;
}

export function unknownFormat(id: string, io: Io): number {
  io.err(`There is no format called ${printable(id)}. Formats:\n${formatList}\n`);
  return 2;
}

/** The sets that operands mean; the first that cannot be read ends it. */
export async function readSources(
  operands: readonly string[],
  io: Io,
): Promise<Result<readonly Source[], Explanation>> {
  const progress = new Progress(io);
  const paths = filesOf(io.folder, operands).map(setPathOf);
  const sources: Source[] = [];
  for (const [index, path] of paths.entries()) {
    if (paths.length > 1) progress.show(`Reading ${index + 1} of ${paths.length}: ${basename(path)}`);
    const source = await readSet(path);
    if (!source.ok) {
      progress.end();
      return source;
    }
    sources.push(source.value);
  }
  progress.end();
  return ok(sources);
}

async function readSet(path: string): Promise<Result<Source, Explanation>> {
  const read = await readSource(path);
  if (!read.ok) return fail(explainSource(path, read.error));
  const { set, newerVersion, file, articlePath } = read.value;
  if (newerVersion !== undefined) return fail(explain({ code: 'set-newer', file: basename(path) }));
  return set ? ok({ set, origins: [path, articlePath] }) : fail(noText(path, file.article.file));
}

function noText(path: string, article: string): Explanation {
  return {
    title: `“${basename(path)}” has no text in it`,
    body: `Nothing was written. Put “${article}”, as it was when it was marked, beside it.`,
  };
}
