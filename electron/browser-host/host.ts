import { homedir, userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { explain } from '../../core/messages';
import { findBrowser } from '../../scripts/lib/find-browser.mjs';
import { appVersion } from '../app-version';
import { defaultDataFolder } from '../data-folder';
import { Desk } from '../desk/desk';
import { loadPageFiles } from '../page-files';
import { Browser } from './browser';
import { serve } from './server';
import { hangUp } from './socket';

/** After the last window went: it may only be reloading, or its connection dropped. */
const graceMs = 3000;
/** Nobody came to an address that was only printed. */
const idleMs = 15 * 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'no-window': { type: 'boolean', default: false },
    'data-folder': { type: 'string' },
    browser: { type: 'string' },
  },
});

const program = values['no-window'] ? undefined : (values.browser ?? findBrowser());
const browser = program === undefined ? undefined : new Browser(program, () => void quit());
const desk = new Desk({
  dataFolder: values['data-folder'] ?? defaultDataFolder(homedir()),
  appVersion,
  userName: userInfo().username,
  homeFolder: homedir(),
  startFolder: process.cwd(),
  services: {
    kind: 'browser',
    nativeMenu: false,
    nativeDialogs: false,
    chooseArticle: () => Promise.resolve(undefined),
    choosePlace: () => Promise.resolve(undefined),
    openWindow: () => showWindow(),
    closeWindow: hangUp,
    show: () => undefined,
  },
});

let leaving: NodeJS.Timeout = setTimeout(() => void quit(), idleMs);
const [article] = positionals;
if (article !== undefined) desk.openPath(resolve(article));
const dist = dirname(fileURLToPath(import.meta.url));
const server = await serve(desk, loadPageFiles(dist), (count) => {
  clearTimeout(leaving);
  if (count === 0) leaving = setTimeout(() => void quit(), graceMs);
});
showWindow();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => void quit());

function showWindow(): void {
  const address = server.startAddress();
  if (browser) void browser.open(address);
  else
    console.log(
      `Caveat is at ${address}\nThe address works once. Open it in Chrome, Edge or Chromium on this machine.`,
    );
}

let quitting: Promise<void> | undefined;

/** Writes what is not on disk, and goes. */
function quit(): Promise<void> {
  return (quitting ??= leave());
}

async function leave(): Promise<void> {
  clearTimeout(leaving);
  const unsaved = (await desk.flush()).filter((save) => save.state === 'not-saved');
  for (const save of unsaved) {
    const { title } = explain(save.error);
    const where = save.kept
      ? 'Your newest marks are safe in Caveat’s own folder.'
      : 'Your newest marks were not saved.';
    console.error(`${title}. ${where}`);
  }
  await server.close();
  await browser?.close();
  process.exit(unsaved.some((save) => !save.kept) ? 1 : 0);
}
