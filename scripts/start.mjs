// @ts-check
import './check-node.mjs';
import { spawn } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, dist, hostFlags, needsBuild, root } from './build.mjs';
import { electronProgram, fetchElectron } from './lib/electron-binary.mjs';
import { findBrowser } from './lib/find-browser.mjs';

const usage = 'Usage: npm start [-- [ARTICLE] [--host electron|browser]]';
/** A fetch that failed is not tried again for a day, unless somebody asks for Electron. */
const retryAfterMs = 24 * 60 * 60 * 1000;
const failedFetch = join(root, '.cache', 'electron-fetch-failed');

const { host, article } = readArguments();
if (needsBuild()) {
  console.log('Building…');
  await build();
}
await start();

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { host: { type: 'string' } } });
    if (positionals.length > 1) throw new Error('Caveat opens one article at a time.');
    if (values.host !== undefined && values.host !== 'electron' && values.host !== 'browser')
      throw new Error(`There is no host called ${values.host}.`);
    const [article] = positionals;
    // npm runs scripts in the project's folder; what the user wrote is relative to theirs.
    const path = article === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), article);
    return { host: values.host, article: path };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
  }
}

async function start() {
  const { program, reason } = host === 'browser' ? { program: undefined, reason: 'as asked' } : await findElectron();
  if (program) {
    console.log(`Running in Electron: ${reason}.`);
    return run(program, [root]);
  }
  if (host === 'electron') {
    console.error(`Electron cannot run here: ${reason}. Without --host, Caveat runs in an installed browser.`);
    process.exit(1);
  }
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const browser = hasDisplay ? findBrowser() : undefined;
  const where =
    browser ??
    (hasDisplay
      ? 'no Chrome, Edge or Chromium was found, so here is the address'
      : 'no display, so here is the address');
  console.log(`Running in the browser host (${reason}): ${where}`);
  run(process.execPath, [...hostFlags, join(dist, 'host.js'), ...(browser ? ['--browser', browser] : ['--no-window'])]);
}

/** @returns {Promise<{ program: string | undefined, reason: string }>} */
async function findElectron() {
  const there = electronProgram(root);
  if (there) return { program: there, reason: 'its program is installed' };
  if (host !== 'electron' && recentlyFailed())
    return { program: undefined, reason: 'Electron could not be fetched today' };
  console.log('Fetching Electron…');
  const failure = await fetchElectron(root);
  const program = electronProgram(root);
  if (program) return { program, reason: 'it was just fetched' };
  mkdirSync(dirname(failedFetch), { recursive: true });
  writeFileSync(failedFetch, '');
  return { program: undefined, reason: `Electron could not be fetched: ${failure ?? 'its program is not there'}` };
}

function recentlyFailed() {
  const found = statSync(failedFetch, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs < retryAfterMs;
}

/** @param {string} program @param {string[]} args */
function run(program, args) {
  const child = spawn(program, [...args, ...(article === undefined ? [] : [article])], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${program} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}
