import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultDataFolder } from '../data-folder';

/** What a command sees of the world besides files, so that a test can call it without a process of its own. */
export interface Io {
  /** Where relative paths start from. */
  readonly folder: string;
  /** The folder of the installed package, in which `dist` and, in a checkout, `scripts` lie. */
  readonly home: string;
  /** The app's own folder: who marks here is in its settings. */
  readonly dataFolder: string;
  /** Whether somebody is watching what goes to `err`. */
  readonly watched: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Runs a program in this one's place, on the same terminal; answers its exit code. */
  run(program: string, args: readonly string[]): Promise<number>;
}

/** The world as it is, for the built `dist/cli.js`. */
export function processIo(): Io {
  // `caveat show … | head` closes the pipe as soon as it has seen enough: nothing to complain about.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  return {
    folder: process.cwd(),
    home: dirname(dirname(fileURLToPath(import.meta.url))),
    dataFolder: defaultDataFolder(homedir()),
    watched: process.stderr.isTTY,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    run,
  };
}

function run(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit' });
  // Ctrl+C reaches the child by itself; it decides when to go.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
