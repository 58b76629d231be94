import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Electron's program keeps its fuses: after this mark, the wire's version, its length, and a byte for each. */
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const on = 0x31;
const off = 0x30;

/** The fuses in the order of the wire, as electron-builder names them. */
const fuses = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

/** Puts into `folder` what electron-builder takes for an Electron for Linux. Its program has fuses, and does nothing. */
export function makeStandInElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const wire = Buffer.from([1, fuses.length, ...fuses.map((_, index) => (index % 2 === 0 ? on : off))]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), Buffer.from(mark), wire]));
  for (const name of [
    'chrome-sandbox',
    'chrome_crashpad_handler',
    'locales/en-US.pak',
    'LICENSE',
    'LICENSES.chromium.html',
  ])
    writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) chmodSync(join(folder, name), 0o755);
}

/** The state of each fuse in a packaged program. Throws if it has none. */
export function fusesOf(program: Buffer): Record<(typeof fuses)[number], boolean> {
  const start = program.indexOf(mark);
  if (start === -1) throw new Error('The program has no fuses');
  const wire = program.subarray(start + mark.length + 2);
  return Object.fromEntries(fuses.map((name, index) => [name, wire[index] === on])) as ReturnType<typeof fusesOf>;
}
