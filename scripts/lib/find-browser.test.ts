import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowser } from './find-browser.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'caveat-find-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function put(...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '', { mode: 0o755 });
  return file;
}
const pathOf = (...names: string[]) => ({ PATH: names.map((name) => join(folder, name)).join(delimiter) });

test('finds a browser on the PATH', () => {
  const chromium = put('bin', 'chromium');
  expect(findBrowser('linux', pathOf('nothing', 'bin'), folder)).toBe(chromium);
});

test('takes Chrome before Edge before Chromium, wherever on the PATH they are', () => {
  put('first', 'chromium');
  const edge = put('second', 'microsoft-edge');
  expect(findBrowser('linux', pathOf('first', 'second'), folder)).toBe(edge);
  const chrome = put('third', 'google-chrome');
  expect(findBrowser('linux', pathOf('first', 'second', 'third'), folder)).toBe(chrome);
});

test('is not taken in by a folder, or by a file that cannot be run', () => {
  mkdirSync(join(folder, 'bin', 'google-chrome'), { recursive: true });
  chmodSync(put('bin', 'microsoft-edge'), 0o644);
  const chromium = put('bin', 'chromium');
  expect(findBrowser('linux', pathOf('bin'), folder)).toBe(chromium);
});

test('finds one in a user’s own Applications on macOS', () => {
  const edge = put('Applications', 'Microsoft Edge.app', 'Contents', 'MacOS', 'Microsoft Edge');
  expect(findBrowser('darwin', {}, folder)).toBe(edge);
});

test('finds one in the program folders of Windows, and not on its PATH', () => {
  put('bin', 'chromium');
  const env = { ...pathOf('bin'), PROGRAMFILES: join(folder, 'Programs'), LOCALAPPDATA: join(folder, 'Local') };
  expect(findBrowser('win32', env, folder)).toBeUndefined();
  const chromium = put('Local', 'Chromium', 'Application', 'chrome.exe');
  expect(findBrowser('win32', env, folder)).toBe(chromium);
  const edge = put('Programs', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
  expect(findBrowser('win32', env, folder)).toBe(edge);
});
