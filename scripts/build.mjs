// @ts-check
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMain } from './lib/is-main.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const dist = join(root, 'dist');

const sources = [
  'core',
  'electron',
  'renderer',
  'assets/icons',
  'scripts/build.mjs',
  'scripts/lib',
  'package.json',
  'package-lock.json',
];
const tests = /\.test\.tsx?$/;

/** What runs in Node, and the one file that each becomes. A sandboxed preload must be CommonJS. */
const nodeEntries = [
  { entry: 'electron/main.ts', file: 'main.js' },
  { entry: 'electron/preload.ts', file: 'preload.cjs' },
  { entry: 'electron/browser-host/host.ts', file: 'host.js' },
  { entry: 'electron/cli/cli.ts', file: 'cli.js' },
];

const mimeTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

/** Whether dist/ is missing, or was built from other sources than those that are here now. Takes milliseconds. */
export function needsBuild(folder = root) {
  try {
    return JSON.parse(readFileSync(join(folder, 'dist', 'build.json'), 'utf8')).sources !== fingerprint(folder);
  } catch {
    return true;
  }
}

/**
 * Builds everything that runs into dist/. It is replaced as a whole and only by a whole build, so whoever runs from the
 * old one, or builds at the same time, never meets half of one.
 */
export async function build() {
  // Before the first source is read: what is changed meanwhile is built next time.
  const stamp = { version: version(), sources: fingerprint(root) };
  mkdirSync(join(root, '.cache'), { recursive: true });
  const fresh = mkdtempSync(join(root, '.cache', 'build-'));
  try {
    await buildPage(join(root, 'renderer'), fresh);
    for (const { entry, file } of nodeEntries) await buildForNode(entry, join(fresh, file));
    writeJson(join(fresh, 'build.json'), stamp);
    install(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Puts a finished build in the place of the old one. @param {string} fresh */
function install(fresh) {
  rmSync(dist, { recursive: true, force: true });
  try {
    renameSync(fresh, dist);
  } catch (error) {
    // Somebody who built the same at the same time may have been a moment faster.
    if (needsBuild()) throw error;
  }
}

/**
 * Builds the page of a folder with an index.html into `page/` of `outFolder`, and lists its files with their MIME types
 * in `page-files.json`: both hosts serve these and nothing else.
 * @param {string} source
 * @param {string} outFolder
 */
export async function buildPage(source, outFolder) {
  const { build: bundle } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const page = join(outFolder, 'page');
  await bundle({
    ...common,
    root: source,
    base: '/',
    plugins: [react()],
    build: {
      outDir: page,
      emptyOutDir: true,
      target: 'chrome130',
      // The content security policy allows no inline script, and data: URLs for images only.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
    },
  });
  const files = listFiles(page).map((path) => {
    const type = mimeTypes.get(extname(path));
    if (!type) throw new Error(`The page has a file of an unknown type: ${path}`);
    return [relative(page, path).split(sep).join('/'), type];
  });
  writeJson(join(outFolder, 'page-files.json'), Object.fromEntries(files));
}

/**
 * Bundles what runs in Node, with all it depends on, into one file: CommonJS if it is called .cjs. It is not minified,
 * so that an error report names lines that can be read.
 * @param {string} entry below the project's folder
 * @param {string} outFile
 */
export async function buildForNode(entry, outFile) {
  const { build: bundle } = await import('vite');
  await bundle({
    ...common,
    root,
    define: { ...common.define, __APP_VERSION__: JSON.stringify(version()) },
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      outDir: dirname(outFile),
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        // Beside Electron: two native helpers that ws does without.
        external: ['electron', 'bufferutil', 'utf-8-validate'],
        output: {
          format: extname(outFile) === '.cjs' ? 'cjs' : 'es',
          entryFileNames: relative(dirname(outFile), outFile),
          codeSplitting: false,
        },
      },
    },
  });
}

/** @satisfies {import('vite').InlineConfig} */
const common = {
  configFile: false,
  logLevel: 'warn',
  // Whatever the user's shell says: a development build of React is slow, and makes code from strings.
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** @returns {string} */
function version() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

/** The names, sizes and times of all sources that are built, in short. @param {string} folder @returns {string} */
export function fingerprint(folder) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => listFiles(join(folder, source)))) {
    if (tests.test(path)) continue;
    const { mtimeMs, size } = statSync(path);
    hash.update(`${relative(folder, path)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** All files in a folder, in order; or the file itself; or nothing. @param {string} path @returns {string[]} */
function listFiles(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [path] : [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

/** @param {string} path @param {unknown} value */
function writeJson(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
}

if (isMain(import.meta.url)) await build();
