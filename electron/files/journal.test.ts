import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '../../core/operations';
import { Journal, putJournalApart, readJournal } from './journal';

const setPath = '/articles/story.txt.caveat.json';
let root: string;
let folder: string;
const path = () => join(folder, readdirSync(folder).find((name) => name.endsWith('.journal')) ?? 'none');
const remove = (id: string): Operation => ({ type: 'remove-annotation', id });
const read = (found: string | null = 'base', set = setPath, text = 'text') => readJournal(folder, set, [text], found);
const ids = async (found?: string | null) => {
  const content = await read(found);
  return (
    content && { ids: content.operations.map((operation) => 'id' in operation && operation.id), whole: content.whole }
  );
};

function journal(...operations: readonly Operation[]): Journal {
  const made = new Journal(folder, setPath, 'text', 'base');
  for (const operation of operations) made.append(operation);
  return made;
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'caveat-journal-'));
  folder = join(root, 'kept');
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a journal', () => {
  it('has every operation as soon as it was appended, in a private file and folder', async () => {
    expect(await read()).toBeUndefined();
    journal(remove('a'), remove('b'));
    expect(await ids()).toEqual({ ids: ['a', 'b'], whole: true });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('goes when the set’s file has everything, and keeps what came during the save', async () => {
    const made = journal(remove('a'));
    made.saving('next');
    const { sequence } = made;
    made.append(remove('b'));
    made.covered(sequence, 'next');
    expect(await ids('next')).toEqual({ ids: ['b'], whole: true });
    expect(await ids('base')).toEqual({ ids: [], whole: false });
    made.covered(made.sequence, 'last');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('knows what a save covered when the program ended before or after the file was replaced', async () => {
    const made = journal(remove('a'));
    made.saving('next');
    made.append(remove('b'));
    expect(await ids('base')).toEqual({ ids: ['a', 'b'], whole: true });
    expect(await ids('next')).toEqual({ ids: ['b'], whole: true });
  });

  it('follows the set to another file', async () => {
    const made = journal(remove('a'));
    const { sequence } = made;
    made.append(remove('b'));
    made.covered(sequence, 'next', '/elsewhere/set.json');
    expect(readdirSync(folder)).toHaveLength(1);
    expect((await read('next', '/elsewhere/set.json'))?.operations).toEqual([remove('b')]);
  });

  it('is not put on another text, another set or another content', async () => {
    journal(remove('a'));
    expect(await read('base', setPath, 'other')).toEqual({ operations: [], whole: false });
    expect(await ids('other')).toEqual({ ids: [], whole: false });
    const foreign = readFileSync(path());
    journal(remove('a')).covered(1, 'base', '/other.json');
    const other = new Journal(folder, '/other.json', 'text', 'base');
    other.append(remove('x'));
    writeFileSync(path(), foreign);
    expect(await read('base', '/other.json')).toEqual({ operations: [], whole: false });
  });

  it('gives what is whole before a tail torn at any byte', async () => {
    journal(remove('a'), remove('b'));
    const bytes = readFileSync(path());
    const ends = [...bytes.keys()].filter((index) => bytes[index] === 10).map((index) => index + 1);
    for (let length = 1; length < bytes.length; length++) {
      writeFileSync(path(), bytes.subarray(0, length));
      const lines = ends.filter((end) => end <= length).length;
      const expected = { ids: ['a', 'b'].slice(0, Math.max(0, lines - 1)), whole: ends.includes(length) };
      expect(await ids(), `${length} bytes`).toEqual(expected);
    }
  });

  it('gives nothing wrong when any byte is another', async () => {
    journal(remove('a'), remove('b'), remove('c'));
    const bytes = readFileSync(path());
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 4;
      writeFileSync(path(), changed);
      const content = await ids();
      expect(content?.whole, `byte ${index}`).toBe(false);
      expect(['a', 'b', 'c'].slice(0, content?.ids.length)).toEqual(content?.ids);
    }
  });

  it('stops at a sequence that comes twice', async () => {
    journal(remove('a'), remove('b'));
    const lines = readFileSync(path(), 'utf8').split('\n');
    appendFileSync(path(), `${lines[2]}\n`);
    expect(await ids()).toEqual({ ids: ['a', 'b'], whole: false });
  });

  it('can be put apart, where the next one does not reach it', async () => {
    journal(remove('a'));
    await putJournalApart(folder, setPath);
    expect(await read()).toBeUndefined();
    journal(remove('b'));
    expect(readdirSync(folder).filter((name) => name.includes('apart'))).toHaveLength(1);
    expect(await ids()).toEqual({ ids: ['b'], whole: true });
  });

  it('says when it could not be written, and is whole again once it can', async () => {
    writeFileSync(folder, 'a file in its way');
    const made = journal(remove('a'));
    expect(made.isWhole).toBe(false);
    await rm(folder);
    made.append(remove('b'));
    expect(made.isWhole).toBe(true);
    expect(await ids()).toEqual({ ids: ['a', 'b'], whole: true });
  });
});
