import { randomBytes } from 'node:crypto';
import * as nodeFs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from './file-errors';

/** The calls that writing takes; tests put failing ones in their place. */
export type WriteFs = Pick<typeof nodeFs, 'open' | 'realpath' | 'rename' | 'stat' | 'unlink'>;

export interface WriteOptions {
  /** The mode of a file that was not there before; one that was keeps its own. */
  readonly mode?: number;
  /** Is handed the replacing itself, once the new content is on the disk; rejects to leave the old file. */
  readonly replacing?: (replace: () => Promise<void>) => Promise<void>;
  readonly fs?: WriteFs;
}

type Queues = Map<string, Promise<unknown>>;
const byName: Queues = new Map();
const byTarget: Queues = new Map();

/**
 * Replaces a file's content whole, or leaves the old file whole and rejects with the system's error. When it resolves,
 * the bytes are on the disk: temporary file in the same folder, full write checked, fsync, rename, fsync of the folder.
 * A symbolic link stays one. Writes of one file wait for each other, whatever names they use for it; those that use one
 * name take effect in the order in which they were asked for.
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<void> {
  const fs = options.fs ?? nodeFs;
  await inTurn(byName, path, async () => {
    const target = await realTarget(path, fs);
    await inTurn(byTarget, target, () => replace(target, bytes, options, fs));
  });
}

/** Runs tasks about one file one after the other, whatever becomes of each. */
async function inTurn<T>(queues: Queues, path: string, task: () => Promise<T>): Promise<T> {
  const turn = (queues.get(path) ?? Promise.resolve()).catch(() => undefined).then(task);
  queues.set(path, turn);
  try {
    return await turn;
  } finally {
    if (queues.get(path) === turn) queues.delete(path);
  }
}

/** Where a path leads in the end; a file that does not exist yet stands in its folder's real place. */
export async function realTarget(path: string, fs: Pick<WriteFs, 'realpath'> = nodeFs): Promise<string> {
  try {
    return await fs.realpath(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    return join(await fs.realpath(dirname(path)), basename(path));
  }
}

async function replace(target: string, bytes: Uint8Array, options: WriteOptions, fs: WriteFs): Promise<void> {
  const existing = await fs.stat(target).catch(() => undefined);
  if (existing && !existing.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
  const mode = existing ? existing.mode & 0o7777 : (options.mode ?? 0o666);
  const temporary = join(dirname(target), temporaryName());
  try {
    const handle = await fs.open(temporary, 'wx', mode);
    try {
      if (existing) await handle.chmod(mode);
      await handle.writeFile(bytes);
      const { size } = await handle.stat();
      // A write that stopped short and said nothing must never take the good file's place.
      if (size !== bytes.length) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
      await handle.sync();
    } finally {
      await handle.close();
    }
    const rename = () => renamePatiently(temporary, target, fs);
    await (options.replacing ? options.replacing(rename) : rename());
  } catch (error) {
    await fs.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(target), fs);
}

/** Far longer than any write of ours takes. */
const staleMs = 60 * 60 * 1000;
const temporaryPattern = /^\.caveat-\d+-[0-9a-f]{12}\.tmp$/;

/** Short, so that a file name of the greatest length can be written too; and ours, so that it can be swept up. */
function temporaryName(): string {
  return `.caveat-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
}

/** Whether a file name is one of our temporary files. */
export function isTemporaryName(name: string): boolean {
  return temporaryPattern.test(name);
}

/** Removes our temporary files whose program ended before it could; what cannot be looked at or removed stays. */
export async function sweepTemporaryFiles(folder: string): Promise<void> {
  const names = await nodeFs.readdir(folder).catch(() => []);
  const now = Date.now();
  for (const name of names.filter(isTemporaryName)) {
    const path = join(folder, name);
    // Another computer may be writing into a shared folder, and its process ids say nothing here.
    const info = await nodeFs.lstat(path).catch(() => undefined);
    if (info?.isFile() && now - info.mtimeMs > staleMs) await nodeFs.unlink(path).catch(() => undefined);
  }
}

/** On Windows a virus scanner or indexer may hold a file for a moment. */
async function renamePatiently(from: string, to: string, fs: WriteFs): Promise<void> {
  const until = Date.now() + (process.platform === 'win32' ? 2000 : 0);
  for (let pause = 10; ; pause *= 2) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errnoOf(error)) || Date.now() + pause > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Makes the rename itself last. Some systems cannot open a folder, or cannot sync one: there it lasts anyway. */
async function syncFolder(folder: string, fs: WriteFs): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await fs.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'EACCES', 'ENOTSUP', 'EISDIR'].includes(errnoOf(error))) throw error;
  }
}
