// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const stallMs = 15_000;
const lookMs = 250;

/**
 * The path of Electron's program, or undefined. Only looks: asking the package itself would start a download.
 * @param {string} root the project's folder
 * @returns {string | undefined}
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
 * Runs Electron's own installer, and shows how far it is. Gives up when it is refused, or when nothing has arrived for
 * 15 seconds.
 * @param {string} root the project's folder
 * @param {string} [installer]
 * @param {number} [patience] milliseconds without progress after which it is given up
 * @returns {Promise<string | undefined>} why it failed, or undefined
 */
export function fetchElectron(root, installer = installerOf(root), patience = stallMs) {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-electron-'));
  const child = spawn(process.execPath, [installer], {
    env: installerEnv(folder),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve) => {
    /** @param {string | undefined} failure */
    const finish = (failure) => {
      stopWatching();
      process.off('SIGINT', interrupt);
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      resolve(failure);
    };
    const interrupt = () => {
      finish('it was interrupted');
      process.exit(130);
    };
    process.once('SIGINT', interrupt);
    const growing = [folder, join(root, 'node_modules', 'electron', 'dist')];
    const stopWatching = watch(growing, patience, () => finish(`nothing arrived for ${patience / 1000} seconds`));
    let errors = '';
    child.stderr.on('data', (data) => (errors += data));
    child.on('error', (error) => finish(error.message));
    child.on('close', (code) => finish(code === 0 ? undefined : reasonIn(errors)));
  });
}

/** @param {string} root */
function installerOf(root) {
  return join(root, 'node_modules', 'electron', 'install.js');
}

/** @param {string} folder */
function installerEnv(folder) {
  return {
    ...process.env,
    // What it fetches is watched as it grows.
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
    ELECTRON_GET_NO_PROGRESS: '1',
    // A newsroom's proxy, where the usual variables name one.
    ELECTRON_GET_USE_PROXY: '1',
  };
}

/**
 * Shows how much is in `folders` while it grows. Calls `stalled` when nothing has been added for `patience` milliseconds.
 * @param {string[]} folders
 * @param {number} patience
 * @param {() => void} stalled
 * @returns {() => void} stops watching
 */
function watch(folders, patience, stalled) {
  const { stdout } = process;
  let seen = 0;
  let since = Date.now();
  const timer = setInterval(() => {
    const bytes = folders.reduce((sum, folder) => sum + sizeOf(folder), 0);
    if (bytes === seen) return Date.now() - since > patience && stalled();
    seen = bytes;
    since = Date.now();
    return stdout.isTTY && stdout.write(`\r${(bytes / 1024 / 1024).toFixed(1)} MB`);
  }, lookMs);
  return () => {
    clearInterval(timer);
    if (stdout.isTTY) stdout.write('\r\x1b[K');
  };
}

/** What an error report says was wrong. @param {string} errors */
function reasonIn(errors) {
  if (/fetch failed/.test(errors)) return 'the server that has it cannot be reached';
  const line = errors.split('\n').find((line) => /error/i.test(line));
  return line?.replace(/^\s*\w*Error: /, '').trim() ?? 'its installer failed';
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
