import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { readSetFile, setFromFile } from '../core/formats/caveat-json';
import { articleOf, dragOver, expect, rowsOf, saved, selectWords, test } from './app';

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

function quotesIn(path: string): string[] {
  const read = readSetFile(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { text, annotations } = setFromFile(read.value.file);
  return annotations.map(({ fragments }) => fragments.map(({ start, end }) => text.slice(start, end)).join(' '));
}

/** Marks every third word or two, from the top of the article, with the keyboard alone. */
async function markByKeyboard(page: Page, count: number): Promise<void> {
  await articleOf(page).focus();
  await page.keyboard.press('Control+Home');
  for (let mark = 0; mark < count; mark++) {
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Control+ArrowRight');
    await selectWords(page, 1 + (mark % 3));
    await page.keyboard.press('cau'.charAt(mark % 3));
    await expect(rowsOf(page).first()).toBeAttached();
  }
}

test('20 marks made by keyboard alone are on the same words after quitting and opening again', async ({ desk }) => {
  const path = desk.article('harbour-bridge.txt');
  const before = sha256(path);
  const app = await desk.start(path);
  await markByKeyboard(app.page, 20);
  await expect(app.page.locator('.counts')).toHaveText('7 claims · 7 attributions · 6 unverified');
  const marked = await app.page.locator('mark').allInnerTexts();
  await expect(saved(app.page)).toHaveText('Saved');
  expect(await app.close()).toBe(0);

  const again = await desk.start(path);
  await expect(again.page.locator('.counts')).toHaveText('7 claims · 7 attributions · 6 unverified');
  expect(await again.page.locator('mark').allInnerTexts()).toEqual(marked);
  expect(quotesIn(`${path}.caveat.json`)).toHaveLength(20);
  expect(sha256(path), 'the article’s file is as it was').toBe(before);
});

test('what was marked a moment before closing is on disk', async ({ desk }) => {
  const path = desk.article('story.txt', 'One claim stands here.\n');
  const app = await desk.start(path);
  await dragOver(app.page, 'claim');
  await app.page.keyboard.press('c');
  await expect(rowsOf(app.page)).toHaveCount(1);
  expect(await app.close()).toBe(0);
  expect(quotesIn(`${path}.caveat.json`)).toEqual(['claim']);
});

test('a folder that is gone: says so, keeps the marks safe, saves when it is back', async ({ desk }) => {
  const path = desk.article('story.txt', 'One claim stands here.\n');
  const { page } = await desk.start(path);
  const folder = dirname(path);
  renameSync(folder, `${folder}-away`);
  await dragOver(page, 'claim');
  await page.keyboard.press('c');
  await expect(page.locator('.not-saved')).toHaveText('Not saved here, kept safe: the folder is gone');
  renameSync(`${folder}-away`, folder);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(saved(page)).toHaveText('Saved');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(quotesIn(`${path}.caveat.json`)).toEqual(['claim']);
});

test('work that could not be saved is there when the article is opened again', async ({ desk }) => {
  const path = desk.article('story.txt', 'One claim stands here.\n');
  const app = await desk.start(path);
  const folder = dirname(path);
  renameSync(folder, `${folder}-away`);
  await dragOver(app.page, 'claim');
  await app.page.keyboard.press('c');
  await expect(app.page.locator('.not-saved')).toContainText('kept safe');
  await app.kill();
  renameSync(`${folder}-away`, folder);
  const again = await desk.start(path);
  await expect(rowsOf(again.page)).toHaveText([/Claim.*claim/s]);
  await expect(again.page.getByText('1 change to “story.txt” from the last time was recovered')).toBeVisible();
  await expect(saved(again.page)).toHaveText('Saved');
  expect(quotesIn(`${path}.caveat.json`)).toEqual(['claim']);
});

test('Save Marks As… puts the set elsewhere, and finds it there again', async ({ desk }) => {
  const path = desk.article('story.txt', 'One claim stands here.\n');
  const app = await desk.start(path);
  await dragOver(app.page, 'claim');
  await app.page.keyboard.press('c');
  await expect(saved(app.page)).toHaveText('Saved');
  const place = join(desk.articles, 'elsewhere.caveat.json');
  await app.answerPlace(place, () => app.page.keyboard.press('Control+Shift+S'));
  await expect.poll(() => existsSync(place)).toBe(true);
  await dragOver(app.page, 'stands');
  await app.page.keyboard.press('u');
  await expect(() => expect(quotesIn(place)).toEqual(['claim', 'stands'])).toPass();
  await app.close();
  const again = await desk.start(path);
  await expect(rowsOf(again.page)).toHaveCount(2);
});

test('what cannot be put together with what is on disk is not written over', async ({ desk }) => {
  const path = desk.article('story.txt', 'One claim stands here.\n');
  const set = `${path}.caveat.json`;
  const { page } = await desk.start(path);
  await dragOver(page, 'claim');
  await page.keyboard.press('c');
  await expect(saved(page)).toHaveText('Saved');
  const theirs = readFileSync(set, 'utf8')
    .replace('"note":""', '"note":"theirs"')
    .replace(/"textSha256":"\w+"/, `"textSha256":"${'0'.repeat(64)}"`);
  writeFileSync(set, theirs);
  await dragOver(page, 'stands');
  await page.keyboard.press('u');
  await expect(page.locator('.not-saved')).toContainText('another program changed the file');
  expect(readFileSync(set, 'utf8')).toBe(theirs);
  await page.getByRole('button', { name: 'Show theirs' }).click();
  await expect(rowsOf(page)).toHaveText([/claim.*theirs/s]);
  await expect(saved(page)).toHaveText('Saved');
  // The bar at the selection is of what is shown now.
  await dragOver(page, 'stands');
  await page
    .getByRole('group', { name: 'Mark the selected words' })
    .getByRole('button', { name: 'Unverified' })
    .click();
  await expect(rowsOf(page)).toHaveCount(2);
});

test('a damaged set is set aside and named, never written over', async ({ desk }) => {
  const path = desk.article('story.txt', 'One claim stands here.\n');
  writeFileSync(`${path}.caveat.json`, '{"format": "caveat-annot');
  const { page } = await desk.start(path);
  await expect(page.getByRole('alert')).toContainText(/could not be read.*renamed to “story\.txt\.caveat\.damaged-/s);
  await dragOver(page, 'claim');
  await page.keyboard.press('c');
  await expect(saved(page)).toHaveText('Saved');
  const aside = /story\.txt\.caveat\.damaged-[\d-]+\.json/.exec(await page.getByRole('alert').innerText())?.[0] ?? '';
  expect(readFileSync(join(dirname(path), aside), 'utf8')).toBe('{"format": "caveat-annot');
});

test('two windows on one article show one set', async ({ desk }) => {
  const path = desk.article('story.txt', 'One claim stands here.\n');
  const app = await desk.start(path);
  const second = await app.newWindow();
  await second.getByRole('button', { name: new RegExp(basename(path)) }).click();
  await expect(articleOf(second)).toBeVisible();
  await dragOver(second, 'claim');
  await second.keyboard.press('c');
  await expect(rowsOf(app.page)).toHaveText([/Claim.*claim/s]);
  await app.page.bringToFront();
  await rowsOf(app.page).first().click();
  await app.page.getByLabel(/^Note/).fill('seen by both');
  await expect(rowsOf(second)).toContainText(['seen by both']);
  await expect(() => expect(quotesIn(`${path}.caveat.json`)).toEqual(['claim'])).toPass();
});
