import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Browser } from './browser';

const address = 'http://127.0.0.1:4321/start?ticket=abc';
const onEnd = vi.fn();
let folder: string;
let profile: string;

beforeEach(() => {
  onEnd.mockClear();
  folder = mkdtempSync(join(tmpdir(), 'caveat-browser-test-'));
  profile = join(folder, 'profile');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program in place of a browser; it writes what it was started with into its profile. */
function program(script: string): string {
  const path = join(folder, 'browser');
  const start = `
    const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
    const profile = ${JSON.stringify(profile)};
    const runsAlready = existsSync(profile);
    mkdirSync(profile, { recursive: true });
    writeFileSync(profile + (runsAlready ? '/second' : '/first'), JSON.stringify({ pid: process.pid, args: process.argv.slice(2) }));`;
  writeFileSync(path, `#!${process.execPath}\n${start}\n${script}`, { mode: 0o755 });
  return path;
}
const staysOpen = 'if (!runsAlready) setInterval(() => undefined, 1000);';

const startedWith = (which: 'first' | 'second') =>
  vi.waitFor(() => JSON.parse(readFileSync(join(profile, which), 'utf8')) as { pid: number; args: string[] }, {
    timeout: 10_000,
  });

describe.skipIf(process.platform === 'win32')('a browser', () => {
  test('is started as an app window with a profile of its own, and told to talk to nobody else', async () => {
    const browser = new Browser(program(staysOpen), profile, onEnd);
    browser.open(address);
    const { args } = await startedWith('first');
    expect(args).toContain(`--app=${address}`);
    expect(args).toContain(`--user-data-dir=${profile}`);
    for (const quiet of [
      '--proxy-server=127.0.0.1:4321',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--disable-breakpad',
      '--no-first-run',
      '--no-default-browser-check',
      '--no-pings',
      '--dns-prefetch-disable',
    ])
      expect(args).toContain(quiet);
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    await browser.close();
  });

  test('that is closed by us is ended, and its profile removed', async () => {
    const browser = new Browser(program(staysOpen), profile, onEnd);
    browser.open(address);
    await startedWith('first');
    await browser.close();
    expect(existsSync(profile)).toBe(false);
    expect(onEnd).not.toHaveBeenCalled();
  });

  test('leaves nothing behind where temporary files are', async () => {
    const socket = join(folder, 'org.chromium.Chromium.abc');
    mkdirSync(socket);
    const linked = `require('node:fs').symlinkSync(${JSON.stringify(join(socket, 'Socket'))}, profile + '/SingletonSocket');`;
    const browser = new Browser(program(`${linked} ${staysOpen}`), profile, onEnd);
    browser.open(address);
    await vi.waitFor(() => expect(readdirSync(profile)).toContain('SingletonSocket'), { timeout: 10_000 });
    await browser.close();
    expect(existsSync(socket)).toBe(false);
  });

  test('that does not want to end is made to', async () => {
    const browser = new Browser(program(`process.on('SIGTERM', () => undefined); ${staysOpen}`), profile, onEnd, 100);
    browser.open(address);
    await startedWith('first');
    await browser.close();
    expect(existsSync(profile)).toBe(false);
  });

  test('opens a second window in the program that runs already', async () => {
    const browser = new Browser(program(staysOpen), profile, onEnd);
    browser.open(address);
    await startedWith('first');
    browser.open(`${address}2`);
    const second = await startedWith('second');
    expect(second.args).toContain(`--app=${address}2`);
    // The program that was started for it ends at once, which is not the end of the windows.
    await vi.waitFor(() => expect(() => process.kill(second.pid, 0)).toThrow('ESRCH'), { timeout: 10_000 });
    expect(onEnd).not.toHaveBeenCalled();
    await browser.close();
  });

  test('whose last window the user closed has ended well', async () => {
    const browser = new Browser(program(''), profile, onEnd);
    browser.open(address);
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledExactlyOnceWith(undefined), { timeout: 10_000 });
    await browser.close();
    expect(existsSync(profile)).toBe(false);
  });

  test('that breaks off has not', async () => {
    new Browser(program('process.exit(21)'), profile, onEnd).open(address);
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledExactlyOnceWith('it ended with code 21'), { timeout: 10_000 });
  });

  test('that is not there has not', async () => {
    new Browser(join(folder, 'nothing'), profile, onEnd).open(address);
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('ENOENT')));
  });
});
