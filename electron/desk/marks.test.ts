import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnnotationSet } from '../../core/annotation-set';
import { readSetFile, serialiseSet } from '../../core/formats/caveat-json';
import type { SingleOperation } from '../../core/operations';
import { claim, stretchOf } from '../../core/testing/builders';
import { writeArticle } from '../cli/testing';
import { TestDesk, type TestWindow } from './testing';

const text = 'One claim stands here. 🔴 Another.\n';
let test: TestDesk;
let page: TestWindow;

beforeEach(() => {
  test = new TestDesk();
  mkdirSync(join(test.folder, 'home'));
  page = test.window();
});
afterEach(async () => {
  await test.desk.flush();
  test.clear();
});

/** The set of somebody else on some text, in a file beside the article. */
function theirs(onText: string, words: string): AnnotationSet {
  const mark = { ...claim('theirs', stretchOf(onText, words)), createdBy: 'ben-id' };
  const set = {
    ...writeArticle(test.folder, 'draft.txt', onText, mark),
    annotators: [{ id: 'ben-id', name: 'Ben Ali' }],
  };
  writeFileSync(join(test.folder, 'theirs.caveat.json'), serialiseSet(set, { withText: true }));
  return set;
}

async function found(article: string) {
  const { entries } = await page.get('folder/list', { article });
  const ref = entries.find(({ name }) => name === 'theirs.caveat.json')?.ref ?? '';
  return page.get('marks/read', { article, ref });
}

it('marks that are imported bring the names of those who made them, and only then', async () => {
  theirs(text, 'Another');
  writeFileSync(join(test.folder, 'story.txt'), text);
  const { article } = await page.open(join(test.folder, 'story.txt'));
  const { annotations, annotators } = await found(article);
  expect(annotators).toEqual([{ id: 'ben-id', name: 'Ben Ali' }]);
  const stored = () => {
    const read = readSetFile(readFileSync(join(test.folder, 'story.txt.caveat.json'), 'utf8'));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return read.value.file.annotators.map(({ name }) => name);
  };
  await page.mark(article, 'mine', 0, 9);
  await page.get('set/save', { article });
  expect(stored()).toEqual(['ada']);
  const operations = annotations.map((annotation): SingleOperation => ({ type: 'add-annotation', annotation }));
  await page.get('set/apply', { article, seq: 2, operation: { type: 'batch', operations } });
  await page.get('set/save', { article });
  expect(stored()).toEqual(['ada', 'Ben Ali']);
});

it('marks of another version of the text are put on their words in this one', async () => {
  theirs(`A line that is gone now. ${text}`, 'Another');
  writeFileSync(join(test.folder, 'story.txt'), text);
  const { article } = await page.open(join(test.folder, 'story.txt'));
  const { annotations, report } = await found(article);
  const [start, end] = stretchOf(text, 'Another');
  expect(annotations).toMatchObject([{ id: 'theirs', fragments: [{ start, end }] }]);
  expect(report).toMatchObject({ read: 1, placed: 1, failed: [] });
});
