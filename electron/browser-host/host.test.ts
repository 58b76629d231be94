import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { Hello, OpenedArticle } from '../../core/desk';
import type { Result } from '../../core/result';
import { claim } from '../../core/testing/builders';
import { buildForNode } from '../../scripts/build.mjs';
import { cookieFor, openSocket, say } from './testing';

// The real host, as it is built, in a process of its own.
const dist = mkdtempSync(join(tmpdir(), 'caveat-host-dist-'));
beforeAll(async () => {
  await buildForNode('electron/browser-host/host.ts', join(dist, 'host.js'));
  mkdirSync(join(dist, 'page'));
  writeFileSync(join(dist, 'page-files.json'), '{}');
});
afterAll(() => rmSync(dist, { recursive: true }));

let folder: string;
let article: string;
let running: Host[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caveat-host-test-'));
  article = join(folder, 'articles', 'story.txt');
  mkdirSync(join(folder, 'articles'));
  writeFileSync(article, 'One claim stands here.\n');
  running = [];
});
afterEach(() => {
  for (const { process } of running) process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

class Host {
  out = '';
  errors = '';
  readonly exit: Promise<number | null>;

  constructor(readonly process: ChildProcessWithoutNullStreams) {
    process.stdout.on('data', (data) => (this.out += String(data)));
    process.stderr.on('data', (data) => (this.errors += String(data)));
    this.exit = once(process, 'close').then(([code]) => code as number | null);
  }

  /** The address that it printed last. */
  address(): Promise<URL> {
    return vi.waitFor(() => new URL([...this.out.matchAll(/http:\S+/g)].at(-1)?.[0] as string), { timeout: 10_000 });
  }

  async window(): Promise<WebSocket> {
    const address = await this.address();
    return openSocket(address.origin, { Cookie: await cookieFor(address.href) });
  }
}

function start(...args: string[]): Host {
  const child = spawn(process.execPath, [join(dist, 'host.js'), '--data-folder', join(folder, 'data'), ...args], {
    cwd: folder,
    env: { ...process.env, HOME: folder, TMPDIR: folder },
  });
  const host = new Host(child);
  running.push(host);
  return host;
}

type Answered<Value> = { readonly result: Result<Value, { code: string }> };

async function ask<Value>(socket: WebSocket, name: string, payload: unknown): Promise<Value> {
  const { result } = (await say(socket, { id: 1, name, payload })) as Answered<Value>;
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value;
}

/** Opens the article in a window and marks a claim in it. The mark is not on disk yet when this answers. */
async function markClaim(socket: WebSocket): Promise<void> {
  const hello = await ask<Hello>(socket, 'desk/hello', { client: 'a-page' });
  const opened = hello.opened as Result<OpenedArticle, unknown> & { ok: true };
  const annotation = { ...claim('a-mark', [4, 9]), createdBy: opened.value.annotator };
  const operation = { type: 'add-annotation', annotation };
  await ask(socket, 'set/apply', { article: opened.value.article, seq: 1, operation });
}

const marks = () => JSON.parse(readFileSync(`${article}.caveat.json`, 'utf8')) as { annotations: unknown[] };

test('opens the article that it was started with, and saves what is marked before it ends', async () => {
  const host = start('--no-window', 'articles/story.txt');
  await markClaim(await host.window());
  host.process.kill('SIGTERM');
  expect(await host.exit).toBe(0);
  expect(marks().annotations).toMatchObject([{ kind: 'claim', fragments: [{ quote: 'claim' }] }]);
  expect(host.errors).toBe('');
});

test('what cannot be saved is kept, and where is said', async () => {
  const host = start('--no-window', article);
  await markClaim(await host.window());
  rmSync(join(folder, 'articles'), { recursive: true });
  host.process.kill('SIGTERM');
  expect(await host.exit).toBe(0);
  expect(host.errors).toContain(`Your newest marks are safe in ${join(folder, 'data')}`);
});

test('prints the address of each new window, if it opens none', async () => {
  const host = start('--no-window');
  const socket = await host.window();
  const first = (await host.address()).href;
  await ask(socket, 'desk/hello', { client: 'a-page' });
  await ask(socket, 'window/new', {});
  const second = await vi.waitFor(async () => {
    const { href } = await host.address();
    expect(href).not.toBe(first);
    return href;
  });
  expect(await cookieFor(second)).toMatch(/^caveat-\d+=/);
});

/** A program in place of a browser. It runs this, and then says where its profile is, in a file. */
function browser(script: string): string {
  const path = join(folder, 'browser');
  const profileOf = `process.argv.find((arg) => arg.startsWith('--user-data-dir=')).slice(16)`;
  const notes = `const note = (name, text) => require('node:fs').writeFileSync(${JSON.stringify(folder)} + '/' + name, text);`;
  writeFileSync(path, `#!${process.execPath}\n${notes}\n${script}\nnote('profile', ${profileOf});`, { mode: 0o755 });
  return path;
}

function noted(name: string): Promise<string> {
  return vi.waitFor(
    () => {
      const text = readFileSync(join(folder, name), 'utf8');
      expect(text).not.toBe('');
      return text;
    },
    { timeout: 10_000 },
  );
}

test('ends with the browser whose windows it serves, and removes its profile', async () => {
  const host = start('--browser', browser(''));
  expect(await host.exit).toBe(0);
  const profile = await noted('profile');
  expect(profile.startsWith(folder)).toBe(true);
  expect(existsSync(profile)).toBe(false);
});

test('ends in good order even if it is asked to again meanwhile, as a terminal and npm both do', async () => {
  const slow = `process.on('SIGTERM', () => { note('ending', 'yes'); setTimeout(() => process.exit(0), 500); });
    setInterval(() => undefined, 1000);`;
  const host = start('--browser', browser(slow));
  const profile = await noted('profile');
  host.process.kill('SIGINT');
  await noted('ending');
  host.process.kill('SIGINT');
  expect(await host.exit).toBe(0);
  expect(existsSync(profile)).toBe(false);
});

test('says so if the browser does not start, and prints the address', async () => {
  const host = start('--browser', join(folder, 'nothing'));
  await host.window();
  expect(host.errors).toMatch(/nothing could not show a window: .*ENOENT/);
});

test('two hosts on one data folder do not get in each other’s way', async () => {
  const hosts = [start('--no-window', article), start('--no-window', article)];
  for (const host of hosts) {
    const hello = await ask<Hello>(await host.window(), 'desk/hello', { client: 'a-page' });
    expect(hello.opened).toMatchObject({ ok: true });
  }
});

test('shows what is wrong with an article in the window', async () => {
  const host = start('--no-window', 'articles/other.txt');
  const hello = await ask<Hello>(await host.window(), 'desk/hello', { client: 'a-page' });
  expect(hello.opened).toEqual({
    ok: false,
    error: expect.objectContaining({ code: 'missing', file: 'other.txt' }) as unknown,
  });
});

test('refuses an option that it does not know, with one clear line', async () => {
  const host = start('--colour');
  expect(await host.exit).toBe(2);
  expect(host.errors).toMatch(/^[^\n]*--colour[^\n]*\n$/);
});
