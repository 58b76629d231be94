import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fingerprint } from '../build.mjs';

// A project that is built, with these scripts, and hosts that only say what they were started with.
let project: string;
let user: string;
beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'caveat-launch-')));
  project = join(folder, 'project');
  user = join(folder, 'user');
  mkdirSync(user);
  cpSync(join(import.meta.dirname, '..'), join(project, 'scripts'), { recursive: true });
  put('dist/host.js', says('browser host'));
  put('dist/build.json', JSON.stringify({ sources: fingerprint(project) }));
  put('../user/story.txt', 'A story.\n');
  put('../bin/chromium', '#!/bin/sh\n');
});
afterEach(() => rmSync(dirname(project), { recursive: true }));

function put(path: string, content: string): void {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { mode: 0o755 });
}

const says = (name: string) =>
  `console.log([${JSON.stringify(name)}, process.cwd(), ...process.argv.slice(2).filter((arg) => arg !== '--no-sandbox')].join(' | '));`;

/** Puts a program where Electron's is. */
function installElectron(script: string): void {
  put('node_modules/electron/path.txt', 'electron');
  put('node_modules/electron/dist/electron', `#!${process.execPath}\n${script}`);
}

/** Starts it as npm does: in the project's folder, saying where the user is. */
function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [join(project, 'scripts', 'start.mjs'), ...args], {
    cwd: project,
    env: { PATH: join(project, '..', 'bin'), DISPLAY: ':0', INIT_CWD: user, ...env },
  });
  const started = { child, out: '', errors: '' };
  child.stdout.on('data', (data) => (started.out += String(data)));
  child.stderr.on('data', (data) => (started.errors += String(data)));
  return started;
}

async function run(args: readonly string[], env?: NodeJS.ProcessEnv) {
  const started = start(args, env);
  const [code] = (await once(started.child, 'close')) as [number];
  return { code, out: started.out.trimEnd().split('\n'), errors: started.errors };
}

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  test('refuses an option that it does not know, at once', async () => {
    const { code, out, errors } = await run(['--colour']);
    expect({ code, out }).toEqual({ code: 2, out: [''] });
    expect(errors).toMatch(/--colour.*\nUsage: npm start/);
  });

  test('refuses an article that is not there, at once, and says where it looked', async () => {
    expect(await run(['other.txt'])).toEqual({
      code: 1,
      out: [''],
      errors: `There is no file at ${join(user, 'other.txt')}\n`,
    });
  });

  test('runs Electron where it is, on the article, in the folder of the user', async () => {
    installElectron(says('Electron'));
    expect(await run(['story.txt'])).toEqual({
      code: 0,
      out: [
        'Running in Electron, because its program is installed.',
        `Electron | ${user} | ${project} | ${join(user, 'story.txt')}`,
      ],
      errors: '',
    });
  });

  test('runs the browser host where that is asked for', async () => {
    installElectron(says('Electron'));
    const chromium = join(dirname(project), 'bin', 'chromium');
    expect((await run(['--host', 'browser', 'story.txt'])).out).toEqual([
      `Running in the browser host, ${chromium}, because that was asked for.`,
      `browser host | ${user} | --browser | ${chromium} | -- | ${join(user, 'story.txt')}`,
    ]);
  });

  test('prints the address where there is no display, or no browser', async () => {
    expect((await run([], { DISPLAY: '' })).out).toEqual([
      'Running in the browser host, because there is no display.',
      `browser host | ${user} | --no-window | --`,
    ]);
    expect((await run(['--host', 'browser'], { PATH: '' })).out).toEqual([
      'Running in the browser host, because that was asked for. No Chrome, Edge or Chromium was found.',
      `browser host | ${user} | --no-window | --`,
    ]);
  });

  test('turns to the browser host if Electron cannot start, as where the system forbids its sandbox', async () => {
    installElectron('process.exit(133)');
    const { code, out } = await run([]);
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^Running in Electron/);
    expect(out[1]).toMatch(/^Running in the browser host.* because Electron did not start: it ended with code 133\.$/);
    expect(out[2]).toMatch(/^browser host/);
  });

  test('does not, if Electron was asked for', async () => {
    installElectron('process.exit(133)');
    const { code, errors } = await run(['--host', 'electron']);
    expect(code).toBe(133);
    expect(errors).toBe('Electron did not start: it ended with code 133.\n');
    expect(await run(['--host', 'electron'], { DISPLAY: '' })).toMatchObject({
      code: 1,
      errors: 'Electron was asked for, but there is no display. Without --host electron, Caveat runs in a browser.\n',
    });
  });

  test('ends when it is asked to, and not before the host has', async () => {
    const saves = `process.on('SIGTERM', () => setTimeout(() => { console.log('saved'); process.exit(3); }, 100));
      setInterval(() => undefined, 1000); console.log('ready');`;
    put('dist/host.js', saves);
    const started = start(['--host', 'browser']);
    await vi.waitFor(() => expect(started.out).toContain('ready'), { timeout: 10_000 });
    started.child.kill('SIGTERM');
    expect(await once(started.child, 'close')).toEqual([3, null]);
    expect(started.out).toContain('saved');
  });

  test('takes an Electron that was interrupted for one that ran', async () => {
    installElectron(`setInterval(() => undefined, 1000); console.log('ready');`);
    const started = start([]);
    await vi.waitFor(() => expect(started.out).toContain('ready'), { timeout: 10_000 });
    started.child.kill('SIGINT');
    await once(started.child, 'close');
    expect(started.out).not.toContain('browser host');
  });
});
