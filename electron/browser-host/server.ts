import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { maxArticleBytes } from '../../core/desk';
import type { Desk } from '../desk/desk';
import { resolvePage, securityHeaders, type PageFiles } from '../page-files';
import { converse } from './socket';
import { Tickets } from './tickets';

const cookieName = 'caveat';
const maxMessageBytes = Math.ceil((maxArticleBytes * 4) / 3) + 4096;

export interface BrowserServer {
  /** An address that opens one window, once. */
  startAddress(): string;
  /** How many windows are connected. */
  readonly windows: number;
  close(): Promise<void>;
}

/** Serves the page and the desk on loopback, to whoever comes with a ticket. `onWindows` hears of each that comes or goes. */
export async function serve(desk: Desk, files: PageFiles, onWindows: (count: number) => void): Promise<BrowserServer> {
  const tickets = new Tickets();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => refuse(response, 500));
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const authority = `127.0.0.1:${port}`;
  const origin = `http://${authority}`;
  const headers = securityHeaders(`ws://${authority}`);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // Another site may point its own name at this address: only our own is answered.
    if (request.headers.host !== authority) return refuse(response, 421);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    if (path === '/start') return start(query, response);
    if (!tickets.isSession(sessionOf(request))) return refuse(response, 403);
    const file = query === '' ? resolvePage(files, path) : undefined;
    if (!file) return refuse(response, 404);
    const content = await readFile(file.path);
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': content.length });
    response.end(request.method === 'HEAD' ? undefined : content);
  }

  function start(query: string, response: ServerResponse): void {
    const session = tickets.exchange(new URLSearchParams(query).get('ticket') ?? '');
    if (session === undefined) return refuse(response, 403);
    response.writeHead(303, {
      Location: '/',
      'Set-Cookie': `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    });
    response.end();
  }

  server.on('upgrade', (request, socket, head) => {
    const allowed =
      request.headers.host === authority &&
      request.headers.origin === origin &&
      request.url === '/desk' &&
      tickets.isSession(sessionOf(request));
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      converse(client, desk);
      client.once('close', () => onWindows(sockets.clients.size));
      onWindows(sockets.clients.size);
    });
  });

  return {
    startAddress: () => `${origin}/start?ticket=${tickets.issue()}`,
    get windows() {
      return sockets.clients.size;
    },
    close: () => closeAll(server, sockets),
  };
}

function sessionOf({ headers }: IncomingMessage): string | undefined {
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(refusals[status] ?? 'Caveat could not answer.');
}

const refusals: Readonly<Record<number, string>> = {
  403: 'This address has been used already, or is not Caveat’s. Start Caveat again to get a new one.',
  404: 'There is nothing here.',
};

async function closeAll(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.terminate();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
