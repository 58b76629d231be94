import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { confine, isAllowedRequest, lockSession, quiet, type LockedSession } from './security';

const foreign = [
  'https://evil.example/',
  'http://localhost/',
  'file:///etc/passwd',
  'app://evil/',
  'app://x@evil/',
  'app:evil',
  'javascript:alert(1)',
  'data:text/html,hello',
  'blob:app://caveat/1',
  'about:blank',
  'smb://host/share',
  'ms-msdt:x',
  'mailto:a@b.example',
  'not an address',
];

describe('a page', () => {
  function confined() {
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
    confine(contents as unknown as WebContents);
    const refuses = (name: string, url?: string) => {
      const event = { url, preventDefault: vi.fn() };
      contents.emit(name, event);
      return event.preventDefault.mock.calls.length > 0;
    };
    return { contents, refuses };
  }

  describe.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (event) => {
    test.each(foreign)('to %j is refused', (url) => expect(confined().refuses(event, url)).toBe(true));
    test('within the app is not', () => expect(confined().refuses(event, 'app://caveat/')).toBe(false));
  });

  test.each([...foreign, 'app://caveat/'])('opens no window for %j', (url) => {
    const open = confined().contents.setWindowOpenHandler.mock.calls[0]?.[0] as (details: object) => unknown;
    expect(open({ url })).toEqual({ action: 'deny' });
  });

  test('holds no webview', () => expect(confined().refuses('will-attach-webview')).toBe(true));

  test('cannot keep its window open', () => expect(confined().refuses('will-prevent-unload')).toBe(true));
});

describe('a session', () => {
  const permissions = [
    ...['clipboard-read', 'clipboard-sanitized-write', 'deprecated-sync-clipboard-read', 'display-capture'],
    ...['fileSystem', 'fullscreen', 'geolocation', 'hid', 'idle-detection', 'keyboardLock', 'local-fonts'],
    ...['local-network', 'loopback-network', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'notifications'],
    ...['openExternal', 'pointerLock', 'serial', 'speaker-selection', 'storage-access', 'top-level-storage-access'],
    ...['usb', 'window-management', 'unknown', 'one that does not exist yet'],
  ];

  function locked() {
    const session = {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setDisplayMediaRequestHandler: vi.fn(),
      setCertificateVerifyProc: vi.fn(),
      setSpellCheckerEnabled: vi.fn(),
      setSpellCheckerLanguages: vi.fn(),
      on: vi.fn(),
      webRequest: { onBeforeRequest: vi.fn() },
    };
    lockSession(session as unknown as LockedSession);
    return session;
  }
  const handlerOf = (set: ReturnType<typeof vi.fn>) => set.mock.calls[0]?.[0] as (...args: unknown[]) => unknown;

  test.each(permissions)('grants no %s', (permission) => {
    const session = locked();
    const answer = vi.fn();
    handlerOf(session.setPermissionRequestHandler)(null, permission, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    expect(handlerOf(session.setPermissionCheckHandler)(null, permission)).toBe(false);
  });

  test('gives no device and no screen', () => {
    const session = locked();
    for (const deviceType of ['hid', 'serial', 'usb'])
      expect(handlerOf(session.setDevicePermissionHandler)({ deviceType })).toBe(false);
    const answer = vi.fn();
    handlerOf(session.setDisplayMediaRequestHandler)({}, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(null);
  });

  test('trusts no certificate', () => {
    const answer = vi.fn();
    handlerOf(locked().setCertificateVerifyProc)({ hostname: 'example.org' }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(-2);
  });

  test('checks no spelling, so it fetches no dictionary', () => {
    const session = locked();
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledExactlyOnceWith(false);
    expect(session.setSpellCheckerLanguages).toHaveBeenCalledExactlyOnceWith([]);
  });

  test('downloads nothing', () => {
    const [name, listener] = locked().on.mock.calls[0] as [string, (event: object) => void];
    const event = { preventDefault: vi.fn() };
    listener(event);
    expect([name, event.preventDefault.mock.calls.length]).toEqual(['will-download', 1]);
  });

  test.each([...foreign, 'wss://evil.example/', 'ws://127.0.0.1/', 'ftp://evil.example/'])('cancels %j', (url) => {
    const answer = vi.fn();
    handlerOf(locked().webRequest.onBeforeRequest)({ url }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel: true });
  });

  test.each(['app://caveat/', 'app://caveat/assets/a.js', 'devtools://devtools/bundled/x.html'])('allows %s', (url) =>
    expect(isAllowedRequest(url)).toBe(true),
  );
});

test('Chromium is told to look nothing up and to send nothing by itself', () => {
  const appendSwitch = vi.fn();
  quiet({ commandLine: { appendSwitch } });
  expect(appendSwitch.mock.calls).toEqual([
    ['host-resolver-rules', 'MAP * ~NOTFOUND'],
    ['dns-prefetch-disable'],
    ['disable-background-networking'],
    ['no-pings'],
  ]);
});

// What the security checklist says never to use, anywhere in the code that runs in Electron's main process or preload.
test.each([
  /webSecurity: false/,
  /allowRunningInsecureContent: true/,
  /experimentalFeatures: true/,
  /enableBlinkFeatures/,
  /nodeIntegration\w*: true/,
  /contextIsolation: false/,
  /sandbox: false/,
  /webviewTag: true/,
  /bypassCSP|corsEnabled|allowServiceWorkers/,
  /openExternal\(|shell\.openPath|loadFile\(|executeJavaScript|insertCSS/,
  /crashReporter|autoUpdater|addRecentDocument/,
  /\beval\(|new Function\(/,
])('%s does not occur', (words) => {
  const folder = join(import.meta.dirname, '..');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  expect(sources).toContain('main.ts');
  expect(sources.filter((name) => words.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});
