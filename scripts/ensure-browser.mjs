// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './lib/find-browser.mjs';
import { isMain } from './lib/is-main.mjs';

/**
 * The browser that the end-to-end tests drive: an installed one, or Playwright's own. Playwright takes it as
 * `executablePath`.
 * @returns {Promise<string | undefined>}
 */
export async function testBrowser() {
  const installed = findBrowser();
  if (installed) return installed;
  const { chromium } = await import('@playwright/test');
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

async function ensureBrowser() {
  const hasApt = process.platform === 'linux' && spawnSync('apt-get', ['--version']).status === 0;
  if (!findBrowser() && hasApt && process.getuid?.() === 0) installChromium();
  const browser = await testBrowser();
  if (browser) return console.log(`The end-to-end tests run in ${browser}`);
  const command = hasApt ? 'sudo apt-get install chromium' : 'npx playwright install chromium';
  console.error(`The end-to-end tests need Chrome, Edge or Chromium, and there is none. Run: ${command}`);
  return process.exit(1);
}

function installChromium() {
  console.log('The end-to-end tests need a browser: installing the chromium package with apt-get…');
  const options = /** @type {const} */ ({
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  // If the lists of packages cannot be updated, those that are there may do.
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
}

if (isMain(import.meta.url)) await ensureBrowser();
