import { basename } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { command } from '../../core/commands';

/** Drops a file's bytes on the window, as the browser would hand them over. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const bytes = readFileSync(path).toString('base64');
  const transfer = await page.evaluateHandle(
    ({ name, bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name));
      return transfer;
    },
    { name: basename(path), bytes },
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('.window', type, { dataTransfer: transfer });
}

/** Chooses a command from the menus that the page draws itself. */
export async function pageMenu(page: Page, id: string): Promise<void> {
  const { menu, label } = command(id as never);
  await page.getByRole('toolbar', { name: 'Menus' }).getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: label }).click();
}

/** Notes every request to somewhere else than `origin`. */
export function watchRequests(page: Page, origin: string): string[] {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) foreign.push(url);
  });
  page.on('websocket', (socket) => {
    if (!socket.url().startsWith(origin.replace('http', 'ws'))) foreign.push(socket.url());
  });
  return foreign;
}
