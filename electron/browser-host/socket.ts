import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Desk } from '../desk/desk';
import type { DeskWindow } from '../desk/host-services';

const requestMessage = z.object({ id: z.int(), name: z.string().max(100), payload: z.unknown() });
const heartbeatMs = 15_000;

/** Carries one window's conversation over a socket: `{id, name, payload}` → `{id, result}`, and `{event, payload}`. */
export function converse(socket: WebSocket, desk: Desk): void {
  const say = (message: unknown) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const window: DeskWindow = { send: (event, payload) => say({ event, payload }) };
  const connection = desk.connect(window);
  windowsOf.set(window, socket);

  socket.on('message', (data) => {
    const message = parse(String(data));
    if (!message) return socket.close(1008, 'not a message');
    const { id, name, payload } = message;
    return void connection.handle(name, payload).then((result) => say({ id, result }));
  });

  let alive = true;
  socket.on('pong', () => (alive = true));
  const heartbeat = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    return socket.ping();
  }, heartbeatMs);
  socket.on('error', () => socket.terminate());
  socket.once('close', () => {
    clearInterval(heartbeat);
    connection.disconnect();
  });
}

const windowsOf = new WeakMap<DeskWindow, WebSocket>();

/** Ends a window's conversation; its page closes itself. */
export function hangUp(window: DeskWindow): void {
  windowsOf.get(window)?.close(1000, 'closed');
}

function parse(text: string) {
  try {
    return requestMessage.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
