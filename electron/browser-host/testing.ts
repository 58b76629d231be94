import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { fail, ok } from '../../core/result';
import type { DeskWindow } from '../desk/host-services';
import { loadPageFiles, type PageFiles } from '../page-files';
import type { WindowDesk } from './socket';

/** A built page of two files, in a folder that is gone after the test. */
export function madePage(): PageFiles {
  const dist = mkdtempSync(join(tmpdir(), 'caveat-host-'));
  onTestFinished(() => rmSync(dist, { recursive: true }));
  mkdirSync(join(dist, 'page', 'assets'), { recursive: true });
  writeFileSync(join(dist, 'page', 'index.html'), '<p>the page</p>');
  writeFileSync(join(dist, 'page', 'assets', 'a.js'), 'the script');
  writeFileSync(join(dist, 'page', 'unlisted.txt'), 'a secret');
  const manifest = { 'index.html': 'text/html; charset=utf-8', 'assets/a.js': 'text/javascript; charset=utf-8' };
  writeFileSync(join(dist, 'page-files.json'), JSON.stringify(manifest));
  return loadPageFiles(dist);
}

/** A desk that answers each request with its payload, and keeps what happened. */
export class EchoDesk implements WindowDesk {
  readonly windows: DeskWindow[] = [];
  disconnected = 0;

  connect(window: DeskWindow) {
    this.windows.push(window);
    return {
      handle: (name: string, payload: unknown) =>
        Promise.resolve(name === 'refused' ? fail({ code: 'rejected' as const }) : ok({ name, payload })),
      disconnect: () => void this.disconnected++,
    };
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One HTTP request, with a path and headers that a browser would tidy or forbid. */
export async function ask(
  origin: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const asked = request({ hostname, port, path, method, headers, agent: false }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

/** The cookie that a start address is exchanged for. */
export async function cookieFor(startAddress: string): Promise<string> {
  const { origin, pathname, search } = new URL(startAddress);
  const { headers } = await ask(origin, pathname + search);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** A page's socket to the desk. Answers once it is open; rejects if it is refused. */
export async function openSocket(origin: string, headers: Record<string, string>, path = '/desk'): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers: { Origin: origin, ...headers } });
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  return socket;
}

/** Sends a message and waits for the answer. */
export async function say(socket: WebSocket, message: unknown): Promise<unknown> {
  const answer = next(socket, 'id');
  socket.send(JSON.stringify(message));
  return answer;
}

/** The next event. */
export function heard(socket: WebSocket): Promise<unknown> {
  return next(socket, 'event');
}

function next(socket: WebSocket, key: 'id' | 'event'): Promise<unknown> {
  return new Promise((resolve) => {
    const listen = (data: unknown) => {
      const message = JSON.parse(String(data)) as object;
      if (!(key in message)) return;
      socket.off('message', listen);
      resolve(message);
    };
    socket.on('message', listen);
  });
}
