// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { root } from '../scripts/build.mjs';

const types = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
});

const peerPages = ['recogito.html', 'apache.html', 'advanced-mark.html'];

/**
 * Serves what Caveat is measured beside, on loopback: each workload as a plain page and as data, and the peers' pages.
 * @param {readonly import('./workloads.mjs').Workload[]} workloads
 */
export async function servePeers(workloads) {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-peers-'));
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: join(root, 'bench', 'peers'),
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome130',
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: peerPages.map((name) => join(root, 'bench', 'peers', name)) },
    },
  });
  const style = readFileSync(join(root, 'bench', 'peers', 'page.css'), 'utf8');
  const font = readFileSync(
    join(
      root,
      'node_modules',
      '@fontsource-variable',
      'source-serif-4',
      'files',
      'source-serif-4-latin-opsz-normal.woff2',
    ),
  );
  const pages = new Map([['/blank.html', '<!doctype html><title>Blank</title>']]);
  for (const { name, text, marks } of workloads) {
    const paragraphs = text.split('\n').map((line) => `<p>${line}</p>`);
    pages.set(
      `/${name}.html`,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><style>${style}</style><article>${paragraphs.join('\n')}</article></html>`,
    );
    pages.set(`/${name}.json`, JSON.stringify({ text, marks }));
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    try {
      const content = pages.get(path) ?? (path === '/source-serif.woff2' ? font : readFileSync(join(folder, path)));
      response.writeHead(200, {
        'Content-Type': types[extname(path)] ?? 'application/octet-stream',
        'Cache-Control': 'no-store',
      });
      response.end(content);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
