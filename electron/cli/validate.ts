import { resolve } from 'node:path';
import type { Problem } from '../../core/problem';
import { sha256 } from '../files/article-file';
import { defineCommand } from './command';
import { counted, printable, printJson } from './printable';
import { Progress } from './progress';
import { explainSource, readSource, type SetSource, type SourceError } from './set-source';

export const validateCommand = defineCommand({
  name: 'validate',
  operands: 'SET…',
  least: 1,
  most: Infinity,
  summary: 'Check annotation sets',
  details:
    'Checks the shape of each file, its ids, that every quote is the text at its offsets, and the text’s hash. Prints one\n' +
    'line for each problem, FILE: /json/pointer: message, and exits with 1 if there is any. A set without its text is\n' +
    'checked on the article beside it, if that is the text that was marked.',
  options: {
    json: { type: 'boolean', help: 'Print the outcome as JSON' },
  },
  async run(operands, { json }, io) {
    const progress = new Progress(io);
    const outcomes: Outcome[] = [];
    for (const [index, operand] of operands.entries()) {
      progress.show(`Checking ${index + 1} of ${operands.length}: ${operand}`);
      outcomes.push(await check(operand, resolve(io.folder, operand)));
    }
    progress.end();
    if (json) printJson(outcomes, io);
    else io.out(outcomes.map(lines).join(''));
    return outcomes.every(({ valid }) => valid) ? 0 : 1;
  },
});

interface Outcome {
  /** As it was given. */
  readonly file: string;
  readonly valid: boolean;
  readonly annotations: number;
  readonly fragments: number;
  /** Whether there was a text to check the quotes on. */
  readonly quotesChecked: boolean;
  readonly problems: readonly Problem[];
}

async function check(file: string, path: string): Promise<Outcome> {
  const read = await readSource(path);
  if (!read.ok) {
    const problems = problemsOf(path, read.error);
    return { file, valid: false, annotations: 0, fragments: 0, quotesChecked: false, problems };
  }
  const { set, newerVersion } = read.value;
  const { annotations } = read.value.file;
  const problems = [...(newerVersion === undefined ? [] : [newer(newerVersion)]), ...hashProblems(read.value)];
  return {
    file,
    valid: problems.length === 0,
    annotations: annotations.length,
    fragments: annotations.reduce((sum, { fragments }) => sum + fragments.length, 0),
    quotesChecked: set !== undefined,
    problems,
  };
}

function problemsOf(path: string, failure: SourceError): readonly Problem[] {
  if (failure.at === 'content' && failure.error.code === 'invalid') return failure.error.problems;
  if (failure.at === 'content' && failure.error.code === 'newer-version') return [newer(failure.error.version)];
  const { title, body } = explainSource(path, failure);
  return [{ pointer: '', message: `${title}. ${body}` }];
}

function newer(version: number): Problem {
  return { pointer: '/version', message: `version ${version} is newer than this Caveat, which cannot vouch for it` };
}

/** The core knows no hashes, so whether the text is the one that was marked is checked here. */
function hashProblems({ file, set }: SetSource): readonly Problem[] {
  const found = set && sha256(set.text);
  if (found === undefined || found === file.article.textSha256) return [];
  return [{ pointer: '/article/textSha256', message: `the text’s hash is ${found}: the text was changed` }];
}

function lines({ file, valid, annotations, fragments, quotesChecked, problems }: Outcome): string {
  if (!valid)
    return problems
      .map(({ pointer, message }) => `${[file, pointer, message].filter(Boolean).map(printable).join(': ')}\n`)
      .join('');
  const quotes = quotesChecked ? 'every quote is where it says' : 'there is no text to check its quotes on';
  return `${printable(file)}: in order. ${counted(annotations, 'annotation')} with ${counted(fragments, 'fragment')}; ${quotes}.\n`;
}
