import { articleOf, boxOf, clickBefore, dragOver, expect, rowsOf, saved, selectWords, test, selectedRow } from './app';

const text =
  'The minister said the bridge is safe. “Work will stop,” the union said, “until pay is settled.”\n\nA second paragraph.\n';

test('marks words selected with the mouse, from the bar beside them', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await dragOver(page, 'the bridge is safe');
  const bar = page.getByRole('group', { name: 'Mark the selected words' });
  await expect(bar).toBeVisible();
  const [words, frame] = [await boxOf(page, 'the bridge is safe'), await bar.boundingBox()];
  expect(
    frame && (frame.y >= words.y + words.height || frame.y + frame.height <= words.y),
    'the bar hides no selected word',
  ).toBe(true);
  await bar.getByRole('button', { name: /^Claim/ }).click();
  await expect(rowsOf(page)).toHaveText([/Claim.*the bridge is safe/s]);
  await expect(page.locator('mark.colour-blue.line-solid')).toHaveText('the bridge is safe');
  await expect(bar).toBeHidden();
});

test('marks by keyboard: select with Shift, then one letter', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await clickBefore(page, 'the union said');
  await selectWords(page, 2);
  await page.keyboard.press('a');
  await selectWords(page, 1);
  await page.keyboard.press('u');
  await expect(rowsOf(page)).toHaveText([/Attribution.*the union/s, /Unverified.*said/s]);
  await expect(page.locator('.counts')).toHaveText('0 claims · 1 attribution · 1 unverified');
});

test('shows overlapping and nested marks, and cycles through them', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  for (const [words, key] of [
    ['The minister said the bridge is safe', 'a'],
    ['the bridge is safe', 'c'],
    ['safe. “Work', 'u'],
  ] as const) {
    await dragOver(page, words);
    await page.keyboard.press(key);
  }
  await expect(rowsOf(page)).toHaveCount(3);
  const lanes = () =>
    page
      .locator('mark', { hasText: /^safe$/ })
      .evaluateAll((marks) => new Set(marks.map((mark) => /lane-\d/.exec(mark.className)?.[0])).size);
  await expect.poll(lanes, 'every mark over “safe” has a line of its own').toBe(3);

  const box = await boxOf(page, 'bridge');
  const selected = selectedRow(page);
  await page.mouse.click(box.x + 5, box.y + 10);
  await expect(selected).toContainText('Claim');
  await page.mouse.click(box.x + 5, box.y + 10);
  await expect(selected).toContainText('Attribution');
  await page.keyboard.press('o');
  await expect(selected).toContainText('Claim');
});

test('a click elsewhere leaves a nested mark, however quickly keys follow', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  for (const [words, key] of [
    ['The minister said the bridge is safe', 'a'],
    ['the bridge is safe', 'c'],
  ] as const) {
    await dragOver(page, words);
    await page.keyboard.press(key);
  }
  await clickBefore(page, 'A second paragraph');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('u');
  await expect(rowsOf(page)).toHaveText([/Attribution/, /Claim/, /Unverified.*A$/s]);
});

test('selects a mark when the caret moves into it, and scrolls to the one selected in the list', async ({ desk }) => {
  const long = `${text}${'Nothing to see in this paragraph.\n\n'.repeat(200)}The last claim stands here.\n`;
  const { page } = await desk.start(desk.article('story.txt', long));
  await dragOver(page, 'minister');
  await page.keyboard.press('c');
  await page.keyboard.press('Control+End');
  await dragOver(page, 'last claim');
  await page.keyboard.press('c');
  await expect(rowsOf(page)).toHaveCount(2);
  const first = page.locator('mark', { hasText: 'minister' });
  await expect(first).not.toBeInViewport();
  await rowsOf(page).first().click();
  await expect(first).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('mark', { hasText: 'last claim' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(articleOf(page)).toBeFocused();
  // On a machine that is very busy a key may come before the chunk that was just scrolled to is laid out.
  await expect(async () => {
    await page.keyboard.press('Control+Home');
    await expect(selectedRow(page)).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowRight');
  await expect(selectedRow(page)).toContainText('minister');
});

test('changes the kind, notes, deletes; undoes and redoes all of it with the selection', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await dragOver(page, 'the bridge is safe');
  await page.keyboard.press('c');
  await page.keyboard.press('u');
  await expect(rowsOf(page)).toHaveText([/Unverified/]);
  await page.getByRole('radio', { name: 'Attribution', exact: true }).check();
  await expect(rowsOf(page)).toHaveText([/Attribution/]);
  await articleOf(page).focus();
  await page.keyboard.press('n');
  await page.keyboard.type('Ask for the report. ¿Qué? 🔴');
  await expect(rowsOf(page)).toContainText(['Ask for the report. ¿Qué? 🔴']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect(rowsOf(page)).toHaveCount(0);

  const undo = () => page.keyboard.press('Control+z');
  await undo();
  await expect(rowsOf(page)).toHaveText([/Attribution.*Ask for the report/s]);
  await undo();
  await expect(rowsOf(page)).not.toContainText(['Ask']);
  await undo();
  await expect(rowsOf(page)).toHaveText([/Unverified/]);
  await undo();
  await undo();
  await expect(rowsOf(page)).toHaveCount(0);
  expect(await page.evaluate(() => String(getSelection()))).toBe('the bridge is safe');
  for (let step = 0; step < 5; step++) await page.keyboard.press('Control+Shift+Z');
  await expect(rowsOf(page)).toHaveCount(0);
  await undo();
  await expect(rowsOf(page)).toHaveText([/Attribution.*Ask for the report/s]);
});

test('filters the list by kind, and steps through what it shows', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  for (const [words, key] of [
    ['minister', 'c'],
    ['union', 'a'],
    ['settled', 'c'],
  ] as const) {
    await dragOver(page, words);
    await page.keyboard.press(key);
  }
  await page.getByRole('radio', { name: /^Claims/ }).check();
  await expect(rowsOf(page)).toHaveText([/minister/, /settled/]);
  await articleOf(page).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(selectedRow(page)).toContainText('minister');
  await page.keyboard.press('Alt+0');
  await expect(rowsOf(page)).toHaveCount(3);
});

test('offers the same from the context menu, the palette and the menus', async ({ desk }) => {
  const app = await desk.start(desk.article('story.txt', text));
  const { page } = app;
  await dragOver(page, 'minister');
  const words = await boxOf(page, 'minister');
  await page.mouse.click(words.x + 10, words.y + 10, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Claim' }).click();
  await expect(rowsOf(page)).toHaveText([/Claim.*minister/s]);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('unver');
  await page.keyboard.press('Enter');
  await expect(rowsOf(page)).toHaveText([/Unverified.*minister/s]);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('undo');
  await expect(page.getByRole('option', { selected: true, name: 'Edit Undo: Change to Unverified' })).toBeVisible();
  await page.keyboard.press('Escape');
  await app.menu('edit.undo');
  await expect(rowsOf(page)).toHaveText([/Claim.*minister/s]);
  await expect(saved(page)).toBeVisible();
});

test('switches single letters off', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await page.keyboard.press('Control+,');
  await page.getByText('Single letters mark').click();
  await page.getByRole('button', { name: 'Done' }).click();
  await dragOver(page, 'minister');
  await page.keyboard.press('c');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('claim');
  await page.keyboard.press('Enter');
  await expect(rowsOf(page)).toHaveCount(1);
});
