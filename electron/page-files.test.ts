import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadPageFiles, resolvePage, securityHeaders } from './page-files';

const dist = mkdtempSync(join(tmpdir(), 'caveat-dist-'));
writeFileSync(
  join(dist, 'page-files.json'),
  JSON.stringify({ 'index.html': 'text/html', 'assets/a.js': 'text/javascript' }),
);
afterAll(() => rmSync(dist, { recursive: true }));
const files = loadPageFiles(dist);

describe('the page’s files', () => {
  it('are those of the list, and the index for /', () => {
    expect(resolvePage(files, '/')).toEqual({ path: join(dist, 'page', 'index.html'), type: 'text/html' });
    expect(resolvePage(files, '/assets/a.js')?.type).toBe('text/javascript');
  });

  it('are nothing else, however it is written', () => {
    for (const path of [
      '',
      '//',
      '/assets/',
      '/assets/A.js',
      '/assets/a.js?x',
      '/assets/../index.html',
      '/../page-files.json',
      '/%2e%2e/page-files.json',
      '/assets%2fa.js',
      '/assets%5ca.js',
      '//evil/assets/a.js',
      '/assets/a.js\0',
      '/page-files.json',
      'file:///etc/passwd',
    ])
      expect(resolvePage(files, path), path).toBeUndefined();
  });
});

describe('the headers', () => {
  const policy = new Map(
    (securityHeaders()['Content-Security-Policy'] as string).split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')] as const;
    }),
  );

  it('allow the page’s own files and nothing else', () => {
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' blob: data:",
      'font-src': "'self'",
      'connect-src': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
  });

  it('let the browser host’s page connect to its own socket only', () => {
    expect(securityHeaders('ws://127.0.0.1:1')['Content-Security-Policy']).toContain('connect-src ws://127.0.0.1:1;');
  });

  it('keep types, referrers, other windows, features and caches out', () => {
    const headers = securityHeaders();
    expect(headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    });
    for (const feature of ['camera', 'geolocation', 'microphone', 'usb'])
      expect(headers['Permissions-Policy']).toContain(`${feature}=()`);
  });
});
