import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { converse, hangUp } from './socket';
import { EchoDesk, heard, openSocket, say } from './testing';

async function conversation() {
  const desk = new EchoDesk();
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const server = new WebSocketServer({ server: http });
  server.on('connection', (socket) => converse(socket, desk));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const socket = await openSocket(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {});
  await vi.waitFor(() => expect(desk.windows).toHaveLength(1));
  return { desk, socket, window: desk.windows[0] as EchoDesk['windows'][0] };
}

test('each request is answered under its own number', async () => {
  const { socket } = await conversation();
  expect(await say(socket, { id: 7, name: 'settings/change', payload: { settings: { textSize: 20 } } })).toEqual({
    id: 7,
    result: { ok: true, value: { name: 'settings/change', payload: { settings: { textSize: 20 } } } },
  });
  expect(await say(socket, { id: 8, name: 'refused', payload: {} })).toEqual({
    id: 8,
    result: { ok: false, error: { code: 'rejected' } },
  });
});

test('events come unasked', async () => {
  const { socket, window } = await conversation();
  const event = heard(socket);
  window.send('command', { id: 'file.save' });
  expect(await event).toEqual({ event: 'command', payload: { id: 'file.save' } });
});

test.each([
  ['without a name', { id: 3 }],
  ['with a name that is none', { id: 3, name: 12, payload: {} }],
  ['with a name that never ends', { id: 3, name: 'x'.repeat(101), payload: {} }],
])('a request %s is a bad request', async (_what, message) => {
  const { socket } = await conversation();
  expect(await say(socket, message)).toEqual({ id: 3, result: { ok: false, error: { code: 'bad-request' } } });
});

test.each<[string, string | Buffer]>([
  ['nothing', ''],
  ['no JSON', '{"id": 1'],
  ['no object', '[1, 2]'],
  ['without a number', '{"name":"recent/list","payload":{}}'],
  ['with a number that is none', '{"id":"1","name":"recent/list","payload":{}}'],
  ['binary', Buffer.from('{"id":1,"name":"recent/list","payload":{}}')],
])('a message that is %s ends the conversation', async (_what, message) => {
  const { socket, desk } = await conversation();
  socket.send(message);
  const [code] = (await once(socket, 'close')) as [number];
  expect(code).toBe(1008);
  await vi.waitFor(() => expect(desk.disconnected).toBe(1));
});

test('a window that closes, or whose connection breaks, is disconnected from the desk', async () => {
  for (const end of ['close', 'terminate'] as const) {
    const { socket, desk } = await conversation();
    socket[end]();
    await vi.waitFor(() => expect(desk.disconnected).toBe(1));
  }
});

test('a window that no longer answers is disconnected; one that does stays', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { socket, desk } = await conversation();
  for (let beat = 0; beat < 3; beat++) {
    const pinged = once(socket, 'ping');
    vi.advanceTimersByTime(15_000);
    await pinged;
    // An answer to this came after the answer to the ping.
    await say(socket, { id: beat, name: 'recent/list', payload: {} });
  }
  expect(desk.disconnected).toBe(0);
  // As if the machine at the other end had gone: nothing is read, so nothing is answered.
  socket.pause();
  vi.advanceTimersByTime(30_000);
  await vi.waitFor(() => expect(desk.disconnected).toBe(1));
});

test('hanging up closes the window for good: its page is told so', async () => {
  const { socket, window, desk } = await conversation();
  const closed = once(socket, 'close');
  hangUp(window);
  expect((await closed)[0]).toBe(1000);
  await vi.waitFor(() => expect(desk.disconnected).toBe(1));
});

test('what comes for a window that has gone is dropped', async () => {
  const { socket, window, desk } = await conversation();
  socket.terminate();
  await vi.waitFor(() => expect(desk.disconnected).toBe(1));
  expect(() => window.send('command', { id: 'file.save' })).not.toThrow();
});
