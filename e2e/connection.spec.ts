import { readFileSync } from 'node:fs';
import { dragOver, expect, rowsOf, saved, test } from './app';

test.beforeEach(({ desk }) => {
  test.skip(desk.host.name !== 'browser-host', 'only the browser host has a connection that can drop');
});

test('a dropped connection loses no mark', async ({ desk }) => {
  const path = desk.article('story.txt', 'One claim stands here.\n');
  const { page } = await desk.start(path);
  await page.context().setOffline(true);
  await page.evaluate(() => (window as never as { dropConnection(): void }).dropConnection());
  await expect(page.getByRole('alert')).toContainText('The connection to Caveat was lost');
  await dragOver(page, 'claim');
  await page.keyboard.press('c');
  await expect(page.getByRole('alert')).toContainText('1 change is waiting');
  await page.context().setOffline(false);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(saved(page)).toHaveText('Saved');
  await expect(rowsOf(page)).toHaveCount(1);
  expect(readFileSync(`${path}.caveat.json`, 'utf8')).toContain('"quote":"claim"');
});
