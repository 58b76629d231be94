import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchFile } from './watch-file';

let folder: string;
let file: string;
let stop: () => void = () => undefined;
let calls = 0;
let wake: () => void = () => undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caveat-watch-'));
  file = join(folder, 'déjà.txt'.normalize('NFC'));
  calls = 0;
});
afterEach(async () => {
  stop();
  await rm(folder, { recursive: true, force: true });
});

/** Watches the file, and does something to it until it is told of: watching begins a moment after it was asked for. */
async function toldOf(act: () => Promise<unknown>): Promise<void> {
  stop = watchFile(file, () => {
    calls++;
    wake();
  });
  const told = new Promise<void>((resolve) => (wake = resolve));
  const again = setInterval(() => void act(), 300);
  await act();
  await told;
  clearInterval(again);
}

describe('a watched file', () => {
  it('is told of when it is made, written, or takes another’s place', async () => {
    await toldOf(() => writeFile(file, 'one'));
    stop();
    await toldOf(async () => {
      await writeFile(`${file}.new`, 'two');
      await rename(`${file}.new`, file);
    });
    expect(calls).toBeGreaterThanOrEqual(2);
  });

  it('in a folder that is not there is no error', async () => {
    stop = watchFile(join(folder, 'nowhere', 'story.txt'), () => calls++);
    await writeFile(file, 'one');
    expect(calls).toBe(0);
  });
});
