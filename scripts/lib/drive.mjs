// @ts-check
// Drives the built app, in its browser host, for the demo and the screenshots.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, dist, needsBuild } from '../build.mjs';
import { testBrowser } from '../ensure-browser.mjs';
import { hostFlags } from './host-flags.mjs';

/** A headless browser that can show the app. */
export async function launchBrowser() {
  if (needsBuild()) await build();
  const executablePath = await testBrowser();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/**
 * Starts the app in `folder`, with an article if one is given.
 * @param {import('@playwright/test').Browser} browser
 * @param {{ folder: string, article?: string, viewport?: { width: number, height: number }, colorScheme?: 'light' | 'dark', forcedColors?: 'active' }} options
 */
export async function startApp(
  browser,
  { folder, article, viewport = { width: 1360, height: 800 }, colorScheme = 'light', forcedColors },
) {
  const host = spawn(
    process.execPath,
    [
      ...hostFlags,
      join(dist, 'host.js'),
      '--no-window',
      '--data-folder',
      join(folder, '.data'),
      ...(article ? [article] : []),
    ],
    { cwd: folder, env: { ...process.env, HOME: folder }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  /** @type {string} */
  const address = await new Promise((resolve) => {
    let printed = '';
    host.stdout.on('data', (data) => {
      printed += data;
      const found = /http:\S+(?=\n)/.exec(printed);
      if (found) resolve(found[0]);
    });
  });
  const context = await browser.newContext({
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: 2,
    ...(forcedColors ? { forcedColors } : {}),
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('.window').waitFor();
  await page.evaluate(() => document.fonts.ready);
  return {
    page,
    close: async () => {
      await context.close();
      if (host.exitCode === null) await once(host, 'exit');
    },
  };
}

/**
 * Selects words of the article by keyboard: the caret goes to their first letter, Shift and the arrow keys do the rest.
 * @param {import('@playwright/test').Page} page @param {string} words
 */
export async function selectByKeyboard(page, words) {
  const place = await page.evaluate(async (words) => {
    const lines = [...document.querySelectorAll('.article p')];
    const line = lines.find((candidate) => candidate.textContent?.includes(words));
    if (!line?.textContent) throw new Error(`The article does not say: ${words}`);
    line.scrollIntoView({ block: 'nearest' });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { x, y } = line.getBoundingClientRect();
    return { x, y, before: [...line.textContent.slice(0, line.textContent.indexOf(words))].length };
  }, words);
  await page.mouse.click(place.x + 1, place.y + 14);
  await page.keyboard.press('Home');
  for (let step = 0; step < place.before; step++) await page.keyboard.press('ArrowRight');
  for (let step = 0; step < [...words].length; step++) await page.keyboard.press('Shift+ArrowRight');
}

/** Waits until the window says that the disk has everything. @param {import('@playwright/test').Page} page */
export async function untilSaved(page) {
  await page.locator('.save-status[aria-busy=false] .saved', { hasText: 'Saved' }).waitFor();
}
