import {
  chmod,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepTemporaryFiles, writeFileAtomically, type WriteFs } from './atomic-write';

let folder: string;
let path: string;
const real: WriteFs = { open, realpath, rename, stat, unlink };
const bytes = (text: string) => Buffer.from(text);
const failure = (code: string) => Object.assign(new Error(code), { code });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caveat-write-'));
  path = join(folder, 'set.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A file system in which one call of an open file does something else. */
function withHandle(
  change: (handle: Awaited<ReturnType<typeof open>>) => Partial<Awaited<ReturnType<typeof open>>>,
): WriteFs {
  const opening = async (...args: Parameters<typeof open>) => {
    const handle = await open(...args);
    if (args[1] !== 'wx') return handle;
    const changes = change(handle);
    return new Proxy(handle, {
      get: (target, key) => {
        const value = (changes as Record<PropertyKey, unknown>)[key] ?? Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  return { ...real, open: opening as typeof open };
}

describe('writing a file', () => {
  it('replaces its content whole and leaves nothing else behind', async () => {
    await writeFile(path, 'old');
    await writeFileAtomically(path, bytes('new'));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['set.json']);
  });

  it('keeps the mode of a file that was there, and gives a new one the mode asked for', async () => {
    await writeFile(path, 'old');
    await chmod(path, 0o640);
    await writeFileAtomically(path, bytes('new'), { mode: 0o600 });
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    await writeFileAtomically(join(folder, 'other'), bytes('new'), { mode: 0o600 });
    expect((await stat(join(folder, 'other'))).mode & 0o777).toBe(0o600);
  });

  it('writes through a symbolic link, which stays one', async () => {
    await writeFile(path, 'old');
    const link = join(folder, 'link.json');
    await symlink(path, link);
    await writeFileAtomically(link, bytes('new'));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await realpath(link)).toBe(await realpath(path));
  });

  it('takes the longest name that a file can have', async () => {
    const long = join(folder, 'n'.repeat(255));
    await writeFileAtomically(long, bytes('new'));
    expect(await readFile(long, 'utf8')).toBe('new');
  });

  it('lets the last of many writes win, whole', async () => {
    const contents = Array.from({ length: 20 }, (_, turn) => `${turn}`.repeat(1000 * (turn + 1)));
    await Promise.all(contents.map((content) => writeFileAtomically(path, bytes(content))));
    expect(await readFile(path, 'utf8')).toBe(contents.at(-1));
    expect(await readdir(folder)).toEqual(['set.json']);
  });

  it('does not write over a folder', async () => {
    await mkdir(path);
    await expect(writeFileAtomically(path, bytes('new'))).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it('says so when the folder is gone', async () => {
    await expect(writeFileAtomically(join(folder, 'gone', 'set.json'), bytes('new'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('leaves what was asked for last, however long the way to the file took before', async () => {
    const slow: WriteFs = {
      ...real,
      realpath: (async (...args: Parameters<typeof realpath>) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return realpath(...args);
      }) as typeof realpath,
    };
    await Promise.all([
      writeFileAtomically(path, bytes('first'), { fs: slow }),
      writeFileAtomically(path, bytes('second')),
    ]);
    expect(await readFile(path, 'utf8')).toBe('second');
  });

  const faults: Readonly<Record<string, WriteFs>> = {
    'a full disk at open': { ...real, open: () => Promise.reject(failure('ENOSPC')) },
    'a full disk while writing': withHandle(() => ({ writeFile: () => Promise.reject(failure('ENOSPC')) })),
    'a write that stops short and says nothing': withHandle((handle) => ({
      writeFile: (content) => handle.write((content as Buffer).subarray(0, 2)).then(() => undefined),
    })),
    'an error of the disk at fsync': withHandle(() => ({ sync: () => Promise.reject(failure('EIO')) })),
    'a rename that is refused': { ...real, rename: () => Promise.reject(failure('EROFS')) },
  };
  for (const [name, fs] of Object.entries(faults))
    it(`leaves the old file whole and no litter after ${name}, and can try again`, async () => {
      await writeFile(path, 'old');
      await expect(writeFileAtomically(path, bytes('new content'), { fs })).rejects.toHaveProperty('code');
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(folder)).toEqual(['set.json']);
      await writeFileAtomically(path, bytes('new content'));
      expect(await readFile(path, 'utf8')).toBe('new content');
    });
});

it('sweeps up old temporary files of ours, and nothing else', async () => {
  const names = ['.caveat-1-0123456789ab.tmp', '.caveat-1-ab0123456789.tmp', '.caveat-notes.tmp', 'story.txt'];
  for (const name of names) await writeFile(join(folder, name), 'half');
  for (const name of names.filter((name) => !name.includes('-ab0'))) await utimes(join(folder, name), 0, 0);
  await sweepTemporaryFiles(folder);
  expect((await readdir(folder)).sort()).toEqual(names.slice(1).sort());
  await sweepTemporaryFiles(join(folder, 'gone'));
});
