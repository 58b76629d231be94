import { readFileSync } from 'node:fs';
import type { WebSocketRoute } from '@playwright/test';
import { articleOf, dragOver, expect, rowsOf, saved, test } from './app';

test('a dropped connection loses no mark', async ({ desk }) => {
  test.skip(desk.host.name !== 'browser-host', 'only the browser host has a connection that can drop');
  const path = desk.article('story.txt', 'One claim stands here.\n');
  const { page } = await desk.start(path);
  let isDown = false;
  const sockets: WebSocketRoute[] = [];
  await page.routeWebSocket('**/desk', (socket) => {
    if (isDown) return void socket.close({ code: 1001 });
    const server = socket.connectToServer();
    sockets.push(socket, server);
  });
  await page.reload();
  await expect(articleOf(page)).toContainText('One claim');
  isDown = true;
  for (const socket of sockets.splice(0)) await socket.close({ code: 1001 });
  await expect(page.getByRole('alert')).toContainText('The connection to Caveat was lost');
  await dragOver(page, 'claim');
  await page.keyboard.press('c');
  await expect(page.getByRole('alert')).toContainText('1 change is waiting');
  isDown = false;
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(saved(page)).toHaveText('Saved');
  await expect(rowsOf(page)).toHaveCount(1);
  expect(readFileSync(`${path}.caveat.json`, 'utf8')).toContain('"quote":"claim"');
});

test('a page that is loaded again shows its article and its marks again', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', 'One claim stands here.\n'));
  await dragOver(page, 'claim');
  await page.keyboard.press('c');
  await expect(saved(page)).toHaveText('Saved');
  await page.reload();
  await expect(page.locator('mark')).toHaveText('claim');
  await dragOver(page, 'stands');
  await page.keyboard.press('u');
  await expect(saved(page)).toHaveText('Saved');
  await expect(rowsOf(page)).toHaveCount(2);
});
