import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isTemporaryName } from './atomic-write';
import { inTurn } from './turn';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caveat-turn-'));
  file = join(folder, 'story.txt.caveat.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a turn', () => {
  it('is had by one at a time, and leaves nothing behind', async () => {
    const log: string[] = [];
    const one = async (name: string) => {
      log.push(`${name} begins`);
      await pause(20);
      log.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => inTurn(file, () => one(name))));
    for (let at = 0; at < log.length; at += 2) expect(log[at + 1]).toBe(log[at]?.replace('begins', 'ends'));
    await expect(inTurn(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is said by a file that is swept up like our temporary ones', async () => {
    await inTurn(file, async () => {
      const names = await readdir(folder);
      expect(names.map(isTemporaryName)).toEqual([true]);
    });
  });

  it('of a program that ended in the middle of it is over', async () => {
    let name = '';
    await inTurn(file, async () => {
      [name = ''] = await readdir(folder);
    });
    await writeFile(join(folder, name), '');
    await utimes(join(folder, name), 1, 1);
    expect(await inTurn(file, () => Promise.resolve('done'))).toBe('done');
  });
});
