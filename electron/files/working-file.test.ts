import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkingFile } from './working-file';

let folder: string;
let file: WorkingFile;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caveat-working-'));
  file = new WorkingFile(join(folder, 'story.txt.caveat.json'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const content = () => readFile(file.path, 'utf8');

describe('the file a set is saved to', () => {
  it('is written, and written again', async () => {
    expect(await file.read()).toEqual({ ok: true, value: undefined });
    expect(await file.write('one')).toEqual({ ok: true, value: {} });
    expect(await file.write('two')).toEqual({ ok: true, value: {} });
    expect(await content()).toBe('two');
  });

  it('is not written over when somebody else changed it, even to the same length at the same time', async () => {
    await file.write('one');
    const { atime, mtime } = await stat(file.path);
    await writeFile(file.path, 'ten');
    await utimes(file.path, atime, mtime);
    expect(await file.write('two')).toMatchObject({ ok: false, error: { code: 'changed-on-disk' } });
    expect(await content()).toBe('ten');
    expect(await file.write('two', { overwrite: true })).toMatchObject({ ok: true });
  });

  it('is not taken for changed when it was only touched', async () => {
    await file.write('one');
    await utimes(file.path, 1, 1);
    expect(await file.write('two')).toMatchObject({ ok: true });
  });

  it('that appeared in the meantime is somebody else’s', async () => {
    await file.read();
    await writeFile(file.path, 'theirs');
    expect(await file.write('mine')).toMatchObject({ ok: false, error: { code: 'changed-on-disk' } });
  });

  it('is written again when somebody deleted it', async () => {
    await file.write('one');
    await rm(file.path);
    expect(await file.write('two')).toMatchObject({ ok: true });
    expect(await content()).toBe('two');
  });

  it('keeps beside it what it held before it was first written, and no later version', async () => {
    await file.write('one');
    await file.write('two');
    await expect(readFile(`${file.path}.bak`)).rejects.toThrow();
    const later = new WorkingFile(file.path);
    await later.read();
    await later.write('three');
    await later.write('four');
    expect(await readFile(`${file.path}.bak`, 'utf8')).toBe('two');
    expect(await content()).toBe('four');
  });

  it('is left alone when it holds the same already', async () => {
    await file.write('one');
    await utimes(file.path, 1, 1);
    await file.write('one');
    expect((await stat(file.path)).mtimeMs).toBe(1000);
  });
});
