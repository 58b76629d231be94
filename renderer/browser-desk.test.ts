import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { maxArticleBytes } from '../core/desk';
import { connectBrowserDesk } from './browser-desk';

/** As a browser has it: an error is followed by a close, and otherwise kept quiet. */
class PageSocket extends WebSocket {
  constructor(address: string) {
    super(address);
    this.on('error', () => undefined);
  }
}
beforeAll(() => void vi.stubGlobal('WebSocket', PageSocket));
afterAll(() => void vi.unstubAllGlobals());

interface Asked {
  readonly id: number;
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The host's end: a real server that keeps what it is asked, and answers nothing by itself. */
class FakeHost {
  readonly asked: Asked[] = [];
  sockets: WebSocket[] = [];
  private server: Server | undefined;
  port = 0;

  async listen(): Promise<void> {
    const http = createServer();
    new WebSocketServer({ server: http }).on('connection', (socket) => {
      this.sockets.push(socket);
      socket.on('message', (data) => this.asked.push(JSON.parse(String(data)) as Asked));
    });
    http.listen(this.port, '127.0.0.1');
    await once(http, 'listening');
    this.port = (http.address() as AddressInfo).port;
    this.server = http;
  }

  /** Ends at once, as if it had been killed. */
  async kill(): Promise<void> {
    for (const socket of this.sockets.splice(0)) socket.terminate();
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  say(message: unknown): void {
    for (const socket of this.sockets) socket.send(JSON.stringify(message));
  }

  /** Waits until this many requests have come; answers the last. */
  heard(count: number): Promise<Asked> {
    return vi.waitFor(
      () => {
        expect(this.asked).toHaveLength(count);
        return this.asked.at(-1) as Asked;
      },
      { timeout: 10_000 },
    );
  }
}

async function connected() {
  const host = new FakeHost();
  await host.listen();
  onTestFinished(() => host.kill());
  const closeWindow = vi.fn();
  const desk = connectBrowserDesk(`ws://127.0.0.1:${host.port}/desk`, closeWindow);
  // Whatever happens to the connection, in order.
  const states: string[] = [];
  desk.on('connection', ({ state }) => states.push(state));
  // Lets the desk go, so that it does not go on trying.
  onTestFinished(async () => {
    for (const socket of host.sockets) socket.close(1000);
    await Promise.all(host.sockets.map((socket) => socket.readyState === socket.CLOSED || once(socket, 'close')));
  });
  return { host, desk, closeWindow, states };
}

const lost = { ok: false, error: { code: 'disconnected' } };

test('what is asked before the connection stands is asked as soon as it does, in order', async () => {
  const { host, desk, states } = await connected();
  void desk.request('desk/hello', { client: 'a-page' });
  void desk.request('recent/list', {});
  await host.heard(2);
  expect(host.asked).toMatchObject([
    { name: 'desk/hello', payload: { client: 'a-page' } },
    { name: 'recent/list', payload: {} },
  ]);
  expect(states).toEqual([]);
});

test('each request gets its own answer, whatever order they come in', async () => {
  const { host, desk } = await connected();
  const first = desk.request('recent/list', {});
  const second = desk.request('folder/list', {});
  await host.heard(2);
  const [one, two] = host.asked.map(({ id }) => id);
  host.say({ id: two, result: { ok: false, error: { code: 'denied' } } });
  host.say({ id: 999, result: { ok: true, value: 'nobody asked' } });
  host.say({ id: one, result: { ok: true, value: [] } });
  expect(await second).toEqual({ ok: false, error: { code: 'denied' } });
  expect(await first).toEqual({ ok: true, value: [] });
});

test('events reach whoever listens, until they no longer do', async () => {
  const { host, desk } = await connected();
  const [one, other] = [vi.fn(), vi.fn()];
  const stop = desk.on('command', one);
  desk.on('command', other);
  void desk.request('recent/list', {});
  await host.heard(1);
  host.say({ event: 'command', payload: { id: 'file.save' } });
  await vi.waitFor(() => expect(other).toHaveBeenCalledWith({ id: 'file.save' }));
  expect(one).toHaveBeenCalledOnce();
  stop();
  host.say({ event: 'command', payload: { id: 'edit.undo' } });
  await vi.waitFor(() => expect(other).toHaveBeenCalledTimes(2));
  expect(one).toHaveBeenCalledOnce();
});

test('a connection that drops in mid-request answers it, is said once, and comes back by itself', async () => {
  const { host, desk, states } = await connected();
  const asked = desk.request('recent/list', {});
  await host.heard(1);
  await host.kill();
  expect(await asked).toEqual(lost);
  await vi.waitFor(() => expect(states).toEqual(['lost']));
  expect(await desk.request('recent/list', {})).toEqual(lost);
  await host.listen();
  await vi.waitFor(() => expect(states).toEqual(['lost', 'back']), { timeout: 10_000 });
  const again = desk.request('recent/list', {});
  // Neither the request that was answered nor the one that was refused is made again behind anybody's back.
  const { id } = await host.heard(2);
  host.say({ id, result: { ok: true, value: [] } });
  expect(await again).toEqual({ ok: true, value: [] });
});

test('tries again ever more slowly, but not more slowly than every three seconds', async () => {
  const { host, desk, states } = await connected();
  void desk.request('recent/list', {});
  await host.heard(1);
  const pauses = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((again: () => void, ms: number) => {
    if (pauses.mock.calls.length < 9) queueMicrotask(again);
    return ms;
  }) as never);
  onTestFinished(() => void pauses.mockRestore());
  await host.kill();
  await vi.waitFor(() => expect(pauses.mock.calls.length).toBeGreaterThanOrEqual(8));
  expect(pauses.mock.calls.map(([, ms]) => ms).slice(0, 8)).toEqual([100, 200, 400, 800, 1600, 3000, 3000, 3000]);
  expect(states).toEqual(['lost']);
});

test('is quick to try again after each loss, however slow it was after the one before', async () => {
  const { host, desk, states } = await connected();
  void desk.request('recent/list', {});
  await host.heard(1);
  await host.kill();
  await host.listen();
  await vi.waitFor(() => expect(states).toEqual(['lost', 'back']), { timeout: 10_000 });
  const pauses = vi.spyOn(globalThis, 'setTimeout');
  onTestFinished(() => void pauses.mockRestore());
  for (const socket of host.sockets.splice(0)) socket.terminate();
  await vi.waitFor(() => expect(pauses).toHaveBeenCalledWith(expect.any(Function), 100));
  await vi.waitFor(() => expect(states).toEqual(['lost', 'back', 'lost', 'back']), { timeout: 10_000 });
});

test('a host that is not there is an answer too, and nothing is asked of it later', async () => {
  const host = new FakeHost();
  await host.listen();
  await host.kill();
  const desk = connectBrowserDesk(`ws://127.0.0.1:${host.port}/desk`, () => undefined);
  expect(await desk.request('desk/hello', { client: 'a-page' })).toEqual(lost);
  await host.listen();
  onTestFinished(() => host.kill());
  await vi.waitFor(() => expect(host.sockets).toHaveLength(1), { timeout: 10_000 });
  onTestFinished(() => host.sockets[0]?.close(1000));
  void desk.request('recent/list', {});
  expect(await host.heard(1)).toMatchObject({ name: 'recent/list' });
});

test('a window that the host closes closes itself, does not come back, and does not seem to work', async () => {
  const { host, desk, closeWindow, states } = await connected();
  void desk.request('window/close', {});
  await host.heard(1);
  host.sockets[0]?.close(1000);
  await vi.waitFor(() => expect(closeWindow).toHaveBeenCalledOnce());
  expect(states).toEqual(['lost']);
  expect(await desk.request('recent/list', {})).toEqual(lost);
});

test('a dropped file is handed over byte for byte', async () => {
  const { host, desk } = await connected();
  for (const [index, size] of [0, 1, 2, 3, 0x6000, 0x6001, 1_000_003].entries()) {
    const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7 + size) % 256);
    const opened = desk.openDropped(new File([bytes], 'Übergabe 新.txt'));
    const { id, name, payload } = await host.heard(index + 1);
    expect(name).toBe('article/receive');
    expect(payload.name).toBe('Übergabe 新.txt');
    expect(Buffer.from(payload.bytes as string, 'base64').equals(bytes)).toBe(true);
    host.say({ id, result: { ok: false, error: { code: 'empty' } } });
    expect(await opened).toEqual({ ok: false, error: { code: 'empty' } });
  }
});

test('the largest file that is opened is handed over; a larger one is refused before it is read', async () => {
  const { host, desk } = await connected();
  const fileOf = (size: number) => Object.defineProperty(new File(['text'], 'large.txt'), 'size', { value: size });
  const tooLarge = fileOf(maxArticleBytes + 1);
  const read = vi.spyOn(tooLarge, 'arrayBuffer');
  expect(await desk.openDropped(tooLarge)).toEqual({ ok: false, error: { code: 'too-large', file: 'large.txt' } });
  expect(read).not.toHaveBeenCalled();
  void desk.openDropped(fileOf(maxArticleBytes));
  expect(await host.heard(1)).toMatchObject({ name: 'article/receive' });
});

test('a dropped folder, and what is no file at all, are refused', async () => {
  const { host, desk } = await connected();
  const folder = new File([], 'drafts');
  vi.spyOn(folder, 'arrayBuffer').mockRejectedValue(new DOMException('', 'NotFoundError'));
  expect(await desk.openDropped(folder)).toEqual({ ok: false, error: { code: 'directory', file: 'drafts' } });
  for (const nothing of [undefined, null, '/etc/passwd', {}, { name: 'a.txt', size: 1 }])
    expect(await desk.openDropped(nothing)).toEqual({ ok: false, error: { code: 'unknown-reference' } });
  expect(host.asked).toEqual([]);
});
