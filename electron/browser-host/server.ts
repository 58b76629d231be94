import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { reportHeaders, resolvePage, securityHeaders, type PageFiles } from '../page-files';
import type { Handouts } from './handouts';
import { converse, maxMessageBytes, type WindowDesk } from './socket';
import { Tickets } from './tickets';

/** How a socket closes when its page is closed, left or reloaded. A connection that breaks closes with 1006. */
const goodbyes: ReadonlySet<number> = new Set([1000, 1001, 1005]);

export interface BrowserServer {
  /** An address that opens one window, once. */
  startAddress(): string;
  /** Ends every conversation and every request. */
  close(): Promise<void>;
}

/** Hears how many windows are connected whenever one comes or goes, and whether the one that went said so. */
export type WindowsListener = (windows: number, closed: boolean) => void;

/** Serves the page, the desk and what is handed out on loopback, to whoever comes with a ticket, and to nobody else. */
export async function serve(
  desk: WindowDesk,
  files: PageFiles,
  handouts: Handouts,
  onWindows: WindowsListener,
): Promise<BrowserServer> {
  const tickets = new Tickets();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => refuse(response, 500));
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const { port } = await listen(server);
  const authority = `127.0.0.1:${port}`;
  const origin = `http://${authority}`;
  const headers = securityHeaders(`ws://${authority}`, "'self'");
  // A browser keeps one jar for all ports of a machine, and there may be two hosts.
  const cookieName = `caveat-${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // Another site may point its own name at this address: only our own is answered.
    if (request.headers.host !== authority) return refuse(response, 421);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const [path = '', query] = (request.url ?? '').split('?', 2);
    if (path === '/start' && request.method === 'GET') return start(request, response, query);
    if (!hasSession(request)) return refuse(response, 403);
    const report = query === undefined && request.method === 'GET' ? handouts.take(path) : undefined;
    if (report !== undefined) return void response.writeHead(200, reportHeaders).end(report);
    const file = query === undefined ? resolvePage(files, path) : undefined;
    if (!file) return refuse(response, 404);
    const content = await readFile(file.path);
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': content.length });
    response.end(request.method === 'HEAD' ? undefined : content);
  }

  function start(request: IncomingMessage, response: ServerResponse, query = ''): void {
    const session = tickets.exchange(new URLSearchParams(query).get('ticket') ?? '');
    // Who has been let in may come by a used address again: a reload, or going back.
    if (session === undefined && !hasSession(request)) return refuse(response, 403);
    if (session !== undefined)
      response.setHeader('Set-Cookie', `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`);
    response.writeHead(303, { Location: '/' });
    response.end();
  }

  function hasSession({ headers }: IncomingMessage): boolean {
    const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    const own = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`));
    return tickets.isSession(own?.slice(cookieName.length + 1));
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Who hangs up while being refused must not take the host along.
    socket.on('error', () => socket.destroy());
    const allowed =
      request.headers.host === authority &&
      request.headers.origin === origin &&
      request.url === '/desk' &&
      hasSession(request);
    if (!allowed) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (client) => {
      converse(client, desk);
      client.once('close', (code) => onWindows(sockets.clients.size, goodbyes.has(code)));
      onWindows(sockets.clients.size, false);
    });
  });

  return {
    startAddress: () => `${origin}/start?ticket=${tickets.issue()}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** On loopback, at a port that is free. */
function listen(server: Server): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });
}

const refusals: Readonly<Record<number, string>> = {
  403: 'This address has been used already, or is not Caveat’s. Start Caveat again to get a new one.',
  404: 'There is nothing here.',
};

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
  });
  response.end(refusals[status] ?? 'Caveat could not answer.');
}
