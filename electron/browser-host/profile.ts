import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'caveat-browser-';

/** Where a browser's profile may be. One that came as a snap sees neither /tmp nor hidden folders. */
export function profileParent(program: string, temporary = tmpdir(), home = homedir()): string {
  return program.startsWith('/snap/') ? join(home, 'snap', 'chromium', 'common') : temporary;
}

/**
 * A new folder for a browser's profile, in `parent`. Nothing of an article stays in a history, and a browser that runs
 * already is left alone. Profiles whose host was killed before it could remove them are removed now.
 */
export function makeProfile(parent: string): string {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) if (isLeftOver(name)) remove(join(parent, name));
  return mkdtempSync(join(parent, `${prefix}${process.pid}-`));
}

/** Its name says which host it belonged to. */
function isLeftOver(name: string): boolean {
  if (!name.startsWith(prefix)) return false;
  const pid = Number.parseInt(name.slice(prefix.length), 10);
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody else's, or still held by a browser that outlived its host: the next start tries again.
  }
}
