import { beforeEach, expect, test, vi } from 'vitest';
import type { Desk } from '../core/desk';
import { droppedChannel, eventChannel, requestChannel } from './shell/channels';

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { on: vi.fn(), invoke: vi.fn(async (...args: unknown[]) => ({ ok: true, value: args })) },
  webUtils: {
    getPathForFile: vi.fn((file: { path?: string }) => {
      if (!('path' in file)) throw new TypeError('not a file');
      return file.path;
    }),
  },
}));
vi.mock('electron', () => electron);
await import('./preload');

const [name, bridge] = electron.contextBridge.exposeInMainWorld.mock.calls[0] as [string, Desk];
const [channel, deliver] = electron.ipcRenderer.on.mock.calls[0] as [string, (...args: unknown[]) => void];
beforeEach(() => void electron.ipcRenderer.invoke.mockClear());

test('the page gets one frozen object of three functions', () => {
  expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledOnce();
  expect(name).toBe('desk');
  expect(Object.keys(bridge)).toEqual(['request', 'on', 'openDropped']);
  expect(Object.isFrozen(bridge)).toBe(true);
  for (const member of Object.values(bridge)) expect(member).toBeTypeOf('function');
});

test('a request goes through the one channel, whatever the page calls it', async () => {
  await bridge.request('window/new', {});
  await bridge.request('desk:dropped' as never, { channel: droppedChannel } as never);
  expect(electron.ipcRenderer.invoke.mock.calls).toEqual([
    [requestChannel, 'window/new', {}],
    [requestChannel, 'desk:dropped', { channel: droppedChannel }],
  ]);
});

test('listeners hear their event without Electron’s own, until they are taken off', () => {
  const heard = vi.fn();
  const stop = bridge.on('command', heard);
  expect(channel).toBe(eventChannel);
  deliver({ sender: 'electron’s own' }, 'command', { id: 'file.open' });
  deliver({}, 'settings', { theme: 'dark' });
  expect(heard.mock.calls).toEqual([[{ id: 'file.open' }]]);
  expect(stop()).toBeUndefined();
  deliver({}, 'command', { id: 'file.open' });
  expect(heard).toHaveBeenCalledOnce();
});

test.each(['desk:event', '__proto__', 'constructor', ''])('there is no event called %j', (event) => {
  expect(() => bridge.on(event as never, () => undefined)).toThrow('There is no such event');
  expect(() => deliver({}, event, {})).not.toThrow();
});

test('a file that was dropped is opened by its path', async () => {
  await bridge.openDropped({ path: '/home/story.txt' });
  expect(electron.ipcRenderer.invoke.mock.calls).toEqual([[droppedChannel, '/home/story.txt']]);
});

test.each([[{ path: '' }], [{}], ['/etc/passwd'], [undefined]])(
  'what was not dropped opens nothing: %j',
  async (file) => {
    expect(await bridge.openDropped(file)).toEqual({ ok: false, error: { code: 'unknown-reference' } });
    expect(electron.ipcRenderer.invoke).not.toHaveBeenCalled();
  },
);
