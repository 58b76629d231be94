import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadPageFiles, securityHeaders } from '../page-files';
import { answerPage, privilegedSchemes } from './protocol';

const dist = mkdtempSync(join(tmpdir(), 'caveat-page-'));
mkdirSync(join(dist, 'page', 'assets'), { recursive: true });
writeFileSync(join(dist, 'page', 'index.html'), '<p>the page</p>');
writeFileSync(join(dist, 'page', 'assets', 'a.js'), 'the script');
writeFileSync(join(dist, 'page', 'unlisted.txt'), 'secret');
writeFileSync(join(dist, 'main.js'), 'secret');
symlinkSync('/etc', join(dist, 'page', 'link'));
const manifest = { 'index.html': 'text/html; charset=utf-8', 'assets/a.js': 'text/javascript; charset=utf-8' };
writeFileSync(join(dist, 'page-files.json'), JSON.stringify(manifest));
const files = loadPageFiles(dist);
afterAll(() => rmSync(dist, { recursive: true }));

const get = (url: string, method = 'GET') => answerPage(files, { url, method });

test.each([
  ['app://caveat/', '<p>the page</p>', 'text/html; charset=utf-8'],
  ['app://caveat/index.html', '<p>the page</p>', 'text/html; charset=utf-8'],
  ['app://caveat/assets/a.js', 'the script', 'text/javascript; charset=utf-8'],
])('answers %s', async (url, content, type) => {
  const response = await get(url);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(content);
  expect(response.headers.get('Content-Type')).toBe(type);
});

test.each([
  'app://caveat/unlisted.txt',
  'app://caveat/../main.js',
  'app://caveat/assets/../../main.js',
  'app://caveat/%2e%2e/main.js',
  'app://caveat/%2e%2e%2fmain.js',
  'app://caveat/..%5cmain.js',
  'app://caveat/..\\main.js',
  'app://caveat//etc/passwd',
  'app://caveat//evil.example/',
  'app://caveat/etc/passwd',
  'app://caveat/link/passwd',
  'app://caveat/index.html%00',
  'app://caveat/index.html\0',
  'app://caveat/index.html?x',
  'app://caveat/?x',
  'app://caveat/INDEX.html',
  'app://caveat/assets/',
  'app://caveat',
  'app://evil/index.html',
  'app://caveat.evil/index.html',
  'app://caveat@evil/index.html',
  'https://caveat/index.html',
  'file:///index.html',
])('has nothing at %j', async (url) => {
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toMatch(/secret|root:/);
});

test('answers nothing but GET', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
    expect((await get('app://caveat/index.html', method)).status).toBe(404);
});

test('every answer carries the security headers, and lets the page connect nowhere', async () => {
  for (const url of ['app://caveat/', 'app://caveat/nothing']) {
    const { headers } = await get(url);
    for (const [name, value] of Object.entries(securityHeaders())) expect(headers.get(name), name).toBe(value);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'none'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "frame-src 'none'",
      "img-src 'self' blob: data:",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      "trusted-types 'none'",
    ]);
  }
});

test('the scheme is as privileged as https and no more', () => {
  expect(privilegedSchemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});
