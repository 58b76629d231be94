import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { setFileEnding, type SetFile } from '../core/formats/caveat-json';
import { articleOf, boxOf, clickBefore, dragOver, expect, rowsOf, saved, test } from './app';

const text = [
  'The harbour bridge is safe, Mr. Park of the U.S. Coast Guard said on Monday. Traffic returns on Friday.',
  '“Work will stop,” the union said, “until pay is settled.” Nobody answered.',
  'Kim said that Park said the bridge was closed.',
].join('\n\n');

/** Presses keys as a person would, and says how many there were. */
async function press(page: Page, ...keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
}

/** The fragments of each annotation on disk, as role and words. */
async function onDisk(page: Page, path: string): Promise<(readonly [string, string])[][]> {
  await expect(saved(page)).toHaveText('Saved');
  const { annotations } = JSON.parse(readFileSync(path + setFileEnding, 'utf8')) as SetFile;
  return annotations.map(({ fragments }) => fragments.map(({ role, quote }) => [role ?? '', quote] as const));
}

test('a claim on the sentence at the caret takes two keys', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const { page } = await desk.start(path);
  await clickBefore(page, 'Coast');
  expect(await press(page, 's', 'c')).toBe(2);
  expect(await onDisk(page, path)).toEqual([
    [['', 'The harbour bridge is safe, Mr. Park of the U.S. Coast Guard said on Monday.']],
  ]);
});

test('a whole attribution, with a quotation in two pieces, takes at most twelve keys', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const { page } = await desk.start(path);
  await clickBefore(page, '“Work');
  const keys = await press(
    page,
    // the quotation, as an attribution
    ...['q', 'a'],
    // “the union” is its source, “said” its cue
    ...['Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', '1'],
    ...['Control+Shift+ArrowRight', '2'],
    // the second piece of the quotation
    ...['q', '3'],
  );
  expect(keys).toBeLessThanOrEqual(12);
  expect(await onDisk(page, path)).toEqual([
    [
      ['content', '“Work will stop,”'],
      ['source', 'the union'],
      ['cue', 'said'],
      ['content', '“until pay is settled.”'],
    ],
  ]);
  for (let step = 0; step < 4; step++) await press(page, 'Control+z');
  await expect(rowsOf(page)).toHaveCount(0);
  for (let step = 0; step < 4; step++) await press(page, 'Control+Shift+z');
  expect((await onDisk(page, path))[0]).toHaveLength(4);

  // With a note there is less room in the list: who and how share a line, and nothing goes.
  await press(page, 'n');
  await page.keyboard.type('Which union?');
  await press(page, 'Escape');
  await expect(rowsOf(page).first()).toContainText(
    /the union · said.*“Work will stop,” … “until pay is settled\.”.*Which union\?/s,
  );
});

test('roles can be given with the mouse, and to a mark as a whole', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const { page } = await desk.start(path);
  await dragOver(page, 'said');
  await page.getByRole('button', { name: 'Attribution' }).click();
  await press(page, '2');
  await dragOver(page, 'Mr. Park');
  await page.getByRole('group', { name: 'Mark the selected words' }).getByRole('button', { name: 'Source' }).click();
  expect(await onDisk(page, path)).toEqual([
    [
      ['source', 'Mr. Park'],
      ['cue', 'said'],
    ],
  ]);
});

test('an attribution inside the content of another knows what it is part of', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const { page } = await desk.start(path);
  await dragOver(page, 'that Park said the bridge was closed');
  await press(page, 'a', '3');
  await dragOver(page, 'Park said the bridge was closed');
  await press(page, 'a');
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(saved(page)).toHaveText('Saved');
  const { annotations } = JSON.parse(readFileSync(path + setFileEnding, 'utf8')) as SetFile;
  expect(annotations.map(({ attributes }) => attributes)).toEqual([{}, { parent: annotations[0]?.id }]);
});

test('either edge of a mark moves by word and by character', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const { page } = await desk.start(path);
  await dragOver(page, 'bridge is');
  await press(page, 'c', ']');
  await expect(rowsOf(page)).toHaveText(/bridge is safe$/);
  await press(page, '[', '[', 'Control+[');
  await expect(rowsOf(page)).toHaveText(/harbour bridge$/);
  await press(page, 'Control+]', '{', '}', '}');
  await expect(rowsOf(page)).toHaveText(/bridge $/);
  await press(page, 'Control+{');
  await expect(rowsOf(page)).toHaveText(/ bridge $/);
  for (let step = 0; step < 9; step++) await press(page, 'Control+z');
  await expect(rowsOf(page)).toHaveText(/bridge is$/);
});

test('the caret moves and selects by sentence and paragraph', async ({ desk }) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  const selected = () => page.evaluate(() => getSelection()?.toString());
  await articleOf(page).focus();
  await press(page, 'Control+Home', 'j', 'Shift+J');
  await expect.poll(selected).toMatch(/^Traffic returns on Friday\.\s+$/);
  await press(page, 'l', 'h', 'Shift+L');
  await expect.poll(selected).toMatch(/^“Work will stop,.*Nobody answered\.\s+$/s);
  await press(page, 'h', 'k', 's');
  await expect.poll(selected).toBe('Traffic returns on Friday.');
});

test('the edges of a mark are dragged with the mouse: by words, with Alt by characters, each drag one step', async ({
  desk,
}) => {
  const { page } = await desk.start(desk.article('story.txt', text));
  await dragOver(page, 'bridge is');
  await press(page, 'c');
  const handle = (edge: string) => page.locator(`.edge-handle.${edge}`);
  await expect(handle('end')).toHaveCount(0);

  // Clicks at one place in a row would be a double click.
  const places = ['bridge i', 'dge i', 'ridge i', 'ge i'];
  const drag = async (edge: 'start' | 'end', words: string) => {
    await clickBefore(page, places.pop() as string);
    await expect(handle(edge)).toBeVisible();
    const from = (await handle(edge).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const to = await boxOf(page, words);
    await page.mouse.move(edge === 'end' ? from.x + 5 : from.x - 3, edge === 'end' ? from.y + from.height : from.y);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
    await page.mouse.up();
  };
  await drag('end', 'safe');
  await expect(rowsOf(page)).toHaveText(/bridge is safe$/);
  await drag('start', 'harb');
  await expect(rowsOf(page)).toHaveText(/harbour bridge is safe$/);
  await page.keyboard.down('Alt');
  await drag('end', 'sa');
  await page.keyboard.up('Alt');
  await expect(rowsOf(page)).toHaveText(/harbour bridge is s$/);
  // It cannot be dragged past its other edge.
  await drag('start', 'Friday');
  await expect(rowsOf(page)).toHaveText(/s$/);
  for (const words of [/harbour bridge is s$/, /harbour bridge is safe$/, /bridge is safe$/, /bridge is$/]) {
    await press(page, 'Control+z');
    await expect(rowsOf(page)).toHaveText(words);
  }
});
