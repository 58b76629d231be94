import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { requestNames } from '../../core/desk';
import { ok } from '../../core/result';
import { droppedChannel, requestChannel } from './channels';
import { openGate } from './ipc';

const connection = { handle: vi.fn(async () => ok('handled')), openDropped: vi.fn(async () => ok('opened' as never)) };
const handlers = new Map<string, (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<unknown>>();
const ipc = { handle: (channel: string, handler: never) => void handlers.set(channel, handler) };
openGate(ipc as Pick<IpcMain, 'handle'>, (id) => (id === 7 ? connection : undefined));

const page = { sender: { id: 7 }, senderFrame: { parent: null, origin: 'app://caveat', url: 'app://caveat/' } };
const send = (channel: string, event: object, ...args: unknown[]) =>
  handlers.get(channel)?.(event as IpcMainInvokeEvent, ...args);
const refused = { ok: false, error: { code: 'bad-request', detail: 'not from the page' } };

beforeEach(() => void vi.clearAllMocks());

test('there are two channels', () => expect([...handlers.keys()]).toEqual([requestChannel, droppedChannel]));

test.each(requestNames)('%s goes through to the desk from the page', async (name) => {
  expect(await send(requestChannel, page, name, { some: 'payload' })).toEqual(ok('handled'));
  expect(connection.handle).toHaveBeenCalledExactlyOnceWith(name, { some: 'payload' });
});

test('so does a dropped file’s path', async () => {
  expect(await send(droppedChannel, page, '/home/reporter/story.txt')).toEqual(ok('opened'));
  expect(connection.openDropped).toHaveBeenCalledExactlyOnceWith('/home/reporter/story.txt');
});

const frame = page.senderFrame;
const origins = [
  'https://evil.example',
  'app://evil',
  'app://caveat.evil',
  'app://caveat:1',
  'app://caveat/',
  'null',
  '',
];
const strangers: [string, object][] = [
  ['a window that is not ours', { ...page, sender: { id: 8 } }],
  ['a page that is gone', { ...page, senderFrame: null }],
  ['a frame within the page', { ...page, senderFrame: { ...frame, parent: frame } }],
  ...origins.map((origin): [string, object] => [
    `the origin ${origin}`,
    { ...page, senderFrame: { ...frame, origin } },
  ]),
];
describe.each(strangers)('a message from %s', (_who, event) => {
  test('is refused', async () => {
    expect(await send(requestChannel, event, 'desk/hello', { client: 'x' })).toEqual(refused);
    expect(await send(droppedChannel, event, '/etc/passwd')).toEqual(refused);
    expect(connection.handle).not.toHaveBeenCalled();
    expect(connection.openDropped).not.toHaveBeenCalled();
  });
});

test.each([[undefined], [null], [1], [{}], [['desk/hello']], [{ toString: () => 'desk/hello' }]])(
  'a name that is %j is refused',
  async (name) => {
    expect(await send(requestChannel, page, name, {})).toEqual(refused);
    expect(connection.handle).not.toHaveBeenCalled();
  },
);

test.each([[undefined], [null], [''], ['story.txt'], ['../story.txt'], [{}], [['/etc/passwd']]])(
  'a dropped path that is %j is refused',
  async (path) => {
    expect(await send(droppedChannel, page, path)).toEqual(refused);
    expect(connection.openDropped).not.toHaveBeenCalled();
  },
);
