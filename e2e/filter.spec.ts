import { articleOf, clickBefore, expect, expectAccessible, rowsOf, saved, selectedRow, test } from './app';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const text = 'The bridge is safe. Cracks grew twofold. Costs doubled. Nobody answered.\n';
const search = (page: Page) => page.getByRole('search', { name: 'Search the marks' });
const field = (page: Page) => search(page).getByRole('textbox');

/** Marks the four sentences: two claims, the second refuted and tagged, and two that are unverified. */
async function markAll(page: Page): Promise<void> {
  await clickBefore(page, 'The bridge');
  for (const key of ['s', 'c', 'j', 's', 'c', 'v']) await page.keyboard.press(key);
  await page.getByLabel('Finding').selectOption({ label: 'Refuted' });
  await page.getByRole('combobox', { name: 'Tags' }).fill('numbers');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F6');
  for (const key of ['j', 's', 'u', 'j', 's', 'u']) await page.keyboard.press(key);
  await expect(rowsOf(page)).toHaveCount(4);
}

test('searches marks by their words, tags and findings, and goes on to the list', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await markAll(page);
  await page.keyboard.press('Control+Shift+f');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('grew');
  await expect(rowsOf(page)).toHaveText([/Cracks grew twofold/]);
  await expect(search(page).getByRole('status')).toHaveText('1 of 4');
  await field(page).fill('REFUTED numb');
  await expect(rowsOf(page)).toHaveText([/Cracks grew twofold/]);
  await field(page).fill('nothing like it');
  await expect(page.getByText('Nothing that is marked fits.')).toBeVisible();
  await field(page).fill('cost');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(articleOf(page)).toBeFocused();
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.press('Escape');
  await expect(rowsOf(page)).toHaveCount(4);
});

test('combines filters, shows what is filtered by, and keeps it all for the next time', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start(path);
  const { page } = app;
  await markAll(page);
  await search(page)
    .getByRole('button', { name: /^Filter/ })
    .click();
  const finding = search(page).getByRole('group', { name: 'Finding' });
  await finding.getByRole('checkbox', { name: 'Refuted' }).press('Space');
  await finding.getByRole('checkbox', { name: /^Not checked yet/ }).press('Space');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(search(page).getByRole('button', { name: /^Filter/ })).toBeFocused();
  await expect(rowsOf(page)).toHaveCount(2);
  await field(page).fill('crack');
  await expect(rowsOf(page)).toHaveText([/Cracks grew twofold/]);
  await expect(saved(page)).toHaveText('Saved');
  await expect.poll(() => readFileSync(join(desk.dataFolder, 'views.json'), 'utf8')).toContain('crack');
  await app.close();
  const again = await desk.start(path);
  await expect(rowsOf(again.page)).toHaveText([/Cracks grew twofold/]);
  await expect(field(again.page)).toHaveValue('crack');
  await expect(search(again.page).getByRole('button', { name: /, remove$/ })).toHaveCount(2);
});

test('steps through what the filter shows', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await markAll(page);
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('s');
  await field(page).fill('grew');
  await clickBefore(page, 'The bridge');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(selectedRow(page)).toHaveText(/Cracks grew/);
  await search(page).getByRole('button', { name: 'Show all' }).click();
  await expect(rowsOf(page)).toHaveCount(4);
});
