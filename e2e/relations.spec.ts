import { articleOf, dragOver, expect, rowsOf, test } from './app';
import type { Page } from '@playwright/test';

const text = 'The bridge is safe.\nInspectors found cracks.\nCosts doubled.\n';

async function relate(page: Page, how: string, words: string): Promise<void> {
  await page.keyboard.press('x');
  const dialog = page.getByRole('dialog', { name: 'Relate to another mark' });
  await dialog.getByLabel('How', { exact: true }).selectOption({ label: how });
  await dialog.getByRole('combobox', { name: 'Find a mark' }).fill(words);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(articleOf(page)).toBeFocused();
}

test('relations are drawn beside the text while either end is selected, and cover no words', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  for (const words of ['The bridge is safe', 'Inspectors found cracks', 'Costs doubled']) {
    await dragOver(page, words);
    await page.keyboard.press('c');
  }
  await expect(rowsOf(page)).toHaveCount(3);
  const lines = page.locator('.relation-line');
  await expect(lines).toHaveCount(0);
  await relate(page, 'Contradicts', 'bridge');
  await relate(page, 'Supports', 'inspectors');
  await expect(lines).toHaveCount(2);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(lines).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(lines).toHaveCount(0);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(lines).toHaveCount(1);
  const line = await page.locator('.relation-lines').boundingBox();
  const paragraph = await articleOf(page).getByText('Costs doubled').boundingBox();
  expect(line?.x).toBeGreaterThan((paragraph?.x ?? 0) + (paragraph?.width ?? 0) - 1);
});
