import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket as NodeWebSocket, WebSocketServer, type WebSocket as Socket } from 'ws';
import type { Desk } from '../core/desk';
import { connectBrowserDesk } from './browser-desk';

// In a browser nobody has to listen to a socket's errors.
class QuietWebSocket extends NodeWebSocket {
  constructor(address: string) {
    super(address);
    this.on('error', () => undefined);
  }
}

let server: WebSocketServer;
let desk: Desk;
let sockets: Socket[];
const next = (event: string) => new Promise<unknown>((resolve) => server.once(event, resolve));

beforeEach(async () => {
  vi.stubGlobal('WebSocket', QuietWebSocket);
  sockets = [];
  server = new WebSocketServer({ port: 0 });
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => {
      const { id, name } = JSON.parse(String(data)) as { id: number; name: string };
      if (name !== 'article/choose') socket.send(JSON.stringify({ id, result: { ok: true, value: name } }));
    });
  });
  await next('listening');
  const connected = next('connection');
  desk = connectBrowserDesk(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await connected;
});
afterEach(() => {
  vi.unstubAllGlobals();
  server.close();
  for (const socket of server.clients) socket.terminate();
});

it('matches answers to requests, and hands events to listeners until they leave', async () => {
  const answers = await Promise.all([desk.request('recent/list', {}), desk.request('window/new', {})]);
  expect(answers).toEqual([
    { ok: true, value: 'recent/list' },
    { ok: true, value: 'window/new' },
  ]);
  const heard: unknown[] = [];
  const leave = desk.on('command', (payload) => heard.push(payload));
  const say = (id: string) => sockets[0]?.send(JSON.stringify({ event: 'command', payload: { id } }));
  say('file.open');
  await vi.waitFor(() => expect(heard).toEqual([{ id: 'file.open' }]));
  leave();
  say('file.save');
  await desk.request('recent/list', {});
  expect(heard).toHaveLength(1);
});

it('answers what was on its way when the connection drops, comes back by itself, and says both', async () => {
  const states: string[] = [];
  desk.on('connection', ({ state }) => states.push(state));
  await desk.request('recent/list', {});
  const unanswered = desk.request('article/choose', {});
  const back = next('connection');
  sockets[0]?.terminate();
  expect(await unanswered).toEqual({ ok: false, error: { code: 'disconnected' } });
  await back;
  await vi.waitFor(() => expect(states).toEqual(['lost', 'back']));
  expect(await desk.request('recent/list', {})).toMatchObject({ ok: true });
});

it('asks nobody while the connection is down', async () => {
  await desk.request('recent/list', {});
  server.close();
  const lost = new Promise((resolve) => desk.on('connection', resolve));
  sockets[0]?.terminate();
  await lost;
  expect(await desk.request('recent/list', {})).toEqual({ ok: false, error: { code: 'disconnected' } });
});

it('does not open what is no file, nor a file that is too large to send', async () => {
  expect(await desk.openDropped('/etc/passwd')).toMatchObject({ error: { code: 'unknown-reference' } });
  const large = Object.create(File.prototype, {
    size: { value: 51 * 1024 * 1024 },
    name: { value: 'large.txt' },
  }) as File;
  expect(await desk.openDropped(large)).toEqual({ ok: false, error: { code: 'too-large', file: 'large.txt' } });
});
