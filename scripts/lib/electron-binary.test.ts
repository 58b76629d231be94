import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { electronProgram, fetchElectron } from './electron-binary.mjs';

let root: string;
let temporary: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'caveat-electron-test-'));
  temporary = join(root, 'tmp');
  mkdirSync(temporary);
  // Where the fetch puts its own temporary folder.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

const electron = (...path: string[]) => join(root, 'node_modules', 'electron', ...path);

/** An installer in place of Electron's own: a script that may use these. */
function installer(script: string): string {
  const path = join(root, 'install.cjs');
  const tools = `
    const { mkdirSync, appendFileSync, writeFileSync } = require('node:fs');
    const { join } = require('node:path');
    const download = join(require('node:os').tmpdir(), 'electron.zip');
    const electron = ${JSON.stringify(electron())};`;
  writeFileSync(path, `${tools}\n${script}`);
  return path;
}

test('the program is where the package says', () => {
  expect(electronProgram(root)).toBeUndefined();
  mkdirSync(electron('dist'), { recursive: true });
  writeFileSync(electron('path.txt'), 'electron');
  expect(electronProgram(root)).toBeUndefined();
  writeFileSync(electron('dist', 'electron'), '');
  expect(electronProgram(root)).toBe(electron('dist', 'electron'));
});

test('fetches it, however long that takes, as long as it grows', async () => {
  const script = `
    let steps = 0;
    const timer = setInterval(() => {
      appendFileSync(download, Buffer.alloc(1000));
      if (++steps < 30) return;
      clearInterval(timer);
      mkdirSync(join(electron, 'dist'), { recursive: true });
      writeFileSync(join(electron, 'dist', 'electron'), '');
      writeFileSync(join(electron, 'path.txt'), 'electron');
    }, 100);`;
  expect(await fetchElectron(root, installer(script), 1500)).toBeUndefined();
  expect(electronProgram(root)).toBe(electron('dist', 'electron'));
  expect(readdirSync(temporary)).toEqual([]);
});

test('gives up when nothing arrives any more, and leaves nothing running or lying about', async () => {
  const script = `
    writeFileSync(${JSON.stringify(join(root, 'pid'))}, String(process.pid));
    appendFileSync(download, Buffer.alloc(1000));
    setInterval(() => undefined, 1000);`;
  expect(await fetchElectron(root, installer(script), 1000)).toBe('nothing arrived for 1 seconds');
  expect(readdirSync(temporary)).toEqual([]);
  const pid = Number(readFileSync(join(root, 'pid'), 'utf8'));
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
});

test.each([
  ['TypeError: fetch failed\\n    at node:internal/deps', 'the server that has it cannot be reached'],
  ['HTTPError: Response code 403 (Forbidden) for x', 'Response code 403 (Forbidden) for x'],
  ['', 'its installer failed'],
])('says why it was refused: %s', async (stack, reason) => {
  const script = `process.stderr.write('${stack}'); process.exitCode = 1;`;
  expect(await fetchElectron(root, installer(script))).toBe(reason);
});

test('an installer that is not there is a failure, not a crash', async () => {
  expect(await fetchElectron(root)).toMatch(/Cannot find module|installer failed/);
  expect(existsSync(electron())).toBe(false);
});
