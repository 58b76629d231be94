import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SetFile } from '../core/formats/caveat-json';
import { articleOf, expect, rowsOf, saved, selectedRow, test } from './app';

const text = [
  'The harbour bridge is safe, Mr. Park of the U.S. Coast Guard said on Monday.',
  '“Work will stop,” the union said, “until pay is settled.” Sources say it will close.',
].join('\n\n');

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('from open to export without the mouse', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start();
  const { page } = app;
  await app.openArticle(path);
  await expect(articleOf(page)).toBeFocused();
  // Presses of buttons by keys are clicks too: of these, those with no place on the screen.
  await page.evaluate(() => {
    const list = ((window as { pointed?: string[] }).pointed = []) as string[];
    addEventListener('pointerdown', (event) => list.push((event.target as Element).outerHTML), true);
  });

  // A claim, what was found out about it, why, and a word for whoever comes next.
  await press(page, 's', 'c', 'v');
  const finding = page.getByRole('combobox', { name: 'Finding' });
  await expect(finding).toBeFocused();
  await page.keyboard.type('Supp');
  await expect(finding).toHaveValue('supported');
  await press(page, 'Escape', 'e');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('Inspection report');
  await press(page, 'Enter');
  await expect(page.getByText('Inspection report')).toBeVisible();
  await press(page, 'Escape');
  await expect(articleOf(page)).toBeFocused();
  await press(page, 'n');
  await page.keyboard.type('Ask for page 4.');
  await press(page, 'Escape');
  await expect(articleOf(page)).toBeFocused();
  await expect(selectedRow(page)).toContainText(/Supported.*Ask for page 4\./s);

  // An attribution with its roles; one edge a word too far, and back.
  await press(page, 'ArrowDown', 'Home', 'q', 'a');
  await press(page, 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', '1', 'Control+Shift+ArrowRight', '2');
  await press(page, 'q', '3', 'Control+]', 'Control+z');
  await expect(rowsOf(page)).toHaveCount(2);

  // The last sentence asserts something of nobody in particular; the list shows it, and goes back to the article.
  await press(page, 'Control+End', 's', 'u');
  await expect(rowsOf(page)).toHaveCount(3);
  await press(page, 'F6');
  await expect(page.getByRole('listbox', { name: /^Annotations/ })).toBeFocused();
  await press(page, 'Home', 'Enter');
  await expect(articleOf(page)).toBeFocused();
  await expect(selectedRow(page)).toContainText('harbour bridge');
  await expect(saved(page)).toHaveText('Saved');

  const place = join(desk.articles, 'out.caveat.json');
  await app.answerPlace(place, async () => {
    await press(page, 'Control+e');
    await expect(page.getByRole('combobox', { name: 'Format' })).toBeFocused();
    for (const choose = page.getByRole('button', { name: 'Choose place…' }); ;) {
      await press(page, 'Tab');
      if (await choose.evaluate((button) => button === document.activeElement)) break;
    }
    await press(page, 'Enter');
  });
  await expect(page.getByRole('dialog', { name: 'Exported' })).toBeVisible();
  await press(page, 'Enter');
  await expect(articleOf(page)).toBeFocused();

  const { annotations } = JSON.parse(readFileSync(place, 'utf8')) as SetFile;
  expect(
    annotations.map(({ kind, fragments }) => [
      kind,
      fragments.map(({ role = '', quote }) => `${role} ${quote}`.trim()),
    ]),
  ).toEqual([
    ['claim', ['The harbour bridge is safe, Mr. Park of the U.S. Coast Guard said on Monday.']],
    ['attribution', ['content “Work will stop,”', 'source the union', 'cue said', 'content “until pay is settled.”']],
    ['unverified', ['Sources say it will close.']],
  ]);
  expect(annotations[0]).toMatchObject({
    attributes: { status: 'supported' },
    evidence: [{ title: 'Inspection report' }],
    note: 'Ask for page 4.',
  });
  expect(await page.evaluate(() => (window as { pointed?: string[] }).pointed)).toEqual([]);
});
