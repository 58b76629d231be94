import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildProcess } from 'node:child_process';
import type { LaunchOptions } from './host';

export const dist = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist');

/** The environment of the program: nothing of the machine's user in it. */
export function environment({ home, dataFolder }: LaunchOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    XDG_DATA_HOME: join(home, 'share'),
    CAVEAT_DATA_FOLDER: dataFolder,
  };
}

/** Waits until a program has gone; answers its exit code. */
export async function gone(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}
