import { readFileSync, writeFileSync } from 'node:fs';
import { setFileEnding, type SetFile } from '../core/formats/caveat-json';
import { articleOf, clickBefore, dragOver, expect, expectAccessible, rowsOf, saved, selectedRow, test } from './app';

const draft =
  'The bridge is safe, the mayor said on Monday.\n\nInspectors found 11 cracks in the hangers. Costs doubled.\n';

test('a changed article keeps its marks on their words, and says which to look at again and which are lost', async ({
  desk,
}) => {
  const path = desk.article('story.txt', draft);
  const app = await desk.start(path);
  for (const words of ['The bridge is safe', 'found 11 cracks in the hangers', 'Costs doubled']) {
    await dragOver(app.page, words);
    await app.page.keyboard.press('c');
  }
  await expect(rowsOf(app.page)).toHaveCount(3);
  await expect(saved(app.page)).toHaveText('Saved');
  await app.close();
  const next = `Updated at noon.\n\n${draft.replace('11 cracks', '14 cracks').replace(' Costs doubled.', ' Nobody answered.')}`;
  writeFileSync(path, next);

  const again = await desk.start(path);
  const { page } = again;
  await expect(page.getByRole('note').first()).toContainText(/has changed since it was marked.*1 mark stands on its words, 1 asks to be looked at again, and 1 has lost its words/s); // prettier-ignore
  await expect(rowsOf(page)).toHaveText([/Not checked yet.*The bridge is safe/s, /Look again.*found 14 cracks in the hangers/s]); // prettier-ignore
  await expect(page.locator('mark', { hasText: 'The bridge is safe' })).toBeVisible();
  await expectAccessible(page);

  // What asks to be looked at says what it was; it still holds, and asks no more.
  await articleOf(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('t');
  await page.keyboard.press('t');
  await expect(selectedRow(page)).toContainText('found 14 cracks');
  await expect(page.getByRole('note', { name: 'Look at it again' })).toContainText('found 11 cracks in the hangers');
  await page.keyboard.press('y');
  await expect(rowsOf(page)).toHaveText([/The bridge is safe/, /Not checked yet.*found 14 cracks/s]);
  await page.keyboard.press('Control+z');
  await expect(rowsOf(page)).toHaveText([/The bridge is safe/, /Look again.*found 14 cracks/s]);
  await page.keyboard.press('Control+Shift+z');

  // What is lost keeps its words, and is placed on others by keyboard alone.
  const tray = page.getByRole('region', { name: '1 mark has lost its words' });
  await expect(tray.getByRole('listitem')).toContainText('Costs doubled');
  await clickBefore(page, 'Nobody');
  await page.keyboard.press('s');
  await page.keyboard.press('g');
  await expect(tray.getByRole('listitem')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(tray).toBeHidden();
  await expect(rowsOf(page)).toHaveText([/The bridge/, /found 14/, /Nobody answered\./]);
  await page.keyboard.press('Control+z');
  await expect(tray).toBeVisible();
  await tray.getByRole('button', { name: 'Remove for good: Costs doubled' }).click();
  await expect(tray).toBeHidden();
  await articleOf(page).focus();
  await page.keyboard.press('Control+z');
  await expect(tray).toBeVisible();
  await expect(saved(page)).toHaveText('Saved');
  const file = JSON.parse(readFileSync(path + setFileEnding, 'utf8'));
  expect(file.orphans.map(({ fragments }: { fragments: { quote: string }[] }) => fragments[0]?.quote)).toEqual(['Costs doubled']); // prettier-ignore
  expect(file.article.text).toBe(next);
  expect(readFileSync(path, 'utf8')).toBe(next);
});

test('a new draft is compared with the one that was checked: only what changed is to be checked again', async ({
  desk,
}) => {
  const path = desk.article('story.txt', draft);
  const app = await desk.start(path);
  for (const words of ['The bridge is safe', 'found 11 cracks in the hangers']) {
    await dragOver(app.page, words);
    await app.page.keyboard.press('c');
    await app.page.keyboard.press('v');
    await app.page.keyboard.type('Supp');
    await expect(app.page.getByRole('combobox', { name: 'Finding' })).toHaveValue('supported');
    await app.page.keyboard.press('Escape');
  }
  await expect(app.page.getByText(/^Signed off by .+, \d+ \w+ \d{4}, \d\d:\d\d$/)).toBeVisible();
  await expect(saved(app.page)).toHaveText('Saved');
  await app.close();
  const signed = (JSON.parse(readFileSync(path + setFileEnding, 'utf8')) as SetFile).annotations.map(
    (one) => one.signOff,
  );
  expect(signed).toEqual([
    expect.objectContaining({ by: expect.any(String) }),
    expect.objectContaining({ by: expect.any(String) }),
  ]);
  writeFileSync(path, draft.replace('11 cracks', '14 cracks').replace(' Costs doubled.', ''));

  const again = await desk.start(path);
  const { page } = again;
  await page.keyboard.press('Alt+c');
  const dialog = page.getByRole('dialog', { name: 'Changes since the draft that was checked' });
  await expect(dialog).toContainText('1 mark to check again, 1 is as it was, 1 of them signed off.');
  await expect(dialog.locator('del')).toHaveText(['11', 'Costs doubled.']);
  await expect(dialog.locator('ins')).toHaveText(['14']);
  const mark = dialog.getByRole('button', { name: /found 14 cracks in the hangers/ });
  await expect(mark).toBeFocused();
  await expect(mark).toContainText('was: found 11 cracks in the hangers');
  await expect(mark).toContainText('before the text changed');
  await expectAccessible(page);

  // It goes to the mark in the article; there, and here, somebody says that it still holds.
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(articleOf(page)).toBeFocused();
  await expect(selectedRow(page)).toContainText('found 14 cracks');
  await page.keyboard.press('Alt+c');
  await expect(mark).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Nothing to check again, 2 are as they were, 2 of them signed off.');
  await page.keyboard.press('Escape');
  await expect(saved(page)).toHaveText('Saved');
  await again.close();
  const file = JSON.parse(readFileSync(path + setFileEnding, 'utf8')) as SetFile;
  expect(file.annotations.map(({ review, signOff }) => [review, signOff === undefined])).toEqual([
    [undefined, false],
    [undefined, false],
  ]);
  expect(file.annotations[0]?.signOff).toEqual(signed[0]);
  expect(file.annotations[1]?.signOff).not.toEqual(signed[1]);
  expect(file.previous?.text).toBe(draft);

  // The draft that was checked is still there tomorrow.
  const tomorrow = await desk.start(path);
  await tomorrow.page.keyboard.press('Alt+c');
  await expect(tomorrow.page.getByRole('dialog').locator('del')).toHaveText(['11', 'Costs doubled.']);
});

test('marks are carried over from the set of another draft, whose file stays as it is', async ({ desk }) => {
  const first = desk.article('draft-1.txt', draft);
  const app = await desk.start(first);
  const { page } = app;
  for (const words of ['The bridge is safe', 'found 11 cracks in the hangers']) {
    await dragOver(page, words);
    await page.keyboard.press('c');
  }
  await expect(saved(page)).toHaveText('Saved');
  const set = readFileSync(first + setFileEnding, 'utf8');
  const second = desk.article('draft-2.txt', draft.replace('11 cracks', '14 cracks'));
  await app.openArticle(second);
  await expect(page.getByRole('heading', { name: 'draft-2.txt' })).toBeVisible();
  await app.answerFile(first + setFileEnding, () => page.keyboard.press('Control+i'));
  const dialog = page.getByRole('dialog', { name: /^Import from/ });
  await expect(dialog).toContainText('They were made on another draft.');
  await page.keyboard.press('Enter');
  await expect(rowsOf(page)).toHaveText([/The bridge is safe/, /Look again.*found 14 cracks/s]);
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('dialog')).toContainText('1 mark to check again, 1 is as it was.');
  await expect(page.getByRole('dialog').locator('ins')).toHaveText(['14']);
  await page.keyboard.press('Escape');
  await expect(saved(page)).toHaveText('Saved');
  expect(readFileSync(first + setFileEnding, 'utf8')).toBe(set);
});
