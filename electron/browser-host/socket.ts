import type { WebSocket } from 'ws';
import { z } from 'zod';
import { maxArticleBytes } from '../../core/desk';
import { fail } from '../../core/result';
import type { DeskConnection } from '../desk/connection';
import type { DeskWindow } from '../desk/host-services';

/** Who answers a window: the desk. */
export interface WindowDesk {
  connect: (window: DeskWindow) => Pick<DeskConnection, 'handle' | 'disconnect'>;
}

/** The largest message: the largest article in base64, and what surrounds it. */
export const maxMessageBytes = Math.ceil((maxArticleBytes * 4) / 3) + 4096;

const heartbeatMs = 15_000;
const envelope = z.object({ id: z.int() });
const requestMessage = envelope.extend({ name: z.string().max(100), payload: z.unknown() });

/**
 * Carries one window's conversation over a socket: `{id, name, payload}` is answered by `{id, result}`, and
 * `{event, payload}` comes unasked. What is not a request is answered with `bad-request`; what has not even an id ends
 * the conversation, as does a window that does not answer a ping before the next.
 */
export function converse(socket: WebSocket, desk: WindowDesk): void {
  const say = (message: unknown) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const window: DeskWindow = { send: (event, payload) => say({ event, payload }) };
  const connection = desk.connect(window);
  sockets.set(window, socket);

  socket.on('message', (data, isBinary) => {
    const message = isBinary ? undefined : parse(String(data));
    const addressed = envelope.safeParse(message);
    if (!addressed.success) return socket.close(1008, 'not a request');
    const { id } = addressed.data;
    const request = requestMessage.safeParse(message);
    if (!request.success) return say({ id, result: fail({ code: 'bad-request' }) });
    const { name, payload } = request.data;
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

const sockets = new WeakMap<DeskWindow, WebSocket>();

/** Ends a window's conversation; its page closes itself. */
export function hangUp(window: DeskWindow): void {
  sockets.get(window)?.close(1000, 'closed');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
