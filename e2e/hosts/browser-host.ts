import { spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { AppHost } from './host';
import { dropFile, pageMenu, watchRequests } from './pages';
import { dist, environment, gone } from './processes';

/** The browser host, and the test's own browser at the address that it prints. */
export const browserHost: AppHost = {
  name: 'browser-host',
  async launch(browser, options) {
    const child = spawn(
      process.execPath,
      [
        join(dist, 'host.js'),
        '--no-window',
        '--data-folder',
        options.dataFolder,
        ...(options.article ? [options.article] : []),
      ],
      { cwd: options.folder, env: environment(options), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let printed = '';
    const waiting: ((address: string) => void)[] = [];
    const addresses: string[] = [];
    child.stdout.on('data', (data) => {
      printed += data;
      for (const [address] of printed.matchAll(/http:\S+(?=\n)/g))
        if (!addresses.includes(address)) {
          addresses.push(address);
          waiting.shift()?.(address);
        }
    });
    const address = await new Promise<string>((resolve) => waiting.push(resolve));
    const { origin } = new URL(address);
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1360, height: 800 },
      colorScheme: options.colorScheme ?? 'light',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    options.watch(page);
    const foreignRequests = watchRequests(page, origin);
    await page.goto(address);
    return {
      page,
      foreignRequests,
      openArticle: async (path) => {
        await page.keyboard.press('Control+o');
        await goToFolder(page, dirname(path), options.home);
        await page
          .getByRole('dialog')
          .getByRole('button', { name: new RegExp(`^${escape(basename(path))}`) })
          .press('Enter');
      },
      answerFile: async (path, ask) => {
        await ask();
        await goToFolder(page, dirname(path), options.home);
        await page
          .getByRole('dialog')
          .getByRole('button', { name: new RegExp(`^${escape(basename(path))}`) })
          .press('Enter');
      },
      answerPlace: async (path, ask) => {
        await ask();
        await goToFolder(page, dirname(path), options.home);
        await page.getByLabel('File name', { exact: true }).fill(basename(path));
        await page.getByLabel('File name', { exact: true }).press('Enter');
        const replace = page.getByRole('button', { name: 'Replace' });
        const name = page.getByLabel('File name', { exact: true });
        const asked = replace.waitFor().then(() => replace.press('Enter'));
        await Promise.race([asked, name.waitFor({ state: 'detached' })]);
        asked.catch(() => undefined);
        await expect(name).toHaveCount(0);
      },
      menu: (id) => pageMenu(page, id),
      drop: (path) => dropFile(page, path),
      newWindow: async () => {
        const next = new Promise<string>((resolve) => waiting.push(resolve));
        await pageMenu(page, 'file.new-window');
        const second = await context.newPage();
        options.watch(second);
        await second.goto(await next);
        return second;
      },
      close: async () => {
        await context.close();
        return gone(child);
      },
      kill: async () => {
        child.kill('SIGKILL');
        await gone(child);
        await context.close();
      },
    };
  },
};

/** Goes to a folder in the page's file picker, from wherever it is: one of the places that it offers. */
async function goToFolder(page: Page, folder: string, home: string): Promise<void> {
  const path = page.locator('.folder-path');
  const shown = folder.startsWith(home) ? `~${folder.slice(home.length)}` : folder;
  await expect(path).toBeVisible();
  if ((await path.innerText()) !== shown) {
    const places = page.getByRole('navigation', { name: 'Places' });
    await places
      .getByRole('button', { name: basename(folder), exact: true })
      .first()
      .press('Enter');
  }
  await expect(path).toHaveText(shown);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
