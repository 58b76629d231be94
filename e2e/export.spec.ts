import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dragOver, expect, rowsOf, saved, test } from './app';

const text = '🔴 The bridge is safe 👩🏽‍🚒, she said.\r\n“Yes,” said he.\r\n';
const slicing = `
import json, sys
article = json.load(open(sys.argv[1], encoding='utf-8'))
text = article['article']['text']
for annotation in article['annotations']:
    for fragment in annotation['fragments']:
        print(json.dumps([text[fragment['start']:fragment['end']], fragment['quote']]))
`;

test('exports the set as JSON that Python can slice with', async ({ desk }) => {
  const app = await desk.start(desk.article('story.txt', text));
  const { page } = app;
  for (const words of ['bridge is safe 👩🏽‍🚒', 'said he']) {
    await dragOver(page, words);
    await page.keyboard.press('c');
  }
  await expect(rowsOf(page)).toHaveCount(2);
  const place = join(desk.articles, 'out.caveat.json');
  await app.answerPlace(place, async () => {
    await page.keyboard.press('Control+e');
    await page.getByRole('button', { name: 'Choose place…' }).click();
  });
  await expect(page.getByRole('dialog', { name: 'Exported' })).toContainText('2 annotations');
  const python = spawnSync('python3', ['-c', slicing, place], { encoding: 'utf8' });
  if (python.error) console.log('Python 3 is not installed: the export was not sliced with it.');
  else {
    const pairs = python.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as [string, string]);
    expect(pairs.map(([slice]) => slice)).toEqual(['bridge is safe 👩🏽‍🚒', 'said he']);
    for (const [slice, quote] of pairs) expect(slice).toBe(quote);
  }
});

test('exports without the article’s text, and asks before it replaces a file', async ({ desk }) => {
  const app = await desk.start(desk.article('story.txt', text));
  const { page } = app;
  await dragOver(page, 'bridge');
  await page.keyboard.press('u');
  await expect(saved(page)).toHaveText('Saved');
  const place = join(desk.articles, 'out.caveat.json');
  writeFileSync(place, 'what was there before');
  await app.answerPlace(place, async () => {
    await page.keyboard.press('Control+e');
    await page.getByText('Include the article’s text').click();
    await page.getByRole('button', { name: 'Choose place…' }).click();
  });
  await expect(page.getByRole('dialog', { name: 'Exported' })).toBeVisible();
  const { article, annotations } = JSON.parse(readFileSync(place, 'utf8')) as {
    article: object;
    annotations: unknown[];
  };
  expect(article).not.toHaveProperty('text');
  expect(annotations).toHaveLength(1);
});

test('never writes over the article', async ({ desk }) => {
  const path = desk.article('story.txt', text);
  const app = await desk.start(path);
  await app.answerPlace(path, async () => {
    await app.page.keyboard.press('Control+e');
    await app.page.getByRole('button', { name: 'Choose place…' }).click();
  });
  await expect(app.page.getByRole('dialog', { name: /“story\.txt” is not a usable file name/ })).toBeVisible();
  expect(readFileSync(path, 'utf8')).toBe(text);
  expect(existsSync(`${path}.caveat.json`)).toBe(false);
});
