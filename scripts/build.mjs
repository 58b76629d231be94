// @ts-check
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const dist = join(root, 'dist');
const stamp = join(dist, 'build.json');
const sources = [
  'core',
  'electron',
  'renderer',
  'scripts/build.mjs',
  'scripts/lib',
  'package.json',
  'package-lock.json',
];

/**
 * How Node runs the browser host. Reading a large set makes much that is soon thrown away: with room for it, opening
 * 10,000 annotations takes a fifth less.
 */
export const hostFlags = ['--max-semi-space-size=64'];

/** What runs in Node: entry, output, and whether it must be CommonJS (a sandboxed preload must). */
const nodeEntries = [
  { entry: 'electron/main.ts', file: 'main.js', format: 'es' },
  { entry: 'electron/preload.ts', file: 'preload.cjs', format: 'cjs' },
  { entry: 'electron/browser-host/host.ts', file: 'host.js', format: 'es' },
  { entry: 'electron/cli/cli.ts', file: 'cli.js', format: 'es' },
];

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

/** Whether a source is newer than what was built from it. */
export function needsBuild() {
  const built = modified(stamp);
  return sources.some((source) => newest(join(root, source)) > built);
}

/** Builds everything that runs into dist/. */
export async function build() {
  const { build: bundle } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  rmSync(dist, { recursive: true, force: true });
  await bundle({
    configFile: false,
    root: join(root, 'renderer'),
    base: '/',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(dist, 'page'),
      emptyOutDir: true,
      target: 'chrome130',
      // The content security policy allows no inline script and the page no data: URLs but images.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
    },
  });
  for (const { entry, file, format } of nodeEntries.filter(({ entry }) => modified(join(root, entry)) > 0))
    await bundle({
      configFile: false,
      root,
      logLevel: 'warn',
      define: { __APP_VERSION__: JSON.stringify(version) },
      ssr: { noExternal: true, external: ['electron'] },
      build: {
        ssr: join(root, entry),
        outDir: dist,
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        rolldownOptions: {
          external: ['electron', 'bufferutil', 'utf-8-validate'],
          output: { format: /** @type {'es' | 'cjs'} */ (format), entryFileNames: file, codeSplitting: false },
        },
      },
    });
  const page = join(dist, 'page');
  const files = listFiles(page).map((path) => {
    const type = types.get(extname(path));
    if (!type) throw new Error(`The page has a file of an unknown type: ${path}`);
    return [relative(page, path).split(sep).join('/'), type];
  });
  writeFileSync(join(dist, 'page-files.json'), `${JSON.stringify(Object.fromEntries(files), null, 1)}\n`);
  writeFileSync(stamp, `${JSON.stringify({ version })}\n`);
}

/** @param {string} folder @returns {string[]} */
function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** @param {string} path @returns {number} */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs);
}

/** @param {string} path */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
