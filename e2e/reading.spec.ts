import type { Page } from '@playwright/test';
import { articleOf, dragOver, expect, expectAccessible, rowsOf, saved, test } from './app';

const text = [
  'The harbour bridge is safe, Mr. Park of the U.S. Coast Guard said. Traffic returns on Friday.',
  'Nobody answered. The union waits.',
].join('\n\n');

const meter = (page: Page) => page.getByRole('meter', { name: 'Read' });
const selected = (page: Page) => page.evaluate(() => getSelection()?.toString());

test('an article is read to its end by keyboard: what is reviewed and what is marked count, and both are kept', async ({
  desk,
}) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start(path);
  const { page } = app;
  await articleOf(page).focus();
  await page.keyboard.press('Control+Home');
  await expect(meter(page)).toHaveAttribute('aria-valuetext', '0 of 4 sentences');

  await page.keyboard.press('r');
  await expect(meter(page)).toHaveAttribute('aria-valuetext', '1 of 4 sentences');
  await dragOver(page, 'Nobody answered');
  await page.keyboard.press('c');
  await expect(meter(page)).toHaveAttribute('aria-valuetext', '2 of 4 sentences');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('.');
  await page.keyboard.press('r');
  await page.keyboard.press('r');
  await expect(meter(page)).toHaveAttribute('aria-valuetext', '4 of 4 sentences');
  await expectAccessible(page);

  await page.keyboard.press('Control+z');
  await expect(meter(page)).toHaveAttribute('aria-valuetext', '3 of 4 sentences');
  await page.keyboard.press('Control+Shift+z');
  await expect(meter(page)).toHaveAttribute('aria-valuetext', '4 of 4 sentences');
  await expect(saved(page)).toHaveText('Saved');
  await app.close();

  const again = await desk.start(path);
  await expect(meter(again.page)).toHaveAttribute('aria-valuetext', '4 of 4 sentences');
  await expect(rowsOf(again.page)).toHaveCount(1);
});

test('a review can be taken back, and the caret goes to what is unread, whichever way', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await articleOf(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('r');
  await expect(meter(page)).toHaveAttribute('aria-valuetext', '1 of 4 sentences');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('r');
  await expect(meter(page)).toHaveAttribute('aria-valuetext', '0 of 4 sentences');

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('.');
  await page.keyboard.press('s');
  await expect.poll(() => selected(page)).toMatch(/^Traffic returns on Friday\./);
  await page.keyboard.press('Control+End');
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  await page.keyboard.press('s');
  await expect.poll(() => selected(page)).toMatch(/^Nobody answered\./);
});

test('the next mark to check is the next without a finding', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  for (const words of ['The harbour bridge is safe', 'Traffic returns', 'The union waits']) {
    await dragOver(page, words);
    await page.keyboard.press('c');
  }
  await expect(rowsOf(page)).toHaveCount(3);
  await dragOver(page, 'Nobody');
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Home');
  const row = page.getByRole('listbox', { name: /^Annotations/ }).getByRole('option', { selected: true });
  await expect(row, 'the caret is in the first').toContainText('The harbour bridge is safe');
  await page.keyboard.press('v');
  await page.keyboard.press('s');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await expect(row).toContainText('Traffic returns');
  await page.keyboard.press('t');
  await expect(row).toContainText('The union waits');
  await page.keyboard.press('Shift+T');
  await page.keyboard.press('Shift+T');
  await expect(row, 'a claim with a finding is passed over').toContainText('Traffic returns');
});

test('other marks can be dimmed, and all but roles hidden, and the window says so', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await dragOver(page, 'The harbour bridge is safe');
  await page.keyboard.press('c');
  await dragOver(page, 'The union waits');
  await page.keyboard.press('u');
  const claim = page.locator('mark', { hasText: 'The harbour bridge is safe' });
  const underline = () => claim.evaluate((mark) => getComputedStyle(mark).textDecorationColor);
  const before = await underline();
  await page.keyboard.press('Alt+d');
  await expect.poll(underline).not.toBe(before);
  const note = page.getByRole('button', { name: 'Other marks dimmed' });
  await expectAccessible(page);
  await note.click();
  await expect.poll(underline).toBe(before);
  await articleOf(page).focus();
  await page.keyboard.press('Alt+r');
  await expect(claim).toHaveCSS('text-decoration-line', 'none');
  await expect(page.getByRole('button', { name: 'Roles only' })).toBeVisible();
});
