import { clickBefore, dragOver, expect, expectAccessible, rowsOf, test } from './app';

const text = 'The bridge is safe. The Bridge is old.\nBridges fail. That bridge too. Costs doubled.\n';

test('marks other mentions of the same words after each was looked at', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await dragOver(page, 'bridge');
  for (const key of ['c', 'm']) await page.keyboard.press(key);
  const dialog = page.getByRole('dialog', { name: 'Mark other mentions' });
  const mentions = dialog.getByRole('checkbox');
  await expect(mentions).toHaveCount(2);
  await expect(mentions.first()).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Mark 1 claim' }).press('Enter');
  await expect(rowsOf(page)).toHaveCount(2);
  await page.keyboard.press('m');
  await expect(mentions).toHaveCount(2);
  await expect(dialog.getByText('Marked already')).toBeVisible();
  await dialog.getByRole('button', { name: 'Mark 1 claim' }).click();
  await expect(rowsOf(page)).toHaveText([/bridge/, /Bridge/, /bridge/]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(rowsOf(page)).toHaveCount(1);
  await dragOver(page, 'Costs');
  for (const key of ['u', 'm']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog', { name: 'Other mentions' })).toContainText('“Costs” stands nowhere else');
});

test('changes all marks that the list shows, and no others, in one step', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await clickBefore(page, 'The bridge');
  for (const key of ['s', 'c', 'j', 's', 'c', 'j', 's', 'u']) await page.keyboard.press(key);
  await page.keyboard.press('Alt+1');
  await expect(rowsOf(page)).toHaveCount(2);
  await page.keyboard.press('Control+b');
  const dialog = page.getByRole('dialog', { name: 'Change marks' });
  await expect(dialog).toContainText('The 2 marks that the list shows.');
  await expectAccessible(page);
  await dialog.getByLabel('Change', { exact: true }).selectOption({ label: 'Finding' });
  await dialog.getByLabel('To', { exact: true }).selectOption({ label: 'Refuted' });
  await dialog.getByRole('button', { name: 'Change 2 marks' }).click();
  await page.keyboard.press('Alt+0');
  await expect(rowsOf(page)).toHaveText([/Refuted/, /Refuted/, /Open/]);
  await page.keyboard.press('Control+b');
  await dialog.getByLabel('Tag', { exact: true }).fill('second read');
  await page.keyboard.press('Enter');
  await expect(rowsOf(page)).toHaveText([/second read/, /second read/, /second read/]);
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Undo: Add tag second read on 3 marks' }).click();
  await expect(rowsOf(page).filter({ hasText: 'second read' })).toHaveCount(0);
});
