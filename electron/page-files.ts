import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PageFile {
  /** Where it is on this machine. */
  readonly path: string;
  readonly type: string;
}

/** The files of the page, by their URL path. Nothing else is ever served. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** The page's files as the build listed them in `page-files.json`. */
export function loadPageFiles(distFolder: string): PageFiles {
  const manifest = JSON.parse(readFileSync(join(distFolder, 'page-files.json'), 'utf8')) as Record<string, string>;
  return new Map(
    Object.entries(manifest).map(([name, type]) => [`/${name}`, { path: join(distFolder, 'page', name), type }]),
  );
}

/** The file that a URL path means: exactly one of the list, or none. Nothing is decoded, joined or normalised. */
export function resolvePage(files: PageFiles, urlPath: string): PageFile | undefined {
  return files.get(urlPath === '/' ? '/index.html' : urlPath);
}

/**
 * The headers that every answer carries. `connect` lists what the page may connect to besides nothing: the browser
 * host's own socket, or in Electron not even that; `frames`, what it may show in frames: a report, to print it.
 */
export function securityHeaders(connect = "'none'", frames = "'none'"): Readonly<Record<string, string>> {
  const policy = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' blob: data:",
    'font-src': "'self'",
    'frame-src': frames,
    'connect-src': connect,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([directive, value]) => `${directive} ${value}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
    'Cache-Control': 'no-store',
  };
}

/** All that browsers have had for long; one that a browser does not know makes it complain. */
const deniedFeatures = [
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
];

/** The headers of a report that the page shows in a frame to print it: its own style, no script, nothing from anywhere. */
export const reportHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders(),
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-modals",
};
