import {
  cpSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serialiseSet } from '../../core/formats/caveat-json';
import { claim } from '../../core/testing/builders';
import { applied } from '../../core/testing/histories';
import type { Operation } from '../../core/operations';
import { storedSet, TestDesk, type TestWindow } from './testing';

const text = 'One claim stands here. 🔴 Another.\n';
let test: TestDesk;
let page: TestWindow;
let path: string;
let article: string;

beforeEach(async () => {
  test = new TestDesk();
  path = join(test.folder, 'story.txt');
  writeFileSync(path, text);
  page = test.window();
  ({ article } = await page.open(path));
  await page.mark(article, 'a', 4, 9);
  await page.get('set/save', { article });
});
afterEach(async () => {
  await test.desk.flush();
  test.desk.close();
  test.clear();
});

const setPath = () => `${path}.caveat.json`;
const stored = (file = setPath()) => storedSet(file);
const ids = (set = stored()) => set.annotations.map(({ id }) => id);
const anna = { id: 'anna', name: 'Anna' };
const note = (id: string, words: string): Operation => ({ type: 'change-annotation', id, changes: { note: words } });
const theirMark: Operation = {
  type: 'add-annotation',
  annotation: { ...claim('theirs', [10, 16]), createdBy: 'anna' },
};

/** Somebody else opens the set's file, does this to it, and saves it, in another program. */
function elsewhere(...operations: readonly Operation[]): string {
  const set = operations.reduce((now, operation) => applied(now, operation).set, stored());
  const content = serialiseSet({ ...set, annotators: [...set.annotators, anna] }, { withText: true });
  writeFileSync(setPath(), content);
  return content;
}

describe('what somebody else saved', () => {
  it('comes in by itself, is told, and is in every window', async () => {
    const other = test.window();
    await other.open(path);
    elsewhere(theirMark, note('a', 'seen'));
    expect((await page.event('notice')).notice).toEqual({
      code: 'others-marks',
      file: 'story.txt',
      by: ['Anna'],
      added: 1,
      changed: 1,
      removed: 0,
    });
    for (const window of [page, other]) {
      expect((await window.event('merged')).annotators).toContainEqual(anna);
      expect((await window.event('applied', ({ operation }) => operation.type === 'batch')).article).toBe(article);
      const { set } = await window.get('set/whole', { article });
      expect(set.annotations).toMatchObject([{ id: 'a', note: 'seen' }, { id: 'theirs' }]);
    }
    expect(await page.get('set/save', { article })).toMatchObject({ state: 'saved' });
  });

  it('and what was marked meanwhile are saved together', async () => {
    elsewhere(theirMark);
    await page.mark(article, 'b', 17, 21);
    await page.event('save', ({ save }) => save.state === 'saved' && save.version === 3);
    expect(ids()).toEqual(['a', 'theirs', 'b']);
    expect(stored().annotators).toContainEqual(anna);
    expect(readdirSync(join(test.folder, 'data', 'kept'))).toEqual([]);
  });

  it('is not written over while somebody has to choose; then as chosen', async () => {
    const theirs = elsewhere(theirMark, note('a', 'theirs'));
    await page.apply(article, note('a', 'ours'));
    const { save } = await page.event('save', ({ save }) => save.state === 'not-saved');
    expect(save).toMatchObject({ kept: true, error: { code: 'conflict', file: 'story.txt.caveat.json', detail: '1' } });
    expect(readFileSync(setPath(), 'utf8')).toBe(theirs);
    const asked = await page.get('set/conflicts', { article });
    expect(asked?.conflicts).toMatchObject([
      { id: 'a', fields: ['note'], mine: { annotation: { note: 'ours' } }, theirs: { annotation: { note: 'theirs' } } },
    ]);
    const round = asked?.round ?? 0;
    expect(await page.get('set/choose', { article, round, choices: {} })).toMatchObject({ state: 'not-saved' });
    expect(await page.get('set/choose', { article, round, choices: { a: 'both' } })).toMatchObject({ state: 'saved' });
    expect(stored().annotations.map(({ id, note }) => [id, note])).toEqual([
      ['a', 'ours'],
      ['a-2', 'theirs'],
      ['theirs', ''],
    ]);
    expect(await page.get('set/conflicts', { article })).toBeNull();
  });

  it('that changed again while somebody was choosing is asked about again', async () => {
    elsewhere(note('a', 'theirs'));
    await page.apply(article, note('a', 'ours'));
    await page.event('save', ({ save }) => save.state === 'not-saved');
    const before = await page.get('set/conflicts', { article });
    elsewhere(note('a', 'theirs, second thoughts'));
    const choices = { a: 'mine' as const };
    expect(await page.get('set/choose', { article, round: before?.round ?? 0, choices })).toMatchObject({
      state: 'not-saved',
    });
    const again = await page.get('set/conflicts', { article });
    expect(again?.round).toBeGreaterThan(before?.round ?? 0);
    expect(await page.get('set/choose', { article, round: again?.round ?? 0, choices })).toMatchObject({
      state: 'saved',
    });
    expect(stored().annotations[0]?.note).toBe('ours');
  });

  it('and taken back is in nobody’s way any more', async () => {
    const known = readFileSync(setPath(), 'utf8');
    elsewhere(note('a', 'theirs'));
    await page.apply(article, note('a', 'ours'));
    await page.event('save', ({ save }) => save.state === 'not-saved');
    writeFileSync(setPath(), known);
    await page.event('save', ({ save }) => save.state === 'saved' && save.version === 2);
    expect(stored().annotations[0]?.note).toBe('ours');
  });

  it('is nothing when the file was only touched, or written again as it was', async () => {
    const content = readFileSync(setPath());
    utimesSync(setPath(), 1, 1);
    writeFileSync(setPath(), content);
    elsewhere();
    await page.event('merged');
    await page.mark(article, 'b', 17, 21);
    await page.get('set/save', { article });
    expect(ids()).toEqual(['a', 'b']);
    await expect(Promise.race([page.event('notice'), Promise.resolve('none')])).resolves.toBe('none');
  });

  it('is waited for while it is being written, and asked about when it stays damaged', async () => {
    const whole = elsewhere(theirMark);
    writeFileSync(setPath(), whole.slice(0, 200));
    const { save } = await page.event('save', ({ save }) => save.state === 'not-saved');
    expect(save).toMatchObject({
      kept: true,
      error: { code: 'changed-on-disk', detail: 'the file cannot be read as marks' },
    });
    writeFileSync(setPath(), whole);
    await page.event('save', ({ save }) => save.state === 'saved');
    expect(ids()).toEqual(['a', 'theirs']);
  });

  it('and damaged: ours can be kept, theirs stays in a file of its own', async () => {
    writeFileSync(setPath(), 'not marks');
    await page.event('save', ({ save }) => save.state === 'not-saved');
    expect(await page.get('set/settle', { article, keep: 'mine' })).toMatchObject({ save: { state: 'saved' } });
    expect(ids()).toEqual(['a']);
    const aside = readdirSync(test.folder).find((name) => name.includes('.caveat.theirs-')) ?? '';
    expect(readFileSync(join(test.folder, aside), 'utf8')).toBe('not marks');
  });
});

describe('work that was not saved when the program ended', () => {
  /** Ends the program before it saves what this does; answers when it was started again. */
  async function crash(work: () => Promise<unknown>, meanwhile: () => void): Promise<void> {
    const data = join(test.folder, 'data');
    rmSync(`${data}-then`, { recursive: true, force: true });
    const before = readFileSync(setPath());
    await work();
    cpSync(data, `${data}-then`, { recursive: true });
    test.restart();
    writeFileSync(setPath(), before);
    meanwhile();
    rmSync(data, { recursive: true });
    renameSync(`${data}-then`, data);
    page = test.window();
  }

  it('is merged with what somebody else saved since', async () => {
    await crash(
      () => page.mark(article, 'b', 17, 21),
      () => elsewhere(theirMark, note('a', 'theirs')),
    );
    const opened = await page.open(path);
    expect(opened.notices).toEqual([{ code: 'recovered', file: 'story.txt', count: 1 }]);
    expect(await page.get('set/save', { article: opened.article })).toMatchObject({ state: 'saved' });
    expect(stored().annotations.map(({ id, note }) => [id, note])).toEqual([
      ['a', 'theirs'],
      ['theirs', ''],
      ['b', ''],
    ]);
    expect(readdirSync(join(test.folder, 'data', 'kept'))).toEqual([]);
  });

  it('is a conflict where both changed the same', async () => {
    await crash(
      () => page.apply(article, note('a', 'ours')),
      () => elsewhere(note('a', 'theirs')),
    );
    const opened = await page.open(path);
    expect(opened.set.annotations[0]?.note).toBe('ours');
    expect(await page.get('set/save', { article: opened.article })).toMatchObject({ error: { code: 'conflict' } });
    expect(stored().annotations[0]?.note).toBe('theirs');
    const asked = await page.get('set/conflicts', { article: opened.article });
    const choices = { a: 'theirs' as const };
    await page.get('set/choose', { article: opened.article, round: asked?.round ?? 0, choices });
    expect(stored().annotations[0]?.note).toBe('theirs');
  });

  it('is there again after a second crash, between the merge and its save', async () => {
    await crash(
      async () => {
        elsewhere(theirMark);
        await page.mark(article, 'b', 17, 21);
        await page.event('merged');
      },
      () => elsewhere(theirMark),
    );
    const opened = await page.open(path);
    expect(ids(opened.set)).toEqual(['a', 'theirs', 'b']);
    await page.get('set/save', { article: opened.article });
    expect(ids()).toEqual(['a', 'theirs', 'b']);
  });

  it('is all there when the file that it went on from was damaged', async () => {
    await crash(
      async () => {
        writeFileSync(setPath(), 'not marks');
        await page.event('save', ({ save }) => save.state === 'not-saved');
      },
      () => writeFileSync(setPath(), 'not marks'),
    );
    const opened = await page.open(path);
    expect(opened.notices.map(({ code }) => code)).toEqual(['set-damaged', 'recovered']);
    expect(ids(opened.set)).toEqual(['a']);
  });
});

describe('one file', () => {
  it('is one document by its symbolic and hard links, and by any spelling that leads to it', async () => {
    const link = join(test.folder, 'link.txt');
    const hard = join(test.folder, 'hard.txt');
    symlinkSync(path, link);
    linkSync(path, hard);
    for (const name of [link, hard]) expect((await test.window().open(name)).article).toBe(article);
  });

  it('of marks is one document, whichever of two articles it is opened by', async () => {
    const copy = join(test.folder, 'copy.txt');
    writeFileSync(copy, text);
    symlinkSync(setPath(), `${copy}.caveat.json`);
    expect((await test.window().open(copy)).article).toBe(article);
  });

  it('opened by two names at the same moment is one document', async () => {
    const other = join(test.folder, 'other.txt');
    const hard = join(test.folder, 'other-hard.txt');
    writeFileSync(other, 'Another story.\n');
    linkSync(other, hard);
    const [one, two] = await Promise.all([test.window().open(other), test.window().open(hard)]);
    expect(two.article).toBe(one.article);
  });
});

describe('an article', () => {
  it('that changes while it is open is told of once, and not for its line ends', async () => {
    writeFileSync(path, text.replaceAll('\n', '\r\n'));
    writeFileSync(path, `Update. ${text}`);
    expect((await page.event('notice')).notice).toEqual({ code: 'article-rewritten', file: 'story.txt' });
  });
});
