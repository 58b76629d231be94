import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as nodeFs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serialiseSet } from '../core/formats/caveat-json';
import { claim } from '../core/testing/builders';
import { applied } from '../core/testing/histories';
import { storedSet, TestDesk, type TestWindow } from '../electron/desk/testing';
import { WorkingFile } from '../electron/files/working-file';
import { bundled } from './bundled';
import { record } from './ledger';

const area = 'Others’ changes';
const text = 'One claim stands here, and another one stands over there by the bridge. '.repeat(3);
let test: TestDesk;
let page: TestWindow;
let path: string;
let article: string;
const setPath = () => `${path}.caveat.json`;

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

const stored = (file = setPath()) => storedSet(file);
const ids = (file?: string) => stored(file).annotations.map(({ id }) => id);

/** The set with a mark of somebody else's, as they would save it. */
function theirs(id = 'theirs'): string {
  const annotation = { ...claim(id, [10, 16]), createdBy: 'anna' };
  return serialiseSet(applied(stored(), { type: 'add-annotation', annotation }).set, { withText: true });
}

/** Marks something here and saves; both sides' marks must be in the file. */
async function bothSurvive(fault: string, expected: readonly string[] = ['a', 'b', 'theirs']): Promise<void> {
  await page.mark(article, 'b', 17, 21);
  const save = await page.get('set/save', { article });
  const lost = expected.filter((id) => !ids().includes(id)).length;
  record({ area, fault, tried: 1, lost });
  expect(save).toMatchObject({ state: 'saved' });
  expect(ids().toSorted()).toEqual([...expected].sort());
}

describe('the set’s file', () => {
  it('changed before a save', async () => {
    writeFileSync(setPath(), theirs());
    await bothSurvive('changed before a save');
  });

  it('changed to the same length at the same time', async () => {
    const { size, atime, mtime } = statSync(setPath());
    const other = readFileSync(setPath(), 'utf8').replace('"id":"a"', '"id":"z"');
    writeFileSync(setPath(), other);
    utimesSync(setPath(), atime, mtime);
    expect(statSync(setPath()).size).toBe(size);
    // Theirs took “a” away and made “z” of it.
    await bothSurvive('changed, with the same length and time', ['b', 'z']);
  });

  it('only touched: nothing is said, nothing is asked', async () => {
    const before = readFileSync(setPath());
    utimesSync(setPath(), 1, 1);
    writeFileSync(setPath(), before);
    await bothSurvive('only touched', ['a', 'b']);
    await expect(Promise.race([page.event('notice'), Promise.resolve('none')])).resolves.toBe('none');
  });

  it('replaced by a rename, as synced folders do', async () => {
    writeFileSync(`${setPath()}.tmp`, theirs());
    renameSync(`${setPath()}.tmp`, setPath());
    await bothSurvive('replaced by a rename');
  });

  it('deleted and made again', async () => {
    const content = theirs();
    rmSync(setPath());
    writeFileSync(setPath(), content);
    await bothSurvive('deleted and made again');
  });

  it('deleted', async () => {
    rmSync(setPath());
    await bothSurvive('deleted', ['a', 'b']);
  });

  it('changed with the clock set back', async () => {
    writeFileSync(setPath(), theirs());
    utimesSync(setPath(), 1, 1);
    await bothSurvive('changed, with the clock set back');
  });

  it('a symbolic link stays one, and what it leads to has both sides’ marks', async () => {
    const elsewhere = join(test.folder, 'kept-elsewhere.json');
    await page.get('article/close', { article });
    test.restart();
    renameSync(setPath(), elsewhere);
    symlinkSync(elsewhere, setPath());
    page = test.window();
    ({ article } = await page.open(path));
    writeFileSync(elsewhere, theirs());
    await bothSurvive('behind a symbolic link, changed there');
    expect(ids(elsewhere)).toHaveLength(3);
  });
});

describe('between the last look and the replacing', () => {
  /** A file system in which somebody else acts at some moment of a save. */
  function during(moment: 'open' | 'rename', file: string, act: () => void) {
    let acted = false;
    const once = () => {
      if (acted) return;
      acted = true;
      act();
    };
    return {
      ...nodeFs,
      open: ((...args: Parameters<typeof nodeFs.open>) => {
        if (moment === 'open') once();
        return nodeFs.open(...args);
      }) as typeof nodeFs.open,
      rename: (async (...args: Parameters<typeof nodeFs.rename>) => {
        // Not when the copy that is kept of the old version gets its name.
        if (moment === 'rename' && args[1] === file) once();
        return nodeFs.rename(...args);
      }) as typeof nodeFs.rename,
    };
  }

  it('somebody replaces the file while ours is being written beside it: found, not written over', async () => {
    const file = join(test.folder, 'narrow.json');
    writeFileSync(file, 'first');
    const act = () => {
      writeFileSync(`${file}.theirs`, 'theirs');
      renameSync(`${file}.theirs`, file);
    };
    const working = new WorkingFile(file, during('open', file, act));
    await working.read();
    const written = await working.write('ours');
    const lost = readFileSync(file, 'utf8') === 'theirs' ? 0 : 1;
    record({ area, fault: 'replaced after the check, while ours was being written', tried: 1, lost });
    expect(written).toMatchObject({ ok: false, error: { code: 'changed-on-disk' } });
    expect(readdirSync(test.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('somebody writes into the file at the very moment of its replacing: what they wrote is answered', async () => {
    const file = join(test.folder, 'narrow.json');
    writeFileSync(file, 'first');
    const working = new WorkingFile(
      file,
      during('rename', file, () => writeFileSync(file, 'theirs')),
    );
    await working.read();
    const written = await working.write('ours');
    record({
      area,
      fault: 'written into at the moment of the rename',
      tried: 1,
      lost: written.ok && written.value.overtaken?.content === 'theirs' ? 0 : 1,
    });
    expect(written).toMatchObject({ ok: true, value: { overtaken: { content: 'theirs' } } });
    expect(readFileSync(file, 'utf8')).toBe('ours');
  });
});

describe('two at once', () => {
  it('two windows of one program', async () => {
    const other = test.window();
    await other.open(path);
    await Promise.all([page.mark(article, 'b', 17, 21), other.mark(article, 'c', 10, 16)]);
    await page.get('set/save', { article });
    record({ area, fault: 'two windows', tried: 2, lost: 3 - ids().length });
    expect(ids()).toEqual(['a', 'c', 'b']);
  });

  it('two programs that mark one article as fast as they can', async () => {
    const count = 40;
    const bundle = await bundled('marking-program', test.folder);
    await page.get('article/close', { article });
    const codes = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const child = spawn(process.execPath, [bundle, join(test.folder, name), path, name, String(count)], {
          stdio: ['ignore', 'ignore', 'inherit'],
        });
        const [code] = (await once(child, 'exit')) as [number | null];
        return code;
      }),
    );
    const there = new Set(ids());
    const all = ['one', 'two'].flatMap((name) => Array.from({ length: count }, (_, i) => `${name}-${i + 1}`));
    const lost = all.filter((id) => !there.has(id)).length;
    record({ area, fault: 'two programs on one file, a save every few marks', tried: all.length, lost });
    expect(codes).toEqual([0, 0]);
    expect(lost).toBe(0);
    expect(there.has('a')).toBe(true);
  });
});

describe('one article by another name', () => {
  const isOne = async (name: string, fault: string) => {
    const other = test.window();
    const opened = await other.open(name);
    record({ area, fault, tried: 1, lost: opened.article === article ? 0 : 1 });
    expect(opened.article).toBe(article);
  };

  it('a symbolic link, a hard link, a way round', async () => {
    const [link, hard] = [join(test.folder, 'link.txt'), join(test.folder, 'hard.txt')];
    symlinkSync(path, link);
    linkSync(path, hard);
    mkdirSync(join(test.folder, 'sub'));
    await isOne(link, 'the article by a symbolic link');
    await isOne(hard, 'the article by a hard link');
    await isOne(`${test.folder}/sub/../story.txt`, 'the article by a way round');
  });

  it('upper and lower case, on a disk that takes them for the same', async (context) => {
    const other = join(test.folder, 'STORY.TXT');
    if (!existsSync(other)) return context.skip('this disk tells upper from lower case');
    await isOne(other, 'the article in another case');
  });

  it('composed and decomposed accents', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'caveat-accents-')));
    const [composed, decomposed] = ['NFC', 'NFD'].map((form) => join(folder, 'déjà.txt'.normalize(form)));
    writeFileSync(composed as string, text);
    // Where the disk tells them apart, a hard link stands for one that does not: one file by both names.
    if (!existsSync(decomposed as string)) linkSync(composed as string, decomposed as string);
    ({ article } = await page.open(composed as string));
    await isOne(decomposed as string, 'the article by composed and decomposed accents');
    rmSync(folder, { recursive: true });
  });
});
