import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { electronProgram } from '../../scripts/lib/electron-binary.mjs';
import type { AppHost } from './host';
import { dropFile, watchRequests } from './pages';
import { dist, environment } from './processes';

export const electronPath = electronProgram(join(dist, '..'));

/** Electron itself, where its program is installed. */
export const realElectron: AppHost = {
  name: 'electron',
  async launch(_browser, options) {
    const app = await _electron.launch({
      executablePath: electronPath as string,
      // Chromium refuses to run its sandbox for root.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        join(dist, '..'),
        ...(options.article ? [options.article] : []),
      ],
      cwd: options.folder,
      env: environment(options) as Record<string, string>,
      colorScheme: options.colorScheme ?? 'light',
    });
    for (const page of app.windows()) options.watch(page);
    app.on('window', options.watch);
    const page: Page = await app.firstWindow();
    if (options.viewport) await page.setViewportSize(options.viewport);
    return {
      page,
      foreignRequests: watchRequests(page, 'app://caveat'),
      openArticle: async (path) => {
        await app.evaluate(({ dialog }, path) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
        }, path);
        await page.keyboard.press('ControlOrMeta+o');
      },
      answerFile: async (path, ask) => {
        await app.evaluate(({ dialog }, path) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
        }, path);
        await ask();
      },
      answerPlace: async (path, ask) => {
        await app.evaluate(({ dialog }, path) => {
          dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
        }, path);
        await ask();
      },
      menu: (id) => app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), id),
      drop: (path) => dropFile(page, path),
      newWindow: async () => {
        const next = app.waitForEvent('window');
        await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('file.new-window')?.click());
        return next;
      },
      close: async () => {
        await app.close();
        return app.process().exitCode;
      },
      kill: async () => {
        app.process().kill('SIGKILL');
        await app.waitForEvent('close');
      },
    };
  },
};
