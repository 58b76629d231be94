import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadPageFiles, resolvePage, securityHeaders } from './page-files';

const dist = mkdtempSync(join(tmpdir(), 'caveat-page-files-'));
writeFileSync(
  join(dist, 'page-files.json'),
  JSON.stringify({ 'index.html': 'text/html; charset=utf-8', 'assets/a.js': 'text/javascript; charset=utf-8' }),
);
const files = loadPageFiles(dist);
afterAll(() => rmSync(dist, { recursive: true }));

test.each([
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/index.html', 'index.html', 'text/html; charset=utf-8'],
  ['/assets/a.js', 'assets/a.js', 'text/javascript; charset=utf-8'],
])('%s is %s', (path, name, type) => {
  expect(resolvePage(files, path)).toEqual({ path: join(dist, 'page', name), type });
});

test.each([
  '',
  'index.html',
  '//',
  '//127.0.0.1/index.html',
  '//index.html',
  '/assets',
  '/assets/',
  '/assets//a.js',
  '/./index.html',
  '/../page-files.json',
  '/assets/../index.html',
  '/assets/%2e%2e/index.html',
  '/%2e%2e/page-files.json',
  '/..%2fpage-files.json',
  '/..%5cpage-files.json',
  '/..\\page-files.json',
  '/assets%2fa.js',
  '/index%2ehtml',
  '/index.html\0',
  '/index.html%00',
  '/index.html?',
  '/index.html?a=b',
  '/?',
  '/index.html#top',
  '/INDEX.HTML',
  '/index.html ',
  '/index.html.',
  '/index.html/',
  '/page-files.json',
  '/__proto__',
  '/constructor',
  'http://127.0.0.1/index.html',
])('%j is nothing', (path) => {
  expect(resolvePage(files, path)).toBeUndefined();
});

const policy = securityHeaders('ws://127.0.0.1:4321', "'self'")['Content-Security-Policy'] as string;

test.each([
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self' blob: data:"],
  ['font-src', "'self'"],
  ['frame-src', "'self'"],
  ['connect-src', 'ws://127.0.0.1:4321'],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', "'none'"],
])('the policy says %s %s', (directive, value) => {
  expect(policy.split('; ')).toContain(`${directive} ${value}`);
});

test('the policy says nothing else', () => {
  expect(policy.split('; ')).toHaveLength(13);
});

test('without a host to talk to, the page may connect nowhere, and show nothing in frames', () => {
  expect(securityHeaders()['Content-Security-Policy']).toContain("frame-src 'none'");
  expect(securityHeaders()['Content-Security-Policy']).toContain("connect-src 'none'");
});

test.each([
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Cache-Control', 'no-store'],
])('answers carry %s: %s', (name, value) => {
  expect(securityHeaders()[name]).toBe(value);
});

test.each([
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'compute-pressure',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
])('the page may not use %s', (feature) => {
  expect(securityHeaders()['Permissions-Policy']?.split(', ')).toContain(`${feature}=()`);
});
