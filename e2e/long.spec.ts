import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setFileEnding, serialiseSet } from '../core/formats/caveat-json';
import { articleInfo, claim, setOn } from '../core/testing/builders';
import { articleOf, expect, rowsOf, saved, test } from './app';

const lines = Array.from({ length: 3000 }, (_, n) => `Line ${n} says what somebody claims about the bridge, and who.`);
const text = lines.join('\n\n');

/** An article of 3,000 paragraphs, each of which has a claim on its number. */
function longArticle(desk: { article(name: string, content: string): string }): string {
  const path = desk.article('long.txt', text);
  let start = 0;
  const claims = lines.map((line, n) => {
    const one = claim(`line-${n}`, [start, start + line.indexOf(' says')]);
    start += line.length + 2;
    return one;
  });
  const hash = createHash('sha256').update(text).digest('hex');
  const set = setOn(text, ...claims);
  const article = { ...set.article, ...articleInfo, file: 'long.txt', sha256: hash, textSha256: hash };
  desk.article(`long.txt${setFileEnding}`, serialiseSet({ ...set, article }, { withText: true }));
  return path;
}

test('a long article has all its marks, to its last line', async ({ desk }) => {
  const { page } = await desk.start(longArticle(desk));
  await expect(page.locator('.counts')).toHaveText('3,000 claims · 0 attributions · 0 unverified');
  await articleOf(page).focus();
  await page.keyboard.press('Control+End');
  const last = page.locator('mark', { hasText: 'Line 2999' });
  await expect(last).toBeInViewport();
  await expect(rowsOf(page).last(), 'the list has followed').toHaveAttribute('aria-posinset', '3000');
  await page.getByRole('listbox', { name: /^Annotations/ }).press('Home');
  await expect(page.locator('mark', { hasText: /^Line 0$/ })).toBeInViewport();
  await page.keyboard.press('End');
  await expect(rowsOf(page).last()).toHaveAttribute('aria-posinset', '3000');
  await expect(rowsOf(page).last()).toHaveAttribute('aria-selected', 'true');
  await expect(last).toBeInViewport();
});

test('what is marked in a long article before all of it has come is kept', async ({ desk }) => {
  const path = longArticle(desk);
  const { page } = await desk.start(path);
  await articleOf(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('u');
  await expect(page.locator('.counts')).toHaveText('3,000 claims · 0 attributions · 1 unverified');
  await expect(saved(page)).toHaveText('Saved');
  const { annotations } = JSON.parse(readFileSync(path + setFileEnding, 'utf8')) as { annotations: unknown[] };
  expect(annotations).toHaveLength(3001);
});
