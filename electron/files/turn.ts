import { open, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sha256 } from './article-file';
import { realTarget } from './atomic-write';
import { errnoOf } from './file-errors';

/** A turn takes milliseconds; who holds it longer has ended in the middle of it. */
const staleMs = 5000;

/**
 * Does something to a file while no other Caveat, in this process or another, does: a small file beside it, which only
 * one can make, says whose turn it is. It has the name of one of our temporary files, so that it is swept up like them.
 * Where it cannot be made, or somebody keeps the turn, things are done all the same: it makes them safer, not possible.
 */
export async function inTurn<T>(path: string, task: () => Promise<T>): Promise<T> {
  const target = await realTarget(path);
  const turn = join(dirname(target), `.caveat-0-${sha256(basename(target)).slice(0, 12)}.tmp`);
  const taken = await take(turn);
  try {
    return await task();
  } finally {
    if (taken) await unlink(turn).catch(() => undefined);
  }
}

async function take(turn: string): Promise<boolean> {
  for (let waited = 0; waited < 2 * staleMs; waited += 10) {
    try {
      await (await open(turn, 'wx', 0o600)).close();
      return true;
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') return false;
    }
    const held = await stat(turn).catch(() => undefined);
    if (held && Math.abs(Date.now() - held.mtimeMs) > staleMs) await unlink(turn).catch(() => undefined);
    else await pause(10);
  }
  return false;
}
