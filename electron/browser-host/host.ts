import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SaveState } from '../../core/desk';
import { explain } from '../../core/messages';
import { findBrowser } from '../../scripts/lib/find-browser.mjs';
import { appVersion } from '../app-version';
import { defaultDataFolder } from '../data-folder';
import { Desk } from '../desk/desk';
import { loadPageFiles } from '../page-files';
import { userName } from '../user-name';
import { readArguments } from './arguments';
import { Browser } from './browser';
import { Handouts } from './handouts';
import { Lifetime } from './lifetime';
import { makeProfile, profileParent } from './profile';
import { serve } from './server';
import { hangUp } from './socket';

const read = readArguments(process.argv.slice(2), process.cwd());
if (!read.ok) {
  console.error(read.error);
  process.exit(2);
}
const { article, window, browser: named, dataFolder = defaultDataFolder(homedir()) } = read.value;

const handouts = new Handouts();
const desk = new Desk({
  dataFolder,
  appVersion,
  userName: userName(),
  homeFolder: homedir(),
  startFolder: process.cwd(),
  services: {
    kind: 'browser',
    nativeMenu: false,
    nativeDialogs: false,
    chooseArticle: () => Promise.resolve(undefined),
    chooseScheme: () => Promise.resolve(undefined),
    chooseMarks: () => Promise.resolve(undefined),
    choosePlace: () => Promise.resolve(undefined),
    handOut: (html) => handouts.give(html),
    openWindow: () => showWindow(),
    closeWindow: hangUp,
    show: () => undefined,
  },
});
if (article !== undefined) desk.openPath(article);

const lifetime = new Lifetime(() => void quit());
const files = loadPageFiles(dirname(fileURLToPath(import.meta.url)));
const server = await serve(desk, files, handouts, (windows, closed) => lifetime.changed(windows, closed));
const program = window ? (named ?? findBrowser()) : undefined;
const browser =
  program === undefined ? undefined : new Browser(program, makeProfile(profileParent(program)), browserEnded);
showWindow();
// More than once: a terminal tells the whole group, and whoever started us passes it on as well.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void quit());

function showWindow(): void {
  const address = server.startAddress();
  if (browser) browser.open(address);
  else printAddress(address);
}

function printAddress(address: string): void {
  console.log(`Caveat is at ${address}\nThe address works once. Open it in Chrome, Edge or Chromium on this machine.`);
}

function browserEnded(failure: string | undefined): void {
  if (failure === undefined || lifetime.hadWindow) return void quit();
  console.error(`${program} could not show a window: ${failure}.`);
  printAddress(server.startAddress());
}

let quitting: Promise<void> | undefined;

/** Writes what is not on disk, and goes. */
function quit(): Promise<void> {
  return (quitting ??= leave());
}

async function leave(): Promise<void> {
  lifetime.stop();
  // First, so that nothing comes in behind what is written.
  await server.close();
  const failed = (await desk.flush()).filter((save) => save.state === 'not-saved');
  for (const save of failed) console.error(complaint(save));
  await browser?.close();
  process.exit(failed.some(({ kept }) => !kept) ? 1 : 0);
}

function complaint({ error, kept, place }: SaveState & { state: 'not-saved' }): string {
  const { title } = explain(error);
  const where = kept
    ? `Your newest marks are safe in ${dataFolder} and will be shown when you open the article again.`
    : `Your newest marks are lost: they could be written neither to ${place.file} nor to ${dataFolder}.`;
  return `${title}. ${where}`;
}
