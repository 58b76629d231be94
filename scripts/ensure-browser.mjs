// @ts-check
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './lib/find-browser.mjs';

/** The browser that the end-to-end tests drive: an installed one, or Playwright's own. */
export async function testBrowser() {
  const installed = findBrowser();
  if (installed) return installed;
  const { chromium } = await import('@playwright/test');
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let browser = await testBrowser();
  if (!browser && isDebian() && process.getuid?.() === 0) {
    console.log('The end-to-end tests need a browser: installing Debian’s chromium.');
    const options = /** @type {const} */ ({
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
    browser = await testBrowser();
  }
  if (!browser) {
    const command = isDebian() ? 'sudo apt-get install chromium' : 'npx playwright install chromium';
    console.error(`The end-to-end tests need Chrome, Edge or Chromium, and there is none. Run: ${command}`);
    process.exit(1);
  }
  console.log(`End-to-end tests run in ${browser}`);
}

function isDebian() {
  return process.platform === 'linux' && spawnSync('apt-get', ['--version']).status === 0;
}
