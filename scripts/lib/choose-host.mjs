// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronProgram, fetchElectron } from './electron-binary.mjs';

/** A fetch that failed is not tried again for a day, unless somebody asks for Electron. */
const retryAfterMs = 24 * 60 * 60 * 1000;

/**
 * Where to run, and why. Without a program it is the browser host; `refused` if that is not what was asked for.
 * @typedef {{ program?: string, reason: string, refused?: true }} Choice
 */

/**
 * Decides between Electron and the browser host. Fetches Electron's program if that may help.
 * @param {import('./start-arguments.mjs').Host | undefined} asked
 * @param {string} root the project's folder
 * @param {{ env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, fetch?: typeof fetchElectron, say?: (line: string) => void }} [world]
 * @returns {Promise<Choice>}
 */
export async function chooseHost(asked, root, world = {}) {
  const { env = process.env, platform = process.platform, fetch = fetchElectron, say = console.log } = world;
  if (asked === 'browser') return { reason: 'that was asked for' };
  /** @param {string} reason @returns {Choice} */
  const not = (reason) => (asked === 'electron' ? { reason, refused: true } : { reason });

  if (!hasDisplay(platform, env)) return not('there is no display');
  const there = electronProgram(root);
  if (there !== undefined) return { program: there, reason: 'its program is installed' };
  if (env.ELECTRON_SKIP_BINARY_DOWNLOAD)
    return not('Electron is not installed and ELECTRON_SKIP_BINARY_DOWNLOAD is set');
  const memory = join(root, '.cache', 'electron-fetch-failed');
  const before = asked === 'electron' ? undefined : failureBefore(memory);
  if (before !== undefined) return not(`Electron could not be fetched earlier today: ${before}`);

  say('Fetching Electron, which happens once…');
  const failure = await fetch(root);
  const program = electronProgram(root);
  if (program !== undefined) {
    rmSync(memory, { force: true });
    return { program, reason: 'its program was just fetched' };
  }
  const reason = failure ?? 'its program is not there';
  remember(memory, reason);
  return not(`Electron could not be fetched: ${reason}`);
}

/**
 * Whether there is a screen to show a window on.
 * @param {NodeJS.Platform} [platform]
 * @param {NodeJS.ProcessEnv} [env]
 */
export function hasDisplay(platform = process.platform, env = process.env) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Why Electron could not be fetched, if that was less than a day ago. @param {string} memory */
function failureBefore(memory) {
  const found = statSync(memory, { throwIfNoEntry: false });
  const recent = found !== undefined && Date.now() - found.mtimeMs < retryAfterMs;
  return recent ? readFileSync(memory, 'utf8') : undefined;
}

/** @param {string} memory @param {string} reason */
function remember(memory, reason) {
  try {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, reason);
  } catch {
    // Where nothing can be remembered, it is tried again next time.
  }
}
