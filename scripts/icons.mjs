// @ts-check
// Renders assets/icons/icon.svg in the sizes that systems ask for. Run it after changing the drawing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './build.mjs';
import { testBrowser } from './ensure-browser.mjs';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const folder = join(root, 'assets', 'icons');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
const executablePath = await testBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>* { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${drawing}`,
    );
    await page.screenshot({ path: join(folder, `${size}x${size}.png`), omitBackground: true });
  }
} finally {
  await browser.close();
}
