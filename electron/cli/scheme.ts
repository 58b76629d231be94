import { resolve } from 'node:path';
import type { DeskError } from '../../core/desk';
import { serialiseScheme, schemeFileEnding } from '../../core/formats/scheme-file';
import { explain, type Explanation } from '../../core/messages';
import { fail, ok, type Result } from '../../core/result';
import { valuesOf, type Attribute, type Kind, type Scheme } from '../../core/scheme';
import { defaultScheme } from '../../core/default-scheme';
import { readScheme } from '../files/scheme-file';
import { columns, defineCommand } from './command';
import type { Io } from './io';
import { complain, counted, printable, printJson } from './printable';
import { explainSource, readSource } from './set-source';

export const schemeCommand = defineCommand({
  name: 'scheme',
  operands: 'show SET|SCHEME | validate SCHEME…',
  least: 2,
  most: Infinity,
  summary: 'Show an annotation scheme, or check scheme files',
  details:
    'show prints what can be marked and what can be said of a mark, with the ids that stand in the files: of a scheme file\n' +
    `(NAME${schemeFileEnding}), or of the scheme that a set carries. validate checks scheme files as validate checks sets:\n` +
    'one line for each problem, FILE: /json/pointer: message, and exit code 1 if there is any.',
  options: {
    json: { type: 'boolean', help: 'Print it as JSON; for show, as a scheme file' },
  },
  run([action = '', ...files], { json }, io) {
    if (action === 'validate') return validate(files, json === true, io);
    if (action === 'show' && files.length === 1) return show(files[0] as string, json === true, io);
    io.err('caveat scheme needs show and one file, or validate and files.\nUsage: caveat scheme show SET|SCHEME\n');
    return Promise.resolve(2);
  },
});

async function validate(files: readonly string[], json: boolean, io: Io): Promise<number> {
  const outcomes = await Promise.all(
    files.map(async (file) => ({ file, read: await readScheme(resolve(io.folder, file)) })),
  );
  if (json) {
    const report = outcomes.map(({ file, read }) => ({
      file,
      valid: read.ok,
      problems: read.ok ? [] : problemsOf(read.error),
    }));
    printJson(report, io);
  } else for (const { file, read } of outcomes) io.out(read.ok ? inOrder(file, read.value) : lines(file, read.error));
  return outcomes.every(({ read }) => read.ok) ? 0 : 1;
}

function problemsOf(error: DeskError) {
  const { title, body } = explain(error);
  return error.problems ?? [{ pointer: '', message: `${title}. ${body}` }];
}

function lines(file: string, error: DeskError): string {
  return problemsOf(error)
    .map(({ pointer, message }) => `${[file, pointer, message].filter(Boolean).map(printable).join(': ')}\n`)
    .join('');
}

function inOrder(file: string, { name, kinds, relationTypes }: Scheme): string {
  const counts = `${counted(kinds.length, 'kind')}, ${counted(relationTypes.length, 'relation type')}`;
  return `${printable(file)}: in order. “${printable(name)}”: ${counts}.\n`;
}

async function show(file: string, json: boolean, io: Io): Promise<number> {
  const path = resolve(io.folder, file);
  const found = await schemeOf(path, io);
  if (!found.ok) return found.error;
  io.out(json ? serialiseScheme(found.value) : inWords(found.value));
  return 0;
}

/** The scheme in a scheme file, or the one that a set is in; or the exit code, once it was said why there is none. */
async function schemeOf(path: string, io: Io): Promise<Result<Scheme, number>> {
  const set = path.toLowerCase().endsWith(schemeFileEnding) ? undefined : await readSource(path);
  if (set?.ok) return ok(set.value.file.scheme ?? defaultScheme);
  if (set) return fail(complain(explainSource(path, set.error), io));
  const scheme = await readScheme(path);
  return scheme.ok ? scheme : fail(complain(explainScheme(scheme.error), io));
}

/** Why a scheme file could not be read, with all that is wrong in it. */
export function explainScheme(error: DeskError): Explanation {
  const { title, body } = explain(error);
  const found = (error.problems ?? []).map(({ pointer, message }) => `${pointer || 'the file'}: ${message}`);
  return { title, body: [body, ...found].join(' ') };
}

function inWords({ id, name, version, kinds, relationTypes }: Scheme): string {
  const about: [string, string][] = [
    ['Id', id],
    ...(version === undefined ? [] : [['Version', printable(version)] as [string, string]]),
  ];
  const relations = relationTypes.map((one): [string, string] => [one.id, printable(`${one.name} / ${one.inverse}`)]);
  return [
    `${printable(name)}\n${columns(about)}\n`,
    ...kinds.map(kindInWords),
    ...(relations.length > 0 ? [`relations\n${columns(relations)}\n`] : []),
  ].join('\n');
}

function kindInWords({ id, name, key, colour, line, roles, attributes }: Kind): string {
  const rows: [string, string][] = [
    ['Looks', `${colour}, ${line} line`],
    ...(key === undefined ? [] : [['Key', printable(key)] as [string, string]]),
    ...roles.map((role): [string, string] => [`role ${role.id}`, printable(role.name)]),
    ...attributes.map((one): [string, string] => [one.id, printable(`${one.name}: ${attributeInWords(one)}`)]),
  ];
  return `${id}: ${printable(name)}\n${columns(rows)}\n`;
}

function attributeInWords(attribute: Attribute): string {
  const values = valuesOf(attribute).map(({ id }) =>
    attribute.type === 'choice' && id === attribute.default ? `${id} (default)` : id,
  );
  if (attribute.type === 'choice') return values.join(', ');
  if (attribute.type === 'text') return 'text';
  return [`an annotation${attribute.kind === undefined ? '' : ` (${attribute.kind})`}`, ...values].join(', ');
}
