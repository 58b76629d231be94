import { execFileSync } from 'node:child_process';
import { builtinModules } from 'node:module';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildForNode, buildPage, fingerprint, needsBuild } from './build.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'caveat-build-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, content: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('a build is needed', () => {
  /** A project that has just been built. */
  function built() {
    for (const path of ['core/text.ts', 'renderer/main.tsx', 'renderer/index.html', 'package.json']) put(path, path);
    put('core/text.test.ts', 'a test');
    put('dist/build.json', JSON.stringify({ sources: fingerprint(folder) }));
  }

  test('where there is none, or only part of one', () => {
    expect(needsBuild(folder)).toBe(true);
    put('dist/main.js', '');
    expect(needsBuild(folder)).toBe(true);
    put('dist/build.json', '{"sources": ');
    expect(needsBuild(folder)).toBe(true);
  });

  test('not where nothing was changed since', () => {
    built();
    expect(needsBuild(folder)).toBe(false);
  });

  test.each<[string, () => unknown]>([
    ['changed', () => put('core/text.ts', 'other')],
    ['replaced by an older one', () => utimesSync(join(folder, 'core/text.ts'), 1, 1)],
    ['added', () => put('renderer/panels/new.tsx', '')],
    ['removed', () => rmSync(join(folder, 'renderer/index.html'))],
    ['fetched anew, with other libraries', () => put('package-lock.json', '{}')],
  ])('after a source was %s', (_how, change) => {
    built();
    change();
    expect(needsBuild(folder)).toBe(true);
  });

  test('not after a test was changed, or anything that is not built', () => {
    built();
    put('core/text.test.ts', 'another test');
    put('core/new.test.ts', 'a new test');
    put('docs/notes.md', 'notes');
    expect(needsBuild(folder)).toBe(false);
  });
});

describe('the page', () => {
  const html =
    '<!doctype html><link rel="icon" href="./icon.svg"><link rel="stylesheet" href="./main.css">' +
    '<div id="root"></div><script type="module" src="./main.tsx"></script>';

  test('is files whose names change with their content, all of them listed', async () => {
    put('renderer/index.html', html);
    put('renderer/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg" />');
    put('renderer/main.css', 'p { background: url(./icon.svg); color: red }');
    put('renderer/main.tsx', `void import('./late').then(({ late }) => late(process.env.NODE_ENV as string));`);
    put('renderer/late.ts', 'export const late = (environment: string) => (document.title = environment);');
    await buildPage(join(folder, 'renderer'), join(folder, 'dist'));
    const listed = JSON.parse(readFileSync(join(folder, 'dist', 'page-files.json'), 'utf8')) as Record<string, string>;
    const types = new Set(
      Object.entries(listed).map(([name, type]) => `${name.replace(/-[\w-]{8}\./, '-HASH.')} ${type}`),
    );
    expect(types).toEqual(
      new Set([
        'index.html text/html; charset=utf-8',
        'assets/index-HASH.js text/javascript; charset=utf-8',
        'assets/index-HASH.css text/css; charset=utf-8',
        'assets/late-HASH.js text/javascript; charset=utf-8',
        'assets/icon-HASH.svg image/svg+xml',
      ]),
    );
    const page = join(folder, 'dist', 'page');
    for (const name of Object.keys(listed)) expect(existsSync(join(page, name)), name).toBe(true);
    expect(readdirSync(page, { recursive: true })).toHaveLength(Object.keys(listed).length + 1);
    const built = readFileSync(join(page, 'index.html'), 'utf8');
    // What the content security policy would refuse.
    expect(built).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=|data:|https?:/);
    const code = Object.keys(listed)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(page, name), 'utf8'))
      .join('');
    expect(code).toContain('production');
    expect(code).not.toMatch(/sourceMappingURL|\beval\(|new Function/);
  });

  test('has no file of a type that nobody thought of', async () => {
    put('renderer/index.html', html.replace('./icon.svg', './icon.ico'));
    put('renderer/icon.ico', 'x');
    put('renderer/main.css', '');
    put('renderer/main.tsx', '');
    await expect(buildPage(join(folder, 'renderer'), join(folder, 'dist'))).rejects.toThrow(/unknown type: .*\.ico/);
  });
});

describe('what runs in Node', () => {
  /** The packages that a bundle asks for, beside what Node has itself. */
  const packages = (code: string) =>
    [...code.matchAll(/\b(?:from|import|import\(|(?:__)?require\()\s*["']([@\w][\w./:-]*)["']/g)]
      .map(([, name]) => (name as string).replace(/^node:/, ''))
      .filter((name) => !builtinModules.includes(name));

  test.each([
    ['electron/main.ts', 'main.js'],
    ['electron/browser-host/host.ts', 'host.js'],
    ['electron/cli/cli.ts', 'cli.js'],
  ])('%s is one file that needs no other package than Electron', async (entry, file) => {
    await buildForNode(entry, join(folder, file));
    expect(readdirSync(folder)).toEqual([file]);
    const code = readFileSync(join(folder, file), 'utf8');
    // The last two are optional native parts of ws, which does without them.
    expect(packages(code).filter((name) => !['electron', 'bufferutil', 'utf-8-validate'].includes(name))).toEqual([]);
    execFileSync(process.execPath, ['--check', join(folder, file)]);
  });

  test('the preload is one CommonJS file that needs Electron and nothing else, as a sandbox demands', async () => {
    await buildForNode('electron/preload.ts', join(folder, 'preload.cjs'));
    expect(readdirSync(folder)).toEqual(['preload.cjs']);
    const code = readFileSync(join(folder, 'preload.cjs'), 'utf8');
    expect(packages(code)).toEqual(['electron']);
    expect(code).not.toMatch(/^\s*(import|export)\b/m);
    execFileSync(process.execPath, ['--check', join(folder, 'preload.cjs')]);
  });
});
