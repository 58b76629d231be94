import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { dist } from '../hosts/processes';
import { fusesOf, makeStandInElectron } from './stand-in-electron';

const root = join(dist, '..');
let folder: string;
let packed: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  test.setTimeout(120_000);
  folder = mkdtempSync(join(tmpdir(), 'caveat-package-'));
  const electron = join(folder, 'electron');
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
  makeStandInElectron(electron, version);
  const output = join(folder, 'out');
  execFileSync(
    process.execPath,
    [
      join(root, 'scripts', 'package.mjs'),
      ...['--linux', '--dir', `-c.electronDist=${electron}`, `-c.directories.output=${output}`],
    ],
    // A registry or a mirror that is asked for anything is not there.
    {
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, npm_config_registry: 'http://127.0.0.1:9/', ELECTRON_MIRROR: 'http://127.0.0.1:9/' },
    },
  );
  packed = join(output, 'linux-unpacked');
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const archive = () => join(packed, 'resources', 'app.asar');

test('only what runs is packaged', () => {
  const entries = listPackage(archive(), { isPack: false }).map((entry) => entry.replaceAll('\\', '/'));
  const folders = ['/assets', '/assets/icons', '/dist', '/dist/page', '/dist/page/assets'];
  const files = [
    '/package.json',
    '/LICENSE',
    '/dist/main.js',
    '/dist/preload.cjs',
    '/dist/page-files.json',
    '/assets/icons/256x256.png',
  ];
  const page = Object.keys(JSON.parse(readFileSync(join(dist, 'page-files.json'), 'utf8')) as object);
  expect(entries.sort()).toEqual([...folders, ...files, ...page.map((name) => `/dist/page/${name}`)].sort());
  expect(readdirSync(join(packed, 'resources'))).toEqual(['app.asar']);
});

test('the packaged files are the built ones, and package.json says where to start', () => {
  for (const file of ['dist/main.js', 'dist/preload.cjs', 'dist/page/index.html'])
    expect(extractFile(archive(), file).equals(readFileSync(join(root, file))), file).toBe(true);
  const { scripts, devDependencies, ...metadata } = JSON.parse(
    String(extractFile(archive(), 'package.json')),
  ) as Record<string, unknown>;
  expect(metadata).toMatchObject({
    main: 'dist/main.js',
    type: 'module',
    productName: 'Caveat',
    desktopName: 'caveat.desktop',
  });
  expect([scripts, devDependencies]).toEqual([undefined, undefined]);
});

test('every fuse of the program is as the security checklist wants it', () => {
  expect(fusesOf(readFileSync(join(packed, 'caveat')))).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('nothing is published, nothing taken over, nothing needs an administrator', () => {
  const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  for (const line of [
    'publish: null',
    'npmRebuild: false',
    '  perMachine: false',
    '  allowElevation: false',
    '  hardenedRuntime: true',
  ])
    expect(config.split('\n')).toContain(line);
  expect([...config.matchAll(/fileAssociations:/g)], 'on macOS alone, as one viewer among others').toHaveLength(1);
  expect(config).toMatch(/role: Viewer\n\s+rank: Alternate/);
});
