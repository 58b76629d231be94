import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { articleOf, dragOver, expect, expectAccessible, rowsOf, saved, selectedRow, test } from './app';

const text =
  'The minister said the bridge is safe. “Work will stop,” the union said, “until pay is settled.”\n\nA second paragraph.\n';

interface Stored {
  readonly annotations: readonly {
    readonly id: string;
    readonly kind: string;
    readonly attributes: Record<string, string>;
    readonly confidence: string;
    readonly tags: readonly string[];
    readonly evidence: readonly object[];
  }[];
  readonly relations: readonly { readonly type: string; readonly from: string; readonly to: string }[];
}

async function markAll(page: Page, ...marks: readonly (readonly [words: string, key: string])[]): Promise<void> {
  for (const [words, key] of marks) {
    await dragOver(page, words);
    await page.keyboard.press(key);
  }
  await expect(rowsOf(page)).toHaveCount(marks.length);
}

const details = (page: Page) => page.getByRole('region', { name: 'Selected mark' });

test('says everything of a claim by keyboard, keeps it, and takes it back by name', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start(path);
  const { page } = app;
  await markAll(page, ['The minister', 'a'], ['the bridge is safe', 'c']);

  await page.keyboard.press('v');
  const finding = page.getByRole('combobox', { name: 'Finding' });
  await expect(finding).toBeFocused();
  await expect(finding.locator('option:checked')).toHaveText('Not checked yet (default)');
  await finding.press('r');
  await expect(finding).toHaveValue('refuted');
  await expect(rowsOf(page).nth(1)).toContainText('Refuted');
  await expect(page.locator('mark', { hasText: 'the bridge is saf' })).toHaveAttribute(
    'aria-description',
    'Claim, refuted',
  );
  await page.keyboard.press('Escape');
  await expect(articleOf(page)).toBeFocused();
  // The one in focus is not cut in two by its sign; it comes when the focus goes.
  const sign = page.locator('.article .sign.sign-bad.status-refuted');
  await expect(sign).toHaveCount(0);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(sign).toHaveText('e');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(sign).toHaveCount(0);

  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('Inspection report');
  await page.keyboard.press('Tab');
  await page.keyboard.press('r');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Page' })).toBeFocused();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('listitem')).toHaveText(/Inspection report.*refutes.*page 12/s);
  await expect(page.getByRole('button', { name: /^Add evidence/ })).toBeFocused();

  await page.getByRole('combobox', { name: 'Tags' }).focus();
  await page.keyboard.type('budget,');
  await expect(page.getByRole('button', { name: 'Remove tag budget' })).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Confidence' }).getByRole('radio', { name: 'High' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'High' })).toBeChecked();
  await page.keyboard.press('Escape');

  await page.keyboard.press('x');
  await expect(page.getByRole('dialog', { name: 'Relate to another mark' })).toBeVisible();
  await page.keyboard.type('minist');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('button', { name: /^Remove relation: Supports The minister/ })).toBeVisible();

  await page.getByRole('button', { name: 'Choose…' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('article');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'The article itself' })).toBeVisible();

  await expect(saved(page)).toBeVisible();
  const stored = JSON.parse(readFileSync(`${path}.caveat.json`, 'utf8')) as Stored;
  const claim = stored.annotations.find(({ kind }) => kind === 'claim');
  expect(claim).toMatchObject({
    attributes: { status: 'refuted', claimant: 'author-voice' },
    confidence: 'high',
    tags: ['budget'],
    evidence: [{ type: 'document', stance: 'refutes', title: 'Inspection report', page: '12' }],
  });
  expect(stored.relations).toMatchObject([{ type: 'supports', from: claim?.id, to: stored.annotations[0]?.id }]);

  await articleOf(page).focus();
  for (const name of [
    'Set who claims it to The article itself',
    'Relate: supports',
    'Set confidence to High',
    'Add tag budget',
    'Add Evidence',
    'Set finding to Refuted',
  ]) {
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status').filter({ hasText: name })).toBeAttached();
  }
  await expect(rowsOf(page).nth(1)).toContainText('Not checked yet');
  await expect(page.locator('.article .sign')).toHaveCount(0);
  for (let step = 0; step < 6; step++) await page.keyboard.press('Control+Shift+Z');
  await expect(rowsOf(page).nth(1)).toContainText(/1 evidence.*Refuted.*budget/s);
});

test('the details begin at the kind that the mark has', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await markAll(page, ['The minister', 'a']);
  await page.keyboard.press('d');
  await expect(
    page.getByRole('radiogroup', { name: 'Kind' }).getByRole('radio', { name: 'Attribution' }),
  ).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(rowsOf(page)).toHaveText([/Attribution/]);
});

test('finds all of it again when the article is opened again', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start(path);
  await markAll(app.page, ['the bridge is safe', 'c']);
  await app.page.keyboard.press('v');
  await app.page.keyboard.press('r');
  await expect(rowsOf(app.page)).toContainText(['Refuted']);
  await expect(saved(app.page)).toBeVisible();
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('Control+w');
  await expect(articleOf(app.page)).toHaveCount(0);
  await app.openArticle(path);
  await expect(rowsOf(app.page)).toContainText(['Refuted']);
  await rowsOf(app.page).first().click();
  await expect(app.page.getByRole('combobox', { name: 'Finding' })).toHaveValue('refuted');
});

test('tells how an attribution quotes, and lets it be corrected', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await markAll(page, ['“Work will stop,”', 'a']);
  const quotation = page.getByRole('combobox', { name: 'Quotation' });
  await expect(quotation.locator('option:checked')).toHaveText('Direct, by its quotation marks');
  await quotation.selectOption('mixed');
  await expect(rowsOf(page)).toContainText(['Attribution, mixed']);
  await quotation.selectOption('direct');
  await expect(rowsOf(page)).toContainText(['Attribution, direct']);
  await page.getByRole('button', { name: /^Take the role Content away/ }).click();
  await expect(quotation.locator('option:checked')).toHaveText('Not said');
  await page.getByRole('combobox', { name: 'Type of source' }).selectOption('anonymous');
  await page.getByRole('textbox', { name: 'Reason for anonymity' }).fill('no permission to speak');
  await expect(details(page).getByText('None: implicit')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the details, ${colorScheme}`, async ({ desk }) => {
    const { page } = await desk.start(desk.article('story.txt', text), { colorScheme });
    await markAll(page, ['The minister', 'a'], ['the bridge is safe', 'c']);
    await page.keyboard.press('v');
    await page.keyboard.press('s');
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.keyboard.type('Report');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Tags' }).fill('budget');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectAccessible(page);
  });

test('a note that is left as fast as it is typed leaves its mark selected', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await markAll(page, ['the bridge is safe', 'c']);
  await page.keyboard.press('n');
  await page.keyboard.type('Who says so? Ask for the report.');
  await page.keyboard.press('Escape');
  await expect(articleOf(page)).toBeFocused();
  await expect(selectedRow(page)).toContainText('Who says so? Ask for the report.');
  await expect(page.locator('mark.focused')).toHaveText('the bridge is safe');
});
