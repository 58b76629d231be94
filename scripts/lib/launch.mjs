// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, dist, needsBuild, root } from '../build.mjs';
import { chooseHost, hasDisplay } from './choose-host.mjs';
import { findBrowser } from './find-browser.mjs';
import { hostFlags } from './host-flags.mjs';
import { readStartArguments } from './start-arguments.mjs';

/** An Electron that ends with an error this soon has shown nobody anything. */
const stillbornMs = 5000;

/**
 * Does what `npm start` promises: builds if needed, decides where to run and says why, and runs until the last window
 * is closed.
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function launch(args) {
  // npm runs scripts in the project's folder; what the user wrote is relative to theirs.
  const folder = process.env.INIT_CWD ?? process.cwd();
  const read = readStartArguments(args, folder);
  if (read.problem !== undefined) return complain(2, read.problem);
  const { asked, article } = read;
  if (article !== undefined && !existsSync(article)) return complain(1, `There is no file at ${article}`);
  if (needsBuild()) {
    console.log('Building…');
    await build();
  }
  const articles = article === undefined ? [] : [article];
  const { program, reason, refused } = await chooseHost(asked, root);
  if (refused)
    return complain(1, `Electron was asked for, but ${reason}. Without --host electron, Caveat runs in a browser.`);
  if (program === undefined) return runInBrowser(reason, articles, folder);

  console.log(`Running in Electron, because ${reason}.`);
  const began = Date.now();
  // Chromium refuses to run its sandbox for root.
  const options = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { code, failure } = await run(program, [...options, root, ...articles], folder);
  if (failure === undefined || Date.now() - began > stillbornMs) return code;
  if (asked === 'electron') return complain(code, `Electron did not start: ${failure}.`);
  return runInBrowser(`Electron did not start: ${failure}`, articles, folder);
}

/** @param {string} reason @param {string[]} articles @param {string} folder */
async function runInBrowser(reason, articles, folder) {
  const browser = hasDisplay() ? findBrowser() : undefined;
  const lacking = hasDisplay() && !browser ? ' No Chrome, Edge or Chromium was found.' : '';
  console.log(`Running in the browser host${browser ? `, ${browser}` : ''}, because ${reason}.${lacking}`);
  const where = browser === undefined ? ['--no-window'] : ['--browser', browser];
  return (await run(process.execPath, [...hostFlags, join(dist, 'host.js'), ...where, '--', ...articles], folder)).code;
}

/**
 * Runs a program to its end, passing on the signals that ask it to end.
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<{ code: number, failure?: string }>} `failure` if it ended by itself, and not as it should
 */
function run(program, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: 'inherit' });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    let askedToEnd = false;
    const passOn = (/** @type {NodeJS.Signals} */ signal) => {
      askedToEnd = true;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, passOn);
    child.on('error', (error) => resolve({ code: 1, failure: error.message }));
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      if (code === 0 || askedToEnd) resolve({ code: code ?? 1 });
      else resolve({ code: code ?? 1, failure: `it ended with ${signal ?? `code ${code}`}` });
    });
  });
}

/** @param {number} code @param {string} problem */
function complain(code, problem) {
  console.error(problem);
  return code;
}
