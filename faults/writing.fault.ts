import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as nodeFs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { explain } from '../core/messages';
import { isTemporaryName, type WriteFs } from '../electron/files/atomic-write';
import { WorkingFile } from '../electron/files/working-file';
import { bundled } from './bundled';
import { record } from './ledger';
import { isLong } from './size';

const area = 'Writing a set';
const before = JSON.stringify({ words: 'what was there before '.repeat(40) });
const after = JSON.stringify({ words: 'what is to be there now, and is longer '.repeat(60) });
let programs: string;
let program: string;
let folder: string;
let path: string;
let content: string;

beforeAll(async () => {
  programs = mkdtempSync(join(tmpdir(), 'caveat-faults-'));
  program = await bundled('saving-program', programs);
});
afterAll(() => rmSync(programs, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caveat-faults-'));
  mkdirSync(join(folder, 'set'));
  path = join(folder, 'set', 'story.txt.caveat.json');
  content = join(folder, 'content.json');
  writeFileSync(content, after);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program on the old file, and says what the file is then: neither old nor new is a loss. */
function attempt(args: readonly string[], through: readonly string[] = []): 'old' | 'new' | 'broken' {
  writeFileSync(path, before);
  const [command = '', ...rest] = [...through, process.execPath, program, path, content, ...args];
  spawnSync(command, rest, { stdio: 'ignore' });
  const found = readFileSync(path, 'utf8');
  return found === before ? 'old' : found === after ? 'new' : 'broken';
}

describe('a program that is killed while it writes', () => {
  it('at every call of the file system, before it and after it', () => {
    writeFileSync(path, before);
    const counted = spawnSync(process.execPath, [program, path, content, '0'], { encoding: 'utf8' });
    const calls = Number(counted.stdout);
    expect(calls).toBeGreaterThan(8);
    const found = Array.from({ length: calls }, (_, call) =>
      (['before', 'after'] as const).map((when) => attempt([String(call + 1), when])),
    ).flat();
    const lost = found.filter((one) => one === 'broken').length;
    record({ area, fault: 'killed at each call of the file system, before and after it', tried: found.length, lost });
    expect(lost).toBe(0);
    // The first deaths leave the old file, the last ones the new.
    expect([found[0], found.at(-1)]).toEqual(['old', 'new']);
  });

  it.skipIf(process.platform !== 'linux')('at a byte of the file that it writes', { timeout: 600_000 }, () => {
    const step = isLong ? 23 : 97;
    const found: string[] = [];
    for (let bytes = 0; bytes <= after.length; bytes += step)
      found.push(attempt(['0'], ['prlimit', `--fsize=${bytes}`]));
    const lost = found.filter((one) => one === 'broken').length;
    record({ area, fault: `ended by the system at a byte of the new file, one in ${step}`, tried: found.length, lost });
    expect(lost).toBe(0);
    expect(found[0]).toBe('old');
  });
});

it.skipIf(process.platform !== 'linux')('a disk that is really full keeps the old file whole', (context) => {
  // A file system of 32 KB in a name space of its own, which not every machine allows.
  const script = `mount -t tmpfs -o size=32k none "$0" && cp "$1" "$0/story.txt.caveat.json" &&
    head -c 100000 /dev/zero > "$0/filler" 2>/dev/null; "$2" "$3" "$0/story.txt.caveat.json" "$4" 0 >/dev/null
    echo "code $?"; cat "$0/story.txt.caveat.json"`;
  const old = join(folder, 'old.json');
  writeFileSync(old, before);
  const ran = spawnSync(
    'unshare',
    [
      '--user',
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      script,
      join(folder, 'set'),
      old,
      process.execPath,
      program,
      content,
    ],
    { encoding: 'utf8' },
  );
  if (ran.error || !ran.stdout.startsWith('code')) {
    console.error('No file system of our own can be mounted here: a full disk was only made up.');
    context.skip();
  }
  const kept = ran.stdout === `code 1\n${before}`;
  record({ area, fault: 'a file system of 32 KB that is full', tried: 1, lost: kept ? 0 : 1 });
  expect(ran.stdout).toBe(`code 1\n${before}`);
});

describe('a call that fails', () => {
  const errors = ['ENOSPC', 'EIO', 'EDQUOT', 'EROFS', 'EMFILE', 'EACCES'] as const;

  it.each(errors)('with %s keeps the old file or has the new one, says why, and can be tried again', async (code) => {
    let tried = 0;
    let lost = 0;
    for (let failing = 1; ; failing++) {
      writeFileSync(path, before);
      let calls = 0;
      const fails = <Target extends object>(target: Target): Target =>
        new Proxy(target, {
          get(object, key) {
            const value: unknown = Reflect.get(object, key);
            // Closing and tidying up are not what is tried.
            if (typeof value !== 'function' || key === 'close' || key === 'unlink')
              return typeof value === 'function' ? value.bind(object) : value;
            return async (...args: unknown[]): Promise<unknown> => {
              if (++calls === failing) throw Object.assign(new Error(code), { code });
              const answer: unknown = await Reflect.apply(value, object, args);
              return typeof answer === 'object' && answer !== null && 'sync' in answer ? fails(answer) : answer;
            };
          },
        });
      const working = new WorkingFile(path, fails({ ...nodeFs } as WriteFs));
      const read = await working.read();
      const written = await working.write(after);
      const reached = calls >= failing;
      const found = readFileSync(path, 'utf8');
      if (reached) {
        tried++;
        if (found !== before && found !== after) lost++;
        if (read.ok && !written.ok) expect(explain(written.error).body.length, 'what to do next').toBeGreaterThan(10);
        expect(readdirSync(join(folder, 'set')).filter(isTemporaryName)).toEqual([]);
      }
      const again = new WorkingFile(path);
      await again.read();
      expect(await again.write(after)).toMatchObject({ ok: true });
      expect(readFileSync(path, 'utf8')).toBe(after);
      if (!reached) break;
    }
    record({ area, fault: `${code} at each call of the file system`, tried, lost });
    expect(tried).toBeGreaterThan(6);
    expect(lost).toBe(0);
  });
});
