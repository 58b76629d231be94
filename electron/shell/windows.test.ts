import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindowConstructorOptions } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../core/desk';
import { eventChannel } from './channels';
import { Windows, type ShownWindow } from './windows';

let dataFolder: string;
let nextId = 1;
const shells: Windows[] = [];
beforeEach(() => void (dataFolder = mkdtempSync(join(tmpdir(), 'caveat-windows-'))));
afterEach(async () => {
  await Promise.all(shells.splice(0).map(({ remembered }) => remembered));
  rmSync(dataFolder, { recursive: true });
});

class FakeWindow extends EventEmitter {
  destroyed = false;
  title = '';
  webContents = { id: nextId++, send: vi.fn() };
  loadURL = vi.fn(async () => undefined);
  show = vi.fn();
  maximize = vi.fn();
  isMaximized = () => true;
  isDestroyed = () => this.destroyed;
  getTitle = () => this.title;
  setTitle = (title: string) => void (this.title = title);
  constructor(readonly options: BrowserWindowConstructorOptions) {
    super();
  }
  getNormalBounds() {
    const { x = 100, y = 100, width = 0, height = 0 } = this.options;
    return { x, y, width, height };
  }
  close() {
    this.emit('close', {});
    this.destroyed = true;
    this.emit('closed');
  }
}
const fakeOf = ({ window }: ShownWindow) => window as unknown as FakeWindow;

function shell() {
  const display = {
    bounds: { x: 0, y: 0, width: 1920, height: 1080 },
    workArea: { x: 0, y: 0, width: 1920, height: 1080 },
  };
  const events = { opened: vi.fn(), front: vi.fn(), retitled: vi.fn(), theme: vi.fn() };
  const disconnect = vi.fn();
  const windows = new Windows(
    {
      BrowserWindow: FakeWindow as never,
      screen: { getAllDisplays: () => [display], getDisplayMatching: () => display } as never,
      dataFolder,
      look: () => ({ preload: '/p', icon: '/i', dark: false, devTools: false }),
      connect: () => ({ disconnect }) as never,
    },
    events,
  );
  shells.push(windows);
  return { windows, events, disconnect };
}

test('a window loads the app’s page and nothing else', async () => {
  const { windows } = shell();
  const window = fakeOf(await windows.open());
  expect(window.loadURL.mock.calls).toEqual([['app://caveat/']]);
  expect(window.show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  expect(window.show).toHaveBeenCalledOnce();
});

test('events go to the window’s own page, and to none that is gone', async () => {
  const { windows } = shell();
  const [one, other] = [await windows.open(), await windows.open()];
  one.end.send('command', { id: 'file.open' });
  expect(fakeOf(one).webContents.send.mock.calls).toEqual([[eventChannel, 'command', { id: 'file.open' }]]);
  expect(fakeOf(other).webContents.send).not.toHaveBeenCalled();
  fakeOf(one).close();
  one.end.send('command', { id: 'file.open' });
  expect(fakeOf(one).webContents.send).toHaveBeenCalledOnce();
});

test('the window used last is in front', async () => {
  const { windows, events } = shell();
  const [one, other] = [await windows.open(), await windows.open()];
  expect(windows.front).toBe(other);
  fakeOf(one).emit('focus');
  expect(windows.front).toBe(one);
  expect(events.front).toHaveBeenCalledOnce();
  fakeOf(one).close();
  expect(windows.front).toBe(other);
});

test('a window that is closed is forgotten, and its end of the desk with it', async () => {
  const { windows, disconnect } = shell();
  const shown = await windows.open();
  const { id } = shown.window.webContents;
  expect(windows.ofContents(id)).toBe(shown);
  fakeOf(shown).close();
  expect(windows.ofContents(id)).toBeUndefined();
  expect(windows.of(shown.end)).toBeUndefined();
  expect(disconnect).toHaveBeenCalledOnce();
});

test('a page says what its window is called and what can be used in it', async () => {
  const { windows, events } = shell();
  const shown = await windows.open();
  expect([...shown.enabled]).toContain('file.open');
  expect([...shown.enabled]).not.toContain('mark.kind-1');
  const title = 'story.txt – Caveat';
  const kinds = [{ name: 'Quote', plural: 'Quotes', key: 'Q' }];
  windows.show(shown.end, { title, enabled: ['mark.kind-1'], kinds, steps: {} });
  windows.show(shown.end, { title, enabled: ['mark.kind-1', 'edit.undo'], kinds, steps: { undo: 'Mark Claim' } });
  expect(fakeOf(shown).title).toBe('story.txt – Caveat');
  expect([...shown.enabled]).toEqual(['mark.kind-1', 'edit.undo']);
  expect(shown.labels).toEqual({ kinds, steps: { undo: 'Mark Claim' } });
  expect(events.front).toHaveBeenCalledTimes(2);
  expect(events.retitled).toHaveBeenCalledOnce();
});

test('the theme that the user chooses is the shell’s too', async () => {
  const { windows, events } = shell();
  (await windows.open()).end.send('settings', { ...defaultSettings, theme: 'dark' });
  expect(events.theme).toHaveBeenCalledExactlyOnceWith('dark');
});

test('a window opens where the last one was, and a further one beside it', async () => {
  const { windows } = shell();
  const first = fakeOf(await windows.open());
  first.close();
  await windows.remembered;

  const later = shell().windows;
  const second = fakeOf(await later.open());
  expect(second.options).toMatchObject({ x: 100, y: 100, width: 1360, height: 860 });
  second.emit('ready-to-show');
  expect(second.maximize).toHaveBeenCalledOnce();
  expect(fakeOf(await later.open()).options).toMatchObject({ x: 128, y: 128, width: 1360, height: 860 });
});
