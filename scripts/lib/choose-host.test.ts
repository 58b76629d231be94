import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chooseHost, hasDisplay } from './choose-host.mjs';

let root: string;
let said: string[];
const fetch = vi.fn<(root: string) => Promise<string | undefined>>();
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'caveat-choose-'));
  said = [];
  fetch.mockReset();
});
afterEach(() => rmSync(root, { recursive: true }));

function choose(asked?: 'electron' | 'browser', env: NodeJS.ProcessEnv = { DISPLAY: ':0' }) {
  return chooseHost(asked, root, { env, platform: 'linux', fetch, say: (line) => said.push(line) });
}

/** Puts Electron's program where its package has it. */
function install(): string {
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'path.txt'), 'electron');
  writeFileSync(join(folder, 'dist', 'electron'), '');
  return join(folder, 'dist', 'electron');
}

const failing = () => fetch.mockResolvedValue('the server that has it cannot be reached');
const refused = 'Electron could not be fetched: the server that has it cannot be reached';

test('takes Electron where its program is', async () => {
  const program = install();
  expect(await choose()).toEqual({ program, reason: 'its program is installed' });
  expect(await choose('electron')).toMatchObject({ program });
  expect(fetch).not.toHaveBeenCalled();
});

test('takes the browser host where that is asked for, whatever there is', async () => {
  install();
  expect(await choose('browser')).toEqual({ reason: 'that was asked for' });
});

test('fetches Electron where it is not, and says so', async () => {
  fetch.mockImplementation(() => Promise.resolve(void install()));
  expect(await choose()).toMatchObject({
    program: expect.any(String) as string,
    reason: 'its program was just fetched',
  });
  expect(said).toEqual(['Fetching Electron, which happens once…']);
});

test('does without it where it cannot be fetched, and does not try again that day', async () => {
  failing();
  expect(await choose()).toEqual({ reason: refused });
  expect(await choose()).toEqual({
    reason: 'Electron could not be fetched earlier today: the server that has it cannot be reached',
  });
  expect(fetch).toHaveBeenCalledOnce();
});

test('tries again the next day', async () => {
  failing();
  await choose();
  const yesterday = Date.now() / 1000 - 25 * 60 * 60;
  utimesSync(join(root, '.cache', 'electron-fetch-failed'), yesterday, yesterday);
  await choose();
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('tries again when Electron is asked for, and refuses to run in anything else', async () => {
  failing();
  await choose();
  expect(await choose('electron')).toEqual({ reason: refused, refused: true });
  expect(fetch).toHaveBeenCalledTimes(2);
  fetch.mockImplementation(() => Promise.resolve(void install()));
  expect(await choose('electron')).toMatchObject({ reason: 'its program was just fetched' });
  expect(existsSync(join(root, '.cache', 'electron-fetch-failed'))).toBe(false);
});

test('is not misled by an installer that says it succeeded', async () => {
  fetch.mockResolvedValue(undefined);
  expect(await choose()).toEqual({ reason: 'Electron could not be fetched: its program is not there' });
});

test('fetches nothing where that was forbidden', async () => {
  const env = { DISPLAY: ':0', ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  expect(await choose(undefined, env)).toEqual({
    reason: 'Electron is not installed and ELECTRON_SKIP_BINARY_DOWNLOAD is set',
  });
  expect(fetch).not.toHaveBeenCalled();
});

test('without a display there is no Electron, and nothing is fetched for it', async () => {
  install();
  expect(await choose(undefined, {})).toEqual({ reason: 'there is no display' });
  expect(await choose('electron', {})).toEqual({ reason: 'there is no display', refused: true });
  expect(fetch).not.toHaveBeenCalled();
});

test('only Linux may have no display', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('darwin', {})).toBe(true);
  expect(hasDisplay('win32', {})).toBe(true);
});

test.skipIf(process.getuid?.() === 0)('a project that cannot be written to keeps nobody from starting', async () => {
  failing();
  mkdirSync(join(root, '.cache'), { mode: 0o555 });
  expect(await choose()).toEqual({ reason: refused });
});
