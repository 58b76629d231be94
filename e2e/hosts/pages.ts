import type { Page } from '@playwright/test';
import { command } from '../../core/commands';

/** Drops a file on the window, as the system would when a user lets go of it there. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  await session.detach();
}

/** Chooses a command from the menus that the page draws itself. */
export async function pageMenu(page: Page, id: string): Promise<void> {
  const found = command(id as never);
  if (!found) throw new Error(`there is no command ${id}`);
  const { menu, label } = found;
  await page.getByRole('toolbar', { name: 'Menus' }).getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: label }).click();
}

/** Notes every request to somewhere else than `origin`, unless the page's own policy kept it from being made. */
export function watchRequests(page: Page, origin: string): string[] {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) foreign.push(url);
  });
  page.on('requestfailed', (request) => {
    const index = foreign.indexOf(request.url());
    if (index !== -1 && request.failure()?.errorText === 'csp') foreign.splice(index, 1);
  });
  page.on('websocket', (socket) => {
    if (!socket.url().startsWith(origin.replace('http', 'ws'))) foreign.push(socket.url());
  });
  return foreign;
}
