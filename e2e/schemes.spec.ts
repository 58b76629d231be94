import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { defaultScheme } from '../core/default-scheme';
import { serialiseScheme } from '../core/formats/scheme-file';
import type { Kind, Scheme } from '../core/scheme';
import { articleOf, boxOf, dragOver, expect, expectAccessible, rowsOf, saved, test } from './app';

const text = 'The minister said the bridge is safe. Sources say it will close.\n\nA second paragraph stands here.\n';

interface Stored {
  readonly scheme?: Scheme;
  readonly annotations: readonly { readonly kind: string; readonly attributes: Record<string, string> }[];
}
const stored = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Stored;

const editor = (page: Page) => page.getByRole('dialog', { name: /^Scheme: / });
const field = (page: Page, name: string) => editor(page).getByRole('textbox', { name, exact: true });

async function openEditor(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('scheme');
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeVisible();
}

/** Types into a field, and is done with it. */
async function fill(page: Page, name: string, value: string): Promise<void> {
  await field(page, name).fill(value);
  await field(page, name).press('Enter');
}

async function done(page: Page): Promise<void> {
  await editor(page).getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await articleOf(page).focus();
}

/** Adds a kind with this name and key. */
async function addKind(page: Page, name: string, key: string): Promise<void> {
  await editor(page).getByRole('button', { name: 'Add kind' }).click();
  await expect(field(page, 'Name of one')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await fill(page, 'Of several', `${name}s`);
  await fill(page, 'Key that marks', key);
}

async function mark(page: Page, words: string, key: string): Promise<void> {
  await dragOver(page, words);
  await page.keyboard.press(key);
}

test('a kind of one’s own: made, used by its key, renamed and merged; its marks follow, and undo brings all back', async ({
  desk,
}) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start(path);
  const { page } = app;
  await openEditor(page);
  await addKind(page, 'Opinion', 'p');
  await done(page);
  await mark(page, 'will close', 'p');
  await mark(page, 'bridge is safe', 'c');
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(rowsOf(page).nth(1)).toContainText('Opinion');
  await expect(saved(page)).toHaveText('Saved');
  const set = `${path}.caveat.json`;
  expect(stored(set).annotations.map(({ kind }) => kind)).toEqual(['claim', 'opinion']);

  await openEditor(page);
  await editor(page).getByRole('tab', { name: 'Opinion' }).click();
  await expect(editor(page).getByText('1 mark of this kind')).toBeVisible();
  await fill(page, 'Name of one', 'View');
  await fill(page, 'Id in files', 'view');
  await expect(editor(page).getByRole('tab', { name: 'View', selected: true })).toBeVisible();
  await expect(rowsOf(page).nth(1)).toContainText('View');

  await editor(page).getByRole('button', { name: 'Merge View into another' }).click();
  await editor(page).getByLabel('Merge “View” into').selectOption({ label: 'Claim' });
  await expect(editor(page).getByRole('group', { name: 'Merge View' })).toContainText('1 mark changes.');
  await editor(page).getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(editor(page).getByRole('tab', { name: 'View' })).toHaveCount(0);
  await expect(editor(page).getByRole('tab', { name: 'Claim', selected: true })).toBeVisible();
  await expect(editor(page).getByRole('button', { name: 'Undo: Merge view into claim' })).toBeVisible();
  await done(page);
  await expect(rowsOf(page).nth(1)).toContainText('Claim');
  await expect(saved(page)).toHaveText('Saved');
  expect(stored(set).annotations.map(({ kind }) => kind)).toEqual(['claim', 'claim']);

  await page.keyboard.press('Control+z');
  await expect(rowsOf(page).nth(1)).toContainText('View');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(rowsOf(page).nth(1)).toContainText('Opinion');
  for (let step = 0; step < 6; step++) await page.keyboard.press('Control+z');
  await expect(rowsOf(page)).toHaveCount(0);
  await expect(page.getByRole('radio', { name: /Opinion/ })).toHaveCount(0);
  await expect(saved(page)).toHaveText('Saved');
  expect(stored(set)).not.toHaveProperty('scheme');
});

test('a role has a key of its own, and a value the look of what holds or does not', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start(path);
  const { page } = app;
  await openEditor(page);
  await editor(page).getByRole('tab', { name: 'Attribution' }).click();
  await editor(page).getByRole('button', { name: 'Add role' }).click();
  await page.keyboard.type('Hedge');
  await page.keyboard.press('Enter');
  const role = editor(page).locator('.card-body');
  const key = role.getByRole('textbox', { name: 'Key', exact: true });
  await key.fill('c');
  await key.press('Enter');
  await expect(role).toContainText('C is the key of “Claim”, so it does not give this role.');
  await key.fill('p');
  await key.press('Enter');
  await expect(role).not.toContainText('is the key of');
  await expect(editor(page).locator('summary', { hasText: 'Hedge' })).toContainText('key P');
  await editor(page).getByRole('tab', { name: 'Unverified' }).click();
  await editor(page).locator('summary', { hasText: 'Outcome' }).click();
  await editor(page).locator('summary', { hasText: 'Verified' }).click();
  const value = editor(page).locator('.card-body .card-body');
  await expect(value.getByLabel('Shown as')).toHaveValue('good');
  await value.getByLabel('Shown as').selectOption({ label: 'In between' });
  await expectAccessible(page);
  await done(page);

  await mark(page, 'The minister said the bridge is safe', 'a');
  await mark(page, 'safe', 'p');
  await mark(page, 'will close', 'u');
  await expect(saved(page)).toHaveText('Saved');
  const { scheme, annotations } = stored(`${path}.caveat.json`);
  const [attribution] = annotations as unknown as [{ fragments: { role?: string; quote: string }[] }];
  expect(attribution.fragments.map(({ role, quote }) => [role, quote])).toContainEqual(['hedge', 'safe']);
  const resolution = scheme?.kinds[2]?.attributes.find(({ id }) => id === 'resolution');
  expect(resolution).toMatchObject({ values: expect.arrayContaining([expect.objectContaining({ tone: 'mixed' })]) });
});

test('a scheme file is saved, and used for another article, which keeps and exports it', async ({ desk }) => {
  const first = desk.article('first.txt', text);
  const second = desk.article('second.txt', text);
  const app = await desk.start(first);
  const { page } = app;
  await openEditor(page);
  await addKind(page, 'Opinion', 'p');
  await editor(page).getByRole('tab', { name: 'About the scheme' }).click();
  await fill(page, 'Name', 'Our desk');
  const file = join(desk.articles, 'desk.caveat-scheme.json');
  await app.answerPlace(file, () => editor(page).getByRole('button', { name: 'Save to a file…' }).click());
  await expect(editor(page)).toContainText('Written to “desk.caveat-scheme.json”');
  await done(page);

  await app.openArticle(second);
  await expect(page.getByRole('heading', { name: 'second.txt' })).toBeVisible();
  await mark(page, 'bridge is safe', 'c');
  await openEditor(page);
  await app.answerFile(file, () => editor(page).getByRole('button', { name: 'Load…' }).click());
  const question = page.getByRole('dialog', { name: 'Use the scheme “Our desk”?' });
  await expect(question).toContainText('Every mark stays as it is.');
  await question.getByRole('button', { name: 'Use this scheme' }).click();
  await done(page);
  await mark(page, 'will close', 'p');
  await expect(rowsOf(page).nth(1)).toContainText('Opinion');
  await expect(saved(page)).toHaveText('Saved');

  const exported = join(desk.articles, 'out.caveat.json');
  await app.answerPlace(exported, async () => {
    await page.keyboard.press('Control+e');
    await page.getByRole('button', { name: 'Choose place…' }).click();
  });
  await expect(page.getByRole('dialog', { name: 'Exported' })).toBeVisible();
  expect(stored(exported).scheme?.kinds.map(({ name }) => name)).toEqual([
    'Claim',
    'Attribution',
    'Unverified',
    'Opinion',
  ]);
  await page.keyboard.press('Enter');
  await app.openArticle(first);
  await expect(page.getByRole('heading', { name: 'first.txt' })).toBeVisible();
  await app.openArticle(second);
  await expect(rowsOf(page).nth(1)).toContainText('Opinion');
});

test('a scheme that lacks what marks have asks what becomes of it, and drops none', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const [claim] = defaultScheme.kinds as [Kind];
  const { statusAttribute: _, ...plain } = claim;
  const fact: Kind = { ...plain, id: 'fact', name: 'Fact', plural: 'Facts', key: 'P', attributes: [] };
  const file = desk.article(
    'small.caveat-scheme.json',
    serialiseScheme({ id: 'small', name: 'Small', kinds: [fact], relationTypes: [] }),
  );
  const app = await desk.start(path);
  const { page } = app;
  await mark(page, 'bridge is safe', 'c');
  await mark(page, 'will close', 'u');
  await page.keyboard.press('d');
  await page.getByRole('combobox', { name: 'Reason' }).selectOption({ label: 'Rumour' });
  await page.keyboard.press('Escape');
  await openEditor(page);
  await app.answerFile(file, () => editor(page).getByRole('button', { name: 'Load…' }).click());
  const question = page.getByRole('dialog', { name: 'Use the scheme “Small”?' });
  await question.getByLabel('“Claim”').selectOption({ label: 'Make it “Fact”' });
  await question.getByLabel('“Unverified”').selectOption({ label: 'Make it “Fact”' });
  await expect(question.getByLabel('“Reason” (unverified)')).toHaveValue('');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Use this scheme' }).click();
  await done(page);
  await expect(rowsOf(page).nth(0)).toContainText('Fact');
  await expect(rowsOf(page).nth(1)).toContainText('Fact');
  await expect(saved(page)).toHaveText('Saved');
  const { annotations, scheme } = stored(`${path}.caveat.json`);
  expect(annotations.map(({ kind, attributes }) => [kind, attributes])).toEqual([
    ['fact', {}],
    ['fact', { reason: 'rumour' }],
  ]);
  expect(scheme?.kinds[0]?.attributes.map(({ id }) => id)).toEqual(['reason']);
  await page.keyboard.press('Control+z');
  await expect(rowsOf(page).nth(0)).toContainText('Claim');
});

test('a damaged scheme file is named with what is wrong in it, and changes nothing', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const twice = { ...defaultScheme, kinds: [...defaultScheme.kinds, defaultScheme.kinds[0] as Kind] };
  const file = desk.article('twice.caveat-scheme.json', serialiseScheme(twice));
  const app = await desk.start(path);
  const { page } = app;
  await mark(page, 'bridge is safe', 'c');
  await expect(saved(page)).toHaveText('Saved');
  const before = readFileSync(`${path}.caveat.json`, 'utf8');
  for (const [content, message] of [
    [undefined, /\/scheme\/kinds\/3\/id the id “claim” is used twice/],
    ['{"format": ', /it is not JSON/],
  ] as const) {
    if (content !== undefined) writeFileSync(file, content);
    await openEditor(page);
    await app.answerFile(file, () => editor(page).getByRole('button', { name: 'Load…' }).click());
    const error = page.getByRole('dialog', { name: '“twice.caveat-scheme.json” is not a scheme in order' });
    await expect(error).toContainText('Nothing was changed');
    await expect(error.getByRole('list')).toContainText(message);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await articleOf(page).focus();
  }
  await page.keyboard.press('Control+s');
  await expect(saved(page)).toHaveText('Saved');
  expect(readFileSync(`${path}.caveat.json`, 'utf8')).toBe(before);
});

test('another window on the same article follows', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start(path);
  const { page } = app;
  await mark(page, 'bridge is safe', 'c');
  await expect(saved(page)).toHaveText('Saved');
  const second = await app.newWindow();
  await second
    .getByRole('button', { name: /story\.txt/ })
    .first()
    .click();
  await expect(rowsOf(second)).toHaveCount(1);
  await dragOver(second, 'bridge is safe');
  await rowsOf(second).first().click();
  await openEditor(page);
  await fill(page, 'Name of one', 'Assertion');
  await fill(page, 'Id in files', 'assertion');
  await expect(rowsOf(second).first()).toContainText('Assertion');
  await expect(second.getByRole('radio', { name: 'Assertion' })).toBeChecked();
  await editor(page).getByRole('button', { name: 'Merge Assertion into another' }).click();
  await editor(page).getByLabel('Merge “Assertion” into').selectOption({ label: 'Unverified' });
  await editor(page).getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(rowsOf(second).first()).toContainText('Unverified');
  await mark(second, 'will close', 'u');
  await expect(rowsOf(page)).toHaveCount(2);
});

test('the whole editor works by keyboard alone', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await openEditor(page);
  const tab = (name: string) => editor(page).getByRole('tab', { name });
  await tab('Claim').focus();
  await page.keyboard.press('ArrowDown');
  await expect(tab('Attribution')).toBeFocused();
  await expect(field(page, 'Name of one')).toHaveValue('Attribution');
  const cue = editor(page).locator('summary', { hasText: 'Cue' });
  await cue.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.type('Signal');
  await page.keyboard.press('Escape');
  await expect(field(page, 'Name')).toHaveValue('Cue');
  const up = editor(page).getByRole('button', { name: 'Move Cue up' });
  await up.focus();
  await page.keyboard.press('Enter');
  const down = editor(page).getByRole('button', { name: 'Move Cue down' });
  await expect(down).toBeFocused();
  await expect(editor(page).locator('summary').first()).toContainText('Cue');
  await page.keyboard.press('Enter');
  await expect(down).toBeFocused();
  const remove = editor(page).getByRole('button', { name: 'Merge Cue into another' });
  await remove.focus();
  await page.keyboard.press('Enter');
  await expect(editor(page).getByLabel('Merge “Cue” into')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(remove).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('says why a name, a key or an id cannot be, and leaves the scheme as it was', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await openEditor(page);
  for (const [name, value, message] of [
    ['Name of one', '', 'A name has 1 to 80 characters'],
    ['Key that marks', 'a', 'The key A is used twice'],
    ['Key that marks', 'ab', 'A key is one character'],
    ['Id in files', 'attribution', 'The id “attribution” is taken'],
    ['Id in files', 'Not an id', 'An id has up to 60 letters'],
  ] as const) {
    await fill(page, name, value);
    await expect(editor(page).getByRole('alert')).toContainText(message);
    await field(page, name).press('Escape');
    await expect(editor(page).getByRole('alert')).toHaveCount(0);
  }
  await fill(page, 'Key that marks', 's');
  await expect(editor(page).getByText('S is the key of “Sentence”')).toBeVisible();
});

test('the scheme of marks that are read-only can be looked at, and no more', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const first = await desk.start(path);
  await mark(first.page, 'bridge is safe', 'c');
  await expect(saved(first.page)).toHaveText('Saved');
  await first.close();
  const set = `${path}.caveat.json`;
  writeFileSync(set, readFileSync(set, 'utf8').replace('"version": 1', '"version": 2'));
  const { page } = await desk.start(path);
  await openEditor(page);
  await expect(editor(page)).toContainText('read-only');
  await expect(field(page, 'Name of one')).not.toBeEditable();
  for (const name of ['Add kind', 'Add role', 'Load…', 'Delete Claim', 'Use the default scheme…'])
    await expect(editor(page).getByRole('button', { name })).toHaveCount(0);
  for (const choice of await editor(page).getByRole('radio').all()) await expect(choice).toBeDisabled();
  await expectAccessible(page);
});

test('two dozen kinds with long names leave the words in sight, and all can be chosen', async ({ desk }) => {
  const kinds = Array.from({ length: 24 }, (_, index): Kind => {
    const name = `${index % 2 ? 'ادعاء لم يتم التحقق منه بعد' : 'Assertion about the motives of a third party'} ${index}`;
    return { id: `k${index}`, name, plural: name, colour: 'teal', line: 'dashed', roles: [], attributes: [] };
  });
  const many: Scheme = { id: 'many', name: 'Many', kinds, relationTypes: [] };
  const file = desk.article('many.caveat-scheme.json', serialiseScheme(many));
  const app = await desk.start(desk.article('story.txt', text), { viewport: { width: 900, height: 600 } });
  const { page } = app;
  await openEditor(page);
  await app.answerFile(file, () => editor(page).getByRole('button', { name: 'Load…' }).click());
  await page.getByRole('button', { name: 'Use this scheme' }).click();
  await expectAccessible(page);
  await done(page);
  await dragOver(page, 'bridge is safe');
  const bar = page.getByRole('group', { name: 'Mark the selected words' });
  await expect(bar).toBeVisible();
  await expectAccessible(page);
  const words = await boxOf(page, 'bridge is safe');
  const box = await bar.boundingBox();
  if (!box) throw new Error('the bar is not there');
  expect(box.y >= words.y + words.height || box.y + box.height <= words.y).toBe(true);
  expect(box.y + box.height).toBeLessThan(600);
  expect(box.height).toBeLessThan(150);
  await bar.getByRole('button').nth(23).click();
  await expect(rowsOf(page)).toContainText('ادعاء لم يتم التحقق منه بعد 23');
  for (const name of ['Show', 'Kind']) {
    const row = page.getByRole('radiogroup', { name, exact: true });
    expect(await row.evaluate((own) => own.scrollWidth - own.clientWidth)).toBeLessThanOrEqual(0);
  }
  await page.getByRole('radiogroup', { name: 'Kind' }).getByRole('radio').nth(4).check();
  await expect(rowsOf(page)).toContainText('third party 4');
  await expectAccessible(page);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the editor and the guidelines, ${colorScheme}`, async ({ desk }) => {
    const { page } = await desk.start(desk.article('story.txt', text), { colorScheme });
    await mark(page, 'bridge is safe', 'c');
    await openEditor(page);
    await editor(page).locator('summary', { hasText: 'Finding' }).click();
    await editor(page).locator('summary', { hasText: 'Not checked yet' }).click();
    await editor(page).getByRole('button', { name: 'Delete Not checked yet' }).click();
    await expect(editor(page).getByText('1 mark loses “Not checked yet” (finding).')).toBeVisible();
    await expectAccessible(page);
    for (const name of ['Relation types', 'About the scheme']) {
      await editor(page).getByRole('tab', { name }).click();
      await expectAccessible(page);
    }
    await done(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('guidelines');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Guidelines' })).toContainText('could turn out to be wrong');
    await expectAccessible(page);
  });
