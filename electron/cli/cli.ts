import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { appVersion } from '../app-version';
import { anchorCommand } from './anchor';
import { columns, helpOf, readArguments, usageOf, type Command } from './command';
import { convertCommand } from './convert';
import { exportCommand } from './export';
import { formatsCommand } from './formats';
import { importCommand } from './import';
import { processIo, type Io } from './io';
import { openCommand } from './open';
import { printable } from './printable';
import { reportCommand } from './report-command';
import { schemeCommand } from './scheme';
import { showCommand } from './show';
import { validateCommand } from './validate';

const commands: readonly Command[] = [
  openCommand,
  showCommand,
  validateCommand,
  formatsCommand,
  exportCommand,
  importCommand,
  convertCommand,
  reportCommand,
  anchorCommand,
  schemeCommand,
];

/** Runs the command line as this process; answers its exit code. */
export function main(args: readonly string[]): Promise<number> {
  return cli(args, processIo());
}

/** Runs the command that `args` name. */
export async function cli(args: readonly string[], io: Io): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined || first === '--help' || first === '-h' || (first === 'help' && rest.length === 0)) {
    io.out(overview());
    return 0;
  }
  if (first === '--version') {
    io.out(`${appVersion}\n`);
    return 0;
  }
  const asked = first === 'help' ? [...rest, '--help'] : args;
  const command = commands.find(({ name }) => name === asked[0]);
  if (!command) return misunderstood(unknown(first, io), 'caveat COMMAND --help', io);
  const read = readArguments(command, asked.slice(1));
  if (!read.ok) return misunderstood(read.error, usageOf(command), io);
  if (read.value.help) {
    io.out(helpOf(command));
    return 0;
  }
  return command.run(read.value.operands, read.value.values, io);
}

function overview(): string {
  const rows = commands.map((command) => [command.name, command.summary] as const);
  return (
    'Caveat marks claims, attributions and unverified assertions in an article whose text never changes.\n\n' +
    `Usage: caveat COMMAND\n\nCommands:\n${columns(rows)}\n\n` +
    'caveat COMMAND --help says more about one. caveat --version prints the version.\n' +
    'Exit codes: 0, all is well; 1, something is wrong with what was given; 2, the command was not understood.\n'
  );
}

function unknown(name: string, io: Io): string {
  if (name.startsWith('-')) return `There is no option ${name}.`;
  const isFile = existsSync(resolve(io.folder, name));
  return isFile ? `To open an article: caveat open ${name}` : `There is no command called ${name}.`;
}

function misunderstood(problem: string, usage: string, io: Io): 2 {
  io.err(`${printable(problem)}\nUsage: ${usage}\n`);
  return 2;
}
