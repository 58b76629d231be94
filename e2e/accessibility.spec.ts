import { articleOf, dragOver, expect, expectAccessible, test } from './app';

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ desk }) => {
    const path = desk.article('harbour-bridge.txt');
    const app = await desk.start(undefined, { colorScheme });
    const { page } = app;
    await expectAccessible(page);
    await app.openArticle(path);
    await expect(articleOf(page)).toBeVisible();
    await expectAccessible(page);
    await dragOver(page, 'council meeting');
    await expect(page.getByRole('group', { name: 'Mark the selected words' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('a');
    await dragOver(page, 'council');
    await page.keyboard.press('c');
    await dragOver(page, 'meeting');
    await page.keyboard.press('u');
    await expect(page.getByRole('region', { name: 'Selected mark' })).toBeVisible();
    await expectAccessible(page);
    for (const [key, dialog] of [
      ['Control+k', 'Commands'],
      ['?', 'Keyboard shortcuts'],
      ['Control+,', 'Settings'],
      ['Control+e', 'Export annotations'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await articleOf(page).focus();
    }
    await page.getByRole('button', { name: /^Text encoding/ }).click();
    await expect(page.getByRole('dialog', { name: 'Text encoding' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.mouse.click(500, 300, { button: 'right' });
    await expect(page.getByRole('menu', { name: 'Article' })).toBeVisible();
    await expectAccessible(page);
  });

test('every pane can be reached and left by keyboard, and the shortcut sheet is true', async ({ desk }) => {
  const { page } = await desk.start(desk.article('harbour-bridge.txt'));
  await dragOver(page, 'council meeting');
  await page.keyboard.press('c');
  await page.keyboard.press('F6');
  await expect(page.getByRole('listbox', { name: /^Annotations/ })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(articleOf(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(articleOf(page)).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(articleOf(page)).toBeFocused();
});

test('the article is announced as a read-only text with its marks in it', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', 'One claim stands here.\n'));
  await dragOver(page, 'claim');
  await page.keyboard.press('c');
  await expect(page.getByRole('status').filter({ hasText: 'Marked as claim: claim' })).toBeAttached();
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const box = nodes.find(({ role, name }) => role?.value === 'textbox' && name?.value === 'Article');
  expect(box?.properties?.find(({ name }) => name === 'readonly')?.value.value).toBe(true);
  expect(nodes.some(({ role }) => role?.value === 'mark')).toBe(true);
});
