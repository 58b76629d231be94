import { articleOf, expect, expectAccessible, rowsOf, test } from './app';

/** Texts in scripts where a character is not a letter of the keyboard, and how many it has as a reader sees them. */
const scripts = [
  { name: 'Arabic', text: 'قَالَ الوزير', words: 'قَالَ', graphemes: 3 },
  { name: 'Hebrew', text: 'שָׁלוֹם עולם', words: 'שָׁלוֹם', graphemes: 4 },
  { name: 'Chinese', text: '大桥是安全的。', words: '大桥', graphemes: 2 },
  { name: 'Japanese', text: 'がんばる', words: 'がん', graphemes: 2 },
  { name: 'Thai', text: 'น้ำใส', words: 'น้ำ', graphemes: 1 },
  { name: 'accents that combine', text: 'e\u0301te\u0301 fini', words: 'e\u0301te\u0301', graphemes: 3 },
  { name: 'emoji of many parts', text: '👩🏽‍🚒🇳🇴 came', words: '👩🏽‍🚒🇳🇴', graphemes: 2 },
] as const;

for (const { name, text, words, graphemes } of scripts)
  test(`selects and marks by whole characters: ${name}`, async ({ desk }) => {
    const { page } = await desk.start(desk.article('story.txt', `${text}\n`));
    await articleOf(page).focus();
    await page.keyboard.press('Control+Home');
    // The way on through the text is to the left in what is written to the left.
    const on = /[\u0590-\u06ff]/.test(text) ? 'Shift+ArrowLeft' : 'Shift+ArrowRight';
    for (let step = 0; step < graphemes; step++) await page.keyboard.press(on);
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(words);
    await page.keyboard.press('c');
    await expect(rowsOf(page)).toHaveText(new RegExp(`${words}$`));
    await expect(page.locator('mark')).toHaveText(words);
  });

test('at twice the size, in forced colours and without motion everything can be reached and read', async ({ desk }) => {
  const { page } = await desk.start(desk.article('harbour-bridge.txt'));
  // What 200% makes of a window of 1280 by 800 pixels.
  await page.setViewportSize({ width: 640, height: 400 });
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await articleOf(page).focus();
  for (const key of ['Control+Home', 'j', 's', 'c', 'v']) await page.keyboard.press(key);
  await expect(page.getByRole('combobox', { name: 'Finding' })).toBeInViewport();
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
});
