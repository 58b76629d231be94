import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { maxArticleBytes, requestSchemas } from '../../core/desk';
import { securityHeaders } from '../page-files';
import { Handouts } from './handouts';
import { serve, type BrowserServer } from './server';
import { maxMessageBytes } from './socket';
import { ask, cookieFor, EchoDesk, madePage, openSocket, say } from './testing';

async function started(onWindows: Parameters<typeof serve>[3] = () => undefined) {
  const desk = new EchoDesk();
  const handouts = new Handouts();
  const server: BrowserServer = await serve(desk, madePage(), handouts, onWindows);
  onTestFinished(() => server.close());
  const { origin, host } = new URL(server.startAddress());
  const cookie = await cookieFor(server.startAddress());
  return { desk, server, handouts, origin, host, cookie };
}

const pathOf = (address: string) => address.slice(new URL(address).origin.length);

test('a ticket is exchanged for a cookie, and the cookie for the page', async () => {
  const { server, origin } = await started();
  const start = await ask(origin, pathOf(server.startAddress()));
  expect(start).toMatchObject({ status: 303, headers: { location: '/' } });
  const [cookie = ''] = start.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^caveat-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  const page = await ask(origin, '/', { Cookie: cookie.split(';')[0] });
  expect(page).toMatchObject({ status: 200, body: '<p>the page</p>' });
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
});

test('a ticket works once; who came in by it may come again, nobody else', async () => {
  const { server, origin } = await started();
  const path = pathOf(server.startAddress());
  const cookie = await cookieFor(origin + path);
  const other = await ask(origin, path);
  expect(other).toMatchObject({ status: 403, body: expect.stringContaining('used already') as string });
  expect(other.headers['set-cookie']).toBeUndefined();
  expect(await ask(origin, path, { Cookie: cookie })).toMatchObject({ status: 303, headers: { location: '/' } });
});

test('only going to an address uses its ticket up', async () => {
  const { server, origin } = await started();
  const path = pathOf(server.startAddress());
  expect((await ask(origin, path, {}, 'HEAD')).status).toBe(403);
  expect((await ask(origin, path, {}, 'POST')).status).toBe(405);
  expect((await ask(origin, path)).status).toBe(303);
});

test.each(['/start', '/start?ticket=', '/start?ticket=made-up', '/start?other=1'])('%s opens nothing', async (path) => {
  const { origin } = await started();
  expect((await ask(origin, path)).status).toBe(403);
});

test('nothing is served without the cookie, or with one that is made up', async () => {
  const { origin, cookie } = await started();
  const made = `${cookie.split('=')[0]}=${'A'.repeat(43)}`;
  for (const headers of [{}, { Cookie: made }, { Cookie: `${cookie}x` }, { Cookie: cookie.replace('caveat', 'other') }])
    for (const path of ['/', '/assets/a.js', '/nothing', '/desk'])
      expect(await ask(origin, path, headers)).toMatchObject({ status: 403 });
});

test('the cookie is found among others', async () => {
  const { origin, cookie } = await started();
  expect((await ask(origin, '/', { Cookie: `a=b; ${cookie}; c=d` })).status).toBe(200);
});

test('two hosts can be used from one browser: each has a cookie of its own', async () => {
  const [one, other] = [await started(), await started()];
  const both = { Cookie: `${one.cookie}; ${other.cookie}` };
  expect((await ask(one.origin, '/', both)).status).toBe(200);
  expect((await ask(other.origin, '/', both)).status).toBe(200);
});

test('a name that was pointed at this machine is not answered', async () => {
  const { origin, host, cookie, server } = await started();
  const port = host.split(':')[1];
  for (const Host of ['evil.example', `evil.example:${port}`, `localhost:${port}`, `[::1]:${port}`, '127.0.0.1']) {
    expect(await ask(origin, '/', { Host, Cookie: cookie })).toMatchObject({ status: 421 });
    const start = await ask(origin, pathOf(server.startAddress()), { Host });
    expect(start.status).toBe(421);
    expect(start.headers['set-cookie']).toBeUndefined();
  }
});

// Other systems know one loopback address only.
test.runIf(process.platform === 'linux')('listens at its own address only', async () => {
  const { host } = await started();
  const probe = connect(Number(host.split(':')[1]), '127.0.0.2');
  const [error] = (await once(probe, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});

test('only reads', async () => {
  const { origin, cookie } = await started();
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
    const answer = await ask(origin, '/', { Cookie: cookie, Origin: origin }, method);
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  }
  const head = await ask(origin, '/', { Cookie: cookie }, 'HEAD');
  expect(head).toMatchObject({ status: 200, body: '', headers: { 'content-length': '15' } });
});

test.each([
  '/unlisted.txt',
  '/../page-files.json',
  '/assets/../../page-files.json',
  '/%2e%2e/page-files.json',
  '/..%5cpage-files.json',
  '//etc/passwd',
  '/index.html%00',
  '/index.html?a',
  '/?',
  '/INDEX.html',
  'http://127.0.0.1/index.html',
])('there is nothing at %s', async (path) => {
  const { origin, cookie } = await started();
  const answer = await ask(origin, path, { Cookie: cookie });
  expect(answer.status).toBe(404);
  expect(answer.body).not.toContain('secret');
});

test('every answer carries the security headers, and lets the page connect to its own socket only', async () => {
  const { origin, host, cookie } = await started();
  const expected = Object.entries(securityHeaders(`ws://${host}`, "'self'"));
  expect(expected[0]?.[1]).toContain(`connect-src ws://${host};`);
  for (const [path, headers] of [
    ['/', { Cookie: cookie }],
    ['/nothing', { Cookie: cookie }],
    ['/', {}],
    ['/start?ticket=x', {}],
    ['/', { Host: 'evil.example' }],
  ] as const) {
    const answer = await ask(origin, path, headers);
    for (const [name, value] of expected) expect(answer.headers[name.toLowerCase()], `${path} ${name}`).toBe(value);
  }
});

test('the page talks to the desk over its socket', async () => {
  const { origin, cookie } = await started();
  const socket = await openSocket(origin, { Cookie: cookie });
  expect(await say(socket, { id: 1, name: 'recent/list', payload: {} })).toEqual({
    id: 1,
    result: { ok: true, value: { name: 'recent/list', payload: {} } },
  });
});

test('the largest article fits, with the longest name; anything larger ends the conversation', async () => {
  const { origin, cookie, desk } = await started();
  const socket = await openSocket(origin, { Cookie: cookie });
  const payload = { name: '\u{1F4F0}'.repeat(127), bytes: 'A'.repeat(Math.ceil(maxArticleBytes / 3) * 4) };
  expect(requestSchemas['article/receive'].safeParse(payload).success).toBe(true);
  // Under a name that this desk does not echo: once over the socket is enough.
  expect(await say(socket, { id: 1, name: 'refused', payload })).toMatchObject({ result: { ok: false } });
  socket.send('x'.repeat(maxMessageBytes + 1));
  const [code] = (await once(socket, 'close')) as [number];
  expect(code).toBe(1009);
  await vi.waitFor(() => expect(desk.disconnected).toBe(1));
}, 60_000);

test.each<[string, (world: { origin: string; host: string; cookie: string }) => Record<string, string>, string?]>([
  ['without the cookie', () => ({})],
  ['with a cookie that is made up', ({ cookie }) => ({ Cookie: `${cookie.slice(0, -1)}?` })],
  ['from another site', ({ cookie }) => ({ Cookie: cookie, Origin: 'https://evil.example' })],
  ['from another port of this machine', ({ cookie }) => ({ Cookie: cookie, Origin: 'http://127.0.0.1:1' })],
  ['from a page that hides where it is from', ({ cookie }) => ({ Cookie: cookie, Origin: 'null' })],
  ['under another name', ({ cookie, host }) => ({ Cookie: cookie, Host: host.replace('127.0.0.1', 'localhost') })],
  ['at another path', ({ cookie }) => ({ Cookie: cookie }), '/desk/'],
])('there is no socket %s', async (_how, headers, path) => {
  const { origin, host, cookie, desk } = await started();
  await expect(openSocket(origin, headers({ origin, host, cookie }), path)).rejects.toThrow('403');
  expect(desk.windows).toEqual([]);
});

test('who hangs up while being refused does not take the host along', async () => {
  const { origin, host, cookie } = await started();
  for (let time = 0; time < 20; time++) {
    const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`GET /desk HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    socket.resetAndDestroy();
  }
  expect((await ask(origin, '/', { Cookie: cookie })).status).toBe(200);
});

test('is no proxy: what a browser wants from elsewhere it does not get', async () => {
  const { origin, host } = await started();
  expect((await ask(origin, 'http://evil.example/', { Host: 'evil.example' })).status).toBe(421);
  const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));
  socket.write('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n');
  await once(socket, 'close');
  expect(answer).not.toContain(' 200');
});

test('says how many windows there are, and whether one was closed or its connection broke', async () => {
  const onWindows = vi.fn();
  const { origin, cookie } = await started(onWindows);
  const first = await openSocket(origin, { Cookie: cookie });
  const second = await openSocket(origin, { Cookie: cookie });
  await vi.waitFor(() => expect(onWindows.mock.calls.map(([windows]) => windows as number)).toEqual([1, 2]));
  first.terminate();
  await vi.waitFor(() => expect(onWindows).toHaveBeenLastCalledWith(1, false));
  second.close(1001);
  await vi.waitFor(() => expect(onWindows).toHaveBeenLastCalledWith(0, true));
});

test('closing ends what is open', async () => {
  const { origin, cookie, server } = await started();
  const socket = await openSocket(origin, { Cookie: cookie });
  const closed = once(socket, 'close');
  await server.close();
  await closed;
  await expect(ask(origin, '/')).rejects.toThrow('ECONNREFUSED');
});

test('a report that is handed out is fetched once, by who has come in, and can do nothing but be printed', async () => {
  const { handouts, origin, cookie } = await started();
  const path = handouts.give('<style>p {}</style><p>The report');
  expect(await ask(origin, path)).toMatchObject({ status: 403 });
  expect(await ask(origin, `${path}?x`, { Cookie: cookie })).toMatchObject({ status: 404 });
  const report = await ask(origin, path, { Cookie: cookie });
  expect(report).toMatchObject({ status: 200, body: expect.stringContaining('The report') as string });
  const policy = report.headers['content-security-policy'];
  for (const part of ["default-src 'none'", "frame-ancestors 'self'", 'sandbox allow-same-origin allow-modals'])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/script-src|allow-scripts/);
  expect(await ask(origin, path, { Cookie: cookie })).toMatchObject({ status: 404 });
});
