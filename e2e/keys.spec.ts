import { articleOf, dragOver, expect, expectAccessible, rowsOf, saved, test } from './app';

const text = 'The bridge is safe. Costs doubled.\n';

test('every key can be changed, is taken from the command that had it, and holds the next time', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start(path);
  const { page } = app;
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await articleOf(page).focus();
  await page.keyboard.press('?');
  await sheet.getByRole('button', { name: /^Change the key of Claim, now C$/ }).press('Enter');
  await expect(sheet.getByRole('button', { name: 'Press the new key of Claim' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(sheet.getByRole('status')).toHaveText(/needed for moving about/);
  await page.keyboard.press('g');
  await expect(sheet.getByRole('status')).toHaveText('Claim: G. Next Lost Mark has that key no more.');
  await expect(sheet.getByRole('button', { name: /^Change the key of Next Lost Mark, now no key$/ })).toBeVisible();
  await sheet.getByRole('button', { name: /^Change the key of Next Mark, now/ }).press('Enter');
  await page.keyboard.press('F8');
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await dragOver(page, 'bridge');
  await page.keyboard.press('c');
  await expect(
    page.getByRole('group', { name: 'Mark the selected words' }).getByText('G', { exact: true }),
  ).toBeVisible();
  await page.keyboard.press('g');
  await expect(rowsOf(page)).toHaveText([/Claim.*bridge/s]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await expect(rowsOf(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(saved(page)).toHaveText('Saved');
  await app.close();

  const again = await desk.start(path);
  await dragOver(again.page, 'Costs');
  await again.page.keyboard.press('g');
  await expect(rowsOf(again.page)).toHaveCount(2);
  await again.page.keyboard.press('?');
  const later = again.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await later.getByRole('button', { name: 'Reset the key of Claim' }).click();
  await expect(later.getByRole('button', { name: /^Change the key of Claim, now C$/ })).toBeVisible();
  await later.getByRole('button', { name: 'Reset all keys' }).click();
  await expect(later.getByRole('button', { name: /^Reset the key/ })).toHaveCount(0);
});
