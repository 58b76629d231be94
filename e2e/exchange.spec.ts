import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RunningApp } from './hosts/host';
import { dragOver, expect, expectAccessible, rowsOf, test } from './app';

const text = '🔴 The bridge is safe, she said.\nInspectors found cracks 👩🏽‍🚒 last week.\n';

async function exportAs(app: RunningApp, format: string, place: string): Promise<void> {
  const { page } = app;
  await app.answerPlace(place, async () => {
    await page.keyboard.press('Control+e');
    await page.getByLabel('Format').selectOption({ label: format });
    await page.getByRole('button', { name: 'Choose place…' }).click();
  });
  await expect(page.getByRole('dialog', { name: 'Exported' })).toBeVisible();
  await page.keyboard.press('Enter');
}

async function markTwo(page: Page): Promise<void> {
  await dragOver(page, 'The bridge is safe');
  await page.keyboard.press('c');
  await dragOver(page, 'found cracks 👩🏽‍🚒 last week');
  await page.keyboard.press('u');
  await page.keyboard.press('n');
  await page.keyboard.type('who?');
  await page.keyboard.press('Escape');
  await expect(rowsOf(page)).toHaveCount(2);
}

test('says before an export what a format cannot keep', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await markTwo(page);
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export annotations' });
  await expect(dialog.getByRole('status')).toHaveText('Nothing of these marks is lost.');
  await dialog.getByLabel('Format').selectOption({ label: 'CoNLL BIO' });
  await expect(dialog.getByRole('status')).toContainText(/note.*1 annotation/);
  await expectAccessible(page);
  await dialog.getByLabel('Format').selectOption({ label: 'brat standoff' });
  await expect(dialog.getByRole('status')).toHaveText('Nothing of these marks is lost.');
});

test('marks travel as brat standoff, after an emoji too, and come back into the article', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start(path);
  const { page } = app;
  await markTwo(page);
  await exportAs(app, 'brat standoff', join(desk.articles, 'out.ann'));
  expect(readFileSync(join(desk.articles, 'out.ann'), 'utf8')).toContain('T1\tClaim 2 20\tThe bridge is safe');
  expect(readFileSync(join(desk.articles, 'out.txt'), 'utf8')).toBe(text);
  expect(readFileSync(join(desk.articles, 'annotation.conf'), 'utf8')).toContain('[entities]');
  expect(readFileSync(path, 'utf8')).toBe(text);

  for (let step = 0; step < 2; step++) {
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+Home');
  }
  await expect(rowsOf(page)).toHaveCount(0);
  await app.answerFile(join(desk.articles, 'out.ann'), () => page.keyboard.press('Control+i'));
  const dialog = page.getByRole('dialog', { name: 'Import from “out.ann”' });
  await expect(dialog).toContainText('brat standoff');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Import 2 marks' }).click();
  await expect(rowsOf(page)).toHaveText([/The bridge is safe/, /found cracks 👩🏽‍🚒 last week.*who\?/s]);
  await page.keyboard.press('Control+z');
  await expect(rowsOf(page)).toHaveCount(0);
});

test('what of a file cannot be imported is said, line by line, and the rest comes in', async ({ desk }) => {
  const app = await desk.start(desk.article('story.txt', text));
  const { page } = app;
  writeFileSync(join(desk.articles, 'theirs.ann'), 'T1\tClaim 2 20\tThe bridge is safe\nT2\tClaim 5 nowhere\nT3\tClaim 400 410\tis missing\n'); // prettier-ignore
  await app.answerFile(join(desk.articles, 'theirs.ann'), () => page.keyboard.press('Control+i'));
  const dialog = page.getByRole('dialog', { name: 'Import from “theirs.ann”' });
  await expect(dialog.getByRole('listitem').first()).toContainText('theirs.ann, line 2');
  await dialog.getByRole('button', { name: 'Import 1 mark' }).click();
  await expect(rowsOf(page)).toHaveText([/The bridge is safe/]);
  writeFileSync(join(desk.articles, 'nothing.json'), '{"hello": 1}');
  await app.answerFile(join(desk.articles, 'nothing.json'), () => page.keyboard.press('Control+i'));
  await expect(page.getByRole('dialog', { name: '“nothing.json” holds no marks that Caveat can read' })).toBeVisible();
});

test('of a file of several sets, those of the article come in, and who made them is said', async ({ desk }) => {
  const app = await desk.start(desk.article('story.txt', text));
  const { page } = app;
  await markTwo(page);
  await exportAs(app, 'Caveat JSON Lines', join(desk.articles, 'mine.jsonl'));
  const set = JSON.parse(readFileSync(join(desk.articles, 'mine.jsonl'), 'utf8'));
  const [mark] = set.annotations;
  const by = (id: string) => ({
    ...set,
    annotators: [{ id, name: `${id} Ali` }],
    annotations: [{ ...mark, id: `mark of ${id}`, kind: 'unverified', createdBy: id }],
  });
  const other = { ...set, article: { ...set.article, file: 'other.txt', text: 'Elsewhere.', textSha256: '0'.repeat(64) }, annotations: [] }; // prettier-ignore
  const lines = [other, by('Ben'), by('Cleo')].map((one) => `${JSON.stringify(one)}\n`);
  writeFileSync(join(desk.articles, 'class.jsonl'), lines.join(''));
  await app.answerFile(join(desk.articles, 'class.jsonl'), () => page.keyboard.press('Control+i'));
  const dialog = page.getByRole('dialog', { name: 'Import from “class.jsonl”' });
  await expect(dialog).toContainText('Ben Ali and Cleo Ali');
  await expect(dialog.getByRole('listitem')).toContainText('other.txt');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Import 2 marks' }).click();
  await expect(rowsOf(page)).toHaveCount(4);
});
