import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { readSetFile, serialiseSet, setFromFile } from '../core/formats/caveat-json';
import type { Operation } from '../core/operations';
import { claim, stretchOf } from '../core/testing/builders';
import { applied } from '../core/testing/histories';
import { articleOf, dragOver, expect, expectAccessible, rowsOf, saved, test } from './app';

const text = 'One claim stands here. Another one stands there.\n';

function stored(path: string) {
  const read = readSetFile(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return setFromFile(read.value.file);
}

/** Anna opens the set's file in a program of her own, does this to it, and saves it. */
function elsewhere(path: string, ...operations: readonly Operation[]): void {
  const set = operations.reduce((now, operation) => applied(now, operation).set, stored(path));
  const annotators = [...set.annotators.filter(({ id }) => id !== 'anna'), { id: 'anna', name: 'Anna' }];
  writeFileSync(path, serialiseSet({ ...set, annotators }, { withText: true }));
}

const note = (id: string, words: string): Operation => ({ type: 'change-annotation', id, changes: { note: words } });
const herMark: Operation = {
  type: 'add-annotation',
  annotation: { ...claim('hers', stretchOf(text, 'Another one')), createdBy: 'anna' },
};

async function markWithKey(page: Page, words: string, key: string): Promise<void> {
  await dragOver(page, words);
  await page.keyboard.press(key);
  await expect(saved(page)).toHaveText('Saved');
}

test('what somebody else saved appears by itself, and is saved with what is marked here', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const set = `${path}.caveat.json`;
  const { page } = await desk.start(path);
  await markWithKey(page, 'claim', 'c');
  const [own] = stored(set).annotations;
  elsewhere(set, herMark, note(own?.id ?? '', 'Anna has seen it'));
  await expect(rowsOf(page)).toHaveText([/claim.*Anna has seen it/s, /Another one/]);
  const news = page.getByRole('note').filter({ hasText: 'Anna’s marks were added to “story.txt”: 1 new, 1 changed' });
  await expect(news).toBeVisible();
  await expectAccessible(page);
  // It is nobody's step to take back but Anna's.
  await page.keyboard.press('Control+z');
  await expect(rowsOf(page)).toHaveText([/Another one/]);
  await page.keyboard.press('Control+Shift+z');
  await markWithKey(page, 'there', 'u');
  expect(stored(set).annotations).toHaveLength(3);
  await news.getByRole('button', { name: 'Dismiss' }).click();
  await expect(news).toHaveCount(0);
});

test('a mark that both changed is chosen about, by keyboard', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const set = `${path}.caveat.json`;
  const { page } = await desk.start(path);
  await markWithKey(page, 'claim', 'c');
  await markWithKey(page, 'there', 'u');
  const [one, two] = stored(set).annotations;
  // Ours cannot be saved until hers is there.
  const folder = dirname(path);
  renameSync(folder, `${folder}-away`);
  await rowsOf(page).first().click();
  await page.getByLabel(/^Note/).fill('Ours: see the log');
  await expect(page.locator('.not-saved')).toContainText('the folder is gone');
  const away = set.replace(folder, `${folder}-away`);
  elsewhere(away, herMark, note(one?.id ?? '', 'Hers: see the report'), note(two?.id ?? '', 'Hers too'));
  renameSync(`${folder}-away`, folder);
  await page.getByLabel(/^Note/).press('End');
  await page.keyboard.type('.');
  await expect(page.locator('.not-saved')).toHaveText(
    'Not saved here, kept safe: somebody else changed the same marks',
  );
  // Whoever is typing is not interrupted.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'You both changed a mark' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await expect(dialog.getByRole('group', { name: /Claim.*claim/ })).toContainText('Hers: see the report');
  expect(stored(set).annotations.find(({ id }) => id === one?.id)?.note, 'nothing is written').toContain('Hers');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('.not-saved')).toBeVisible();

  await page.keyboard.press('Control+s');
  await expect(dialog.getByRole('radio', { name: /^Yours/ })).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /^Keep both/ })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(saved(page)).toHaveText('Saved');
  await expect(rowsOf(page)).toHaveText([
    /Ours: see the log/,
    /Hers: see the report/,
    /Another one/,
    /there.*Hers too/s,
  ]);
  expect(stored(set).annotations.map((annotation) => annotation.note)).toEqual([
    'Ours: see the log.',
    'Hers: see the report',
    '',
    'Hers too',
  ]);
});

test('a new version of the article is told of while the old one is open', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const { page } = await desk.start(path);
  await markWithKey(page, 'claim', 'c');
  writeFileSync(path, `Update. ${text}`);
  await expect(page.getByRole('note')).toContainText('“story.txt” was changed by another program');
  await expect(articleOf(page)).not.toContainText('Update.');
});
