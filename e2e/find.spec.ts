import { clickBefore, expect, expectAccessible, rowsOf, test } from './app';
import type { Page } from '@playwright/test';

const text = [
  'The harbour bridge is safe, the mayor said.',
  'BRIDGE traffic returns on Friday, and Ana Núñez said “don’t panic”.',
  `${'Nothing stands here. '.repeat(40)}\n`.repeat(60),
  'The last bridge.',
].join('\n\n');

const bar = (page: Page) => page.getByRole('search', { name: 'Find in the article' });
const field = (page: Page) => bar(page).getByRole('textbox');
const count = (page: Page) => bar(page).getByRole('status');
/** The words that the browser paints over the text as found, and which of them is the current one. */
const painted = (page: Page) =>
  page.evaluate(() =>
    ['found', 'found-current'].map((name) =>
      [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()),
    ),
  );

test('finds words, counts them, steps through them and marks the one that is shown', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await clickBefore(page, 'safe');
  await page.keyboard.press('Control+f');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('bridge');
  await expect(count(page)).toHaveText('2 of 3');
  await expect.poll(() => painted(page)).toEqual([['bridge'], ['BRIDGE']]);
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('3 of 3');
  await expect(page.getByText('The last bridge.')).toBeInViewport();
  await expect.poll(() => painted(page)).toEqual([[], ['bridge']]);
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('1 of 3');
  await page.keyboard.press('Shift+Enter');
  await expect(count(page)).toHaveText('3 of 3');
  await page.keyboard.press('F3');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect.poll(() => painted(page)).toEqual([[], []]);
  await page.keyboard.press('c');
  await expect(rowsOf(page)).toHaveText([/Claim.*bridge/s]);
});

test('finds what is written otherwise, unless it is asked not to', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await page.keyboard.press('/');
  await page.keyboard.type('ana nunez said "don\'t');
  await expect(count(page)).toHaveText('1 of 1');
  await expect.poll(() => painted(page)).toEqual([[], ['Ana Núñez said “don’t']]);
  await field(page).fill('bridge');
  await bar(page).getByRole('button', { name: 'Match case' }).click();
  await expect(count(page)).toHaveText('1 of 2');
  await field(page).fill('harb');
  await bar(page).getByRole('button', { name: 'Whole words' }).click();
  await expect(count(page)).toHaveText('Not found');
  await expectAccessible(page);
});

test('goes on from the keyboard while the article is read, and begins with the selected words', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await page
    .getByText('bridge')
    .first()
    .dblclick({ position: { x: 120, y: 10 } });
  await page.keyboard.press('Control+f');
  await expect(field(page)).not.toHaveValue('');
  await field(page).fill('bridge');
  await clickBefore(page, 'safe');
  await page.keyboard.press('Control+g');
  await expect(count(page)).toHaveText('2 of 3');
  await page.keyboard.press('Control+Shift+g');
  await expect(count(page)).toHaveText('1 of 3');
  // The keyboard stays in the article, and what is shown is selected.
  await page.keyboard.press('u');
  await expect(rowsOf(page)).toHaveText([/Unverified.*bridge/s]);
});
