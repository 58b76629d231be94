import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { securityHeaders } from '../../electron/page-files';
import { expect, test } from '../app';
import type { StandInApp } from '../hosts/electron-stand-in';
import { dist } from '../hosts/processes';

interface SetUp {
  readonly sandboxed: boolean;
  readonly paths: Record<string, string>;
  readonly switches: Record<string, string>;
  readonly schemes: unknown;
  readonly spellChecker: boolean;
  readonly spellCheckerLanguages: readonly string[];
  readonly device: boolean;
  readonly windows: readonly { readonly webPreferences: object }[];
}

test('the built main process sets up everything of the security checklist', async ({ desk }) => {
  const app = (await desk.start()) as StandInApp;
  const setUp = await app.ask<SetUp>('setUp');
  expect(setUp).toMatchObject({
    sandboxed: true,
    paths: { userData: join(desk.dataFolder, 'electron') },
    switches: { 'host-resolver-rules': 'MAP * ~NOTFOUND' },
    spellChecker: false,
    spellCheckerLanguages: [],
    device: false,
  });
  expect(setUp.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  expect(setUp.windows[0]?.webPreferences).toEqual({
    preload: join(dist, 'preload.cjs'),
    partition: 'caveat',
    devTools: true,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});

test('the page’s session grants nothing and asks nobody', async ({ desk }) => {
  const app = (await desk.start()) as StandInApp;
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'unknown'])
    expect(await app.ask('permission', { permission }), permission).toEqual({ checked: false, requested: false });
  for (const url of [
    'https://evil.example/',
    'http://127.0.0.1/',
    'wss://evil.example/',
    'file:///etc/passwd',
    'app://evil/',
  ])
    expect(await app.ask('request', { url }), url).toBe(true);
  expect(await app.ask('request', { url: 'app://caveat/index.html' })).toBe(false);
});

test('frames that are not the page’s own get no answer from the gate', async ({ desk }) => {
  const app = (await desk.start()) as StandInApp;
  const main = { url: 'app://caveat/', origin: 'app://caveat', isMain: true };
  const invoke = (frame: object | null, contents = app.contents) =>
    app.ask('invoke', { contents, channel: 'desk:request', args: ['recent/list', {}], frame });
  expect(await invoke(main)).toEqual({ ok: true, value: [] });
  const refused = { ok: false, error: { code: 'bad-request', detail: 'not from the page' } };
  expect(await invoke(null)).toEqual(refused);
  expect(await invoke({ ...main, isMain: false })).toEqual(refused);
  expect(await invoke({ ...main, origin: 'https://evil.example' })).toEqual(refused);
  expect(await invoke(main, app.contents + 1)).toEqual(refused);
});

test('the app’s scheme serves the page’s files with the security headers, and nothing else', async ({ desk }) => {
  const app = (await desk.start()) as StandInApp;
  const fetch = (url: string) =>
    app.ask<{ status: number; headers: Record<string, string> }>('fetch', {
      contents: app.contents,
      url,
      method: 'GET',
    });
  const page = await fetch('app://caveat/');
  expect(page.status).toBe(200);
  for (const [name, value] of Object.entries(securityHeaders()))
    expect(page.headers[name.toLowerCase()], name).toBe(value);
  for (const path of ['/../main.js', '/main.js', '/preload.cjs', '/%2e%2e/main.js', '/page-files.json', '//etc/passwd'])
    expect((await fetch(`app://caveat${path}`)).status, path).toBe(404);
});

for (const [how, open] of [
  ['by script', () => void window.open('https://evil.example/')],
  ['on its own address', () => void window.open(location.href)],
  [
    'by a link',
    () => Object.assign(document.createElement('a'), { href: 'https://evil.example/', target: '_blank' }).click(),
  ],
] as const)
  test(`a window that the page opens ${how} is refused`, async ({ desk }) => {
    const { page } = await desk.start();
    const opening = page.waitForEvent('popup');
    await page.evaluate(open);
    const popup = await opening;
    if (!popup.isClosed()) await popup.waitForEvent('close');
    expect(page.context().pages()).toEqual([page]);
  });

test('the preload is one small CommonJS file that needs nothing but electron', () => {
  const preload = readFileSync(join(dist, 'preload.cjs'), 'utf8');
  expect([...preload.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name?.replace(/[`'"]/g, ''))).toEqual([
    'electron',
  ]);
  expect(preload).not.toMatch(/\bimport\s*[({"'`]|zod/);
  expect(preload.length).toBeLessThan(4000);
});

test('what the app keeps is readable by its user alone', async ({ desk }) => {
  const app = await desk.start(desk.article('story.txt', 'A story.\n'));
  expect(await app.close()).toBe(0);
  expect(statSync(desk.dataFolder).mode & 0o777).toBe(0o700);
  const files = readdirSync(desk.dataFolder).filter((name) => name.endsWith('.json'));
  expect(files.sort()).toEqual(['recent.json', 'settings.json', 'window.json']);
  for (const file of files) expect(statSync(join(desk.dataFolder, file)).mode & 0o777, file).toBe(0o600);
});
