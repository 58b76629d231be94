// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const stallMs = 15_000;
const lookMs = 500;

/**
 * The path of Electron's program, or undefined. Only looks: asking the package itself would start a download.
 * @param {string} root the project's folder
 */
export function electronProgram(root) {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs Electron's own installer and shows how far it is. Gives up when it is refused, or when nothing has arrived for
 * 15 seconds. Answers why it failed, or undefined.
 * @param {string} root
 * @param {string} [installer]
 * @param {number} [patience] milliseconds without progress after which it is given up
 * @returns {Promise<string | undefined>}
 */
export async function fetchElectron(
  root,
  installer = join(root, 'node_modules', 'electron', 'install.js'),
  patience = stallMs,
) {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-electron-'));
  const target = join(root, 'node_modules', 'electron', 'dist');
  try {
    return await new Promise((resolve) => {
      const child = spawn(process.execPath, [installer], {
        env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let errors = '';
      child.stderr.on('data', (data) => (errors += data));
      let seen = 0;
      let since = Date.now();
      const watch = setInterval(() => {
        const now = sizeOf(folder) + sizeOf(target);
        if (now !== seen) {
          seen = now;
          since = Date.now();
          if (process.stdout.isTTY) process.stdout.write(`\r${(now / 1024 / 1024).toFixed(1)} MB`);
        } else if (Date.now() - since > patience) finish(`nothing arrived for ${patience / 1000} seconds`);
      }, lookMs);
      /** @param {string | undefined} failure */
      const finish = (failure) => {
        clearInterval(watch);
        child.kill('SIGKILL');
        if (process.stdout.isTTY) process.stdout.write('\r');
        resolve(failure);
      };
      child.on('error', (error) => finish(error.message));
      child.on('exit', (code) => finish(code === 0 ? undefined : lineOf(errors)));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The line of an error report that says what was wrong. @param {string} errors */
function lineOf(errors) {
  return (
    errors
      .split('\n')
      .find((line) => /error/i.test(line))
      ?.trim() ?? 'the installer failed'
  );
}

/** The bytes of all files in a folder. @param {string} folder @returns {number} */
function sizeOf(folder) {
  try {
    return readdirSync(folder, { recursive: true }).reduce(
      (sum, name) => sum + (statSync(join(folder, String(name)), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  } catch {
    return 0;
  }
}
