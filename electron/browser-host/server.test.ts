import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { TestDesk } from '../desk/testing';
import { loadPageFiles } from '../page-files';
import { serve, type BrowserServer } from './server';

let test: TestDesk;
let server: BrowserServer;
let start: URL;
let counts: number[];

beforeEach(async () => {
  test = new TestDesk();
  const dist = mkdtempSync(join(tmpdir(), 'caveat-served-'));
  mkdirSync(join(dist, 'page'));
  writeFileSync(join(dist, 'page', 'index.html'), '<p>Caveat</p>');
  writeFileSync(join(dist, 'page-files.json'), '{"index.html": "text/html"}');
  const own: number[] = [];
  counts = own;
  server = await serve(test.desk, loadPageFiles(dist), (count) => own.push(count));
  start = new URL(server.startAddress());
  return () => rmSync(dist, { recursive: true });
});
afterEach(async () => {
  await server.close();
  test.clear();
});

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A request as it is written, so that nothing is tidied up on the way. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: start.hostname, port: start.port, path, method, headers: { Host: start.host, ...headers } },
      (reply) => {
        let body = '';
        reply.on('data', (data) => (body += data));
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body }));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

async function session(): Promise<string> {
  const { headers } = await get(start.pathname + start.search);
  return (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
}

function connect(headers: Record<string, string>, path = '/desk'): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://${start.host}${path}`, { headers });
  return new Promise((resolve) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, reply) => resolve(reply.statusCode ?? 0));
    socket.on('error', () => resolve(0));
  });
}

describe('the ticket', () => {
  it('is exchanged once for a cookie that no script can read and no other site sends', async () => {
    const first = await get(start.pathname + start.search);
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(first.headers['set-cookie']?.[0]).toMatch(/^caveat=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await get(start.pathname + start.search)).status).toBe(403);
  });

  it('cannot be guessed or left out', async () => {
    for (const query of ['', '?ticket=', '?ticket=x', `?ticket=${'A'.repeat(43)}`])
      expect((await get(`/start${query}`)).status).toBe(403);
  });
});

describe('the page', () => {
  it('is served with every header to whoever has the cookie, and to nobody else', async () => {
    const cookie = await session();
    expect(await get('/', { Cookie: cookie })).toMatchObject({
      status: 200,
      body: '<p>Caveat</p>',
      headers: { 'x-content-type-options': 'nosniff' },
    });
    expect((await get('/')).status).toBe(403);
    expect((await get('/', { Cookie: 'caveat=wrong' })).status).toBe(403);
  });

  it('is not served under another name, by another method, or by a crooked path', async () => {
    const Cookie = await session();
    expect((await get('/', { Cookie, Host: `localhost:${start.port}` })).status).toBe(421);
    expect((await get('/', { Cookie, Host: 'evil.example' })).status).toBe(421);
    expect((await get('/', { Cookie }, 'POST')).status).toBe(405);
    for (const path of ['/../page-files.json', '/%2e%2e/page-files.json', '//evil/', '/?x', '/story.txt'])
      expect((await get(path, { Cookie })).status, path).toBe(404);
  });
});

describe('the socket', () => {
  it('opens for our own page only', async () => {
    const Cookie = await session();
    const Origin = start.origin;
    expect(await connect({ Cookie })).toBe(403);
    expect(await connect({ Origin })).toBe(403);
    expect(await connect({ Cookie, Origin: 'http://evil.example' })).toBe(403);
    expect(await connect({ Cookie, Origin: 'null' })).toBe(403);
    expect(await connect({ Cookie, Origin, Host: 'evil.example' })).toBe(403);
    expect(await connect({ Cookie, Origin }, '/other')).toBe(403);
    const socket = await connect({ Cookie, Origin });
    expect(socket).toBeInstanceOf(WebSocket);
    (socket as WebSocket).terminate();
  });

  it('carries requests and answers, and is closed on what is no message', async () => {
    const socket = (await connect({ Cookie: await session(), Origin: start.origin })) as WebSocket;
    const answer = new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
    socket.send(JSON.stringify({ id: 7, name: 'desk/hello', payload: { client: 'c' } }));
    expect(await answer).toMatchObject({ id: 7, result: { ok: true, value: { host: 'browser' } } });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send('not JSON');
    expect(await closed).toBe(1008);
    await vi.waitFor(() => expect(counts).toEqual([1, 0]));
  });
});
