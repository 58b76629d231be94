import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestNames, type RequestName } from '../../core/desk';
import { defaultScheme } from '../../core/default-scheme';
import { readSetFile } from '../../core/formats/caveat-json';
import { serialiseScheme } from '../../core/formats/scheme-file';
import type { Scheme } from '../../core/scheme';
import { handlers } from './handlers';
import { TestDesk, type TestWindow } from './testing';

const text = 'One claim stands here. 🔴 Another.\n';
let test: TestDesk;
let page: TestWindow;
let path: string;

beforeEach(() => {
  test = new TestDesk();
  mkdirSync(join(test.folder, 'home'));
  path = join(test.folder, 'story.txt');
  writeFileSync(path, text);
  page = test.window();
});
afterEach(async () => {
  await test.desk.flush();
  test.clear();
});

const setPath = () => `${path}.caveat.json`;
function stored(file = setPath()) {
  const read = readSetFile(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.file;
}
const quotes = (file?: string) => stored(file).annotations.map(({ fragments }) => fragments[0]?.quote);

describe('the contract', () => {
  it('has a handler for each request, and refuses a payload that is not as its schema says', async () => {
    for (const name of requestNames) {
      expect(handlers[name], name).toBeTypeOf('function');
      for (const payload of [null, 'text', 7, [], { client: 7, ref: 7, article: 7, settings: 7, title: 7, folder: 7 }])
        if (!acceptsAnything.includes(name) || typeof payload !== 'object' || payload === null)
          expect(await page.connection.handle(name, payload), `${name} ${JSON.stringify(payload)}`).toMatchObject({
            ok: false,
            error: { code: 'bad-request' },
          });
    }
  });

  it('refuses what is no request, and keys that would change an object’s prototype', async () => {
    for (const name of ['', 'constructor', '__proto__', 'set/destroy'])
      expect(await page.connection.handle(name, {})).toMatchObject({ error: { code: 'bad-request' } });
    const hostile: unknown = JSON.parse('{"settings": {"__proto__": {"theme": "dark"}}}');
    expect(await page.connection.handle('settings/change', hostile)).toMatchObject({ error: { code: 'bad-request' } });
  });

  it('opens nothing for a reference that was not handed out to this window', async () => {
    await page.open(path);
    const [recent] = await page.get('recent/list', {});
    const other = test.window();
    for (const ref of [path, '../story.txt', recent?.ref ?? ''])
      expect(await other.ask('article/open', { ref })).toEqual({ ok: false, error: { code: 'unknown-reference' } });
    expect(await page.ask('article/open', { ref: recent?.ref ?? '' })).toMatchObject({ ok: true });
  });

  it('lets a window touch only the article that it shows', async () => {
    const { article } = await page.open(path);
    expect(await test.window().ask('set/save', { article })).toMatchObject({ error: { code: 'unknown-reference' } });
  });
});

// An empty object is all that these ask for, so any object will do.
const acceptsAnything: readonly RequestName[] = [
  'article/choose',
  'recent/list',
  'recent/clear',
  'window/new',
  'window/close',
];

describe('saving', () => {
  it('happens by itself, beside the article, and is said', async () => {
    const { article } = await page.open(path);
    await page.mark(article, 'a', 4, 9);
    await page.event('save', ({ save }) => save.state === 'saving');
    await page.event('save', ({ save }) => save.state === 'saved' && save.version === 1);
    expect(quotes()).toEqual(['claim']);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('writes no set for an article that nobody marked', async () => {
    await page.open(path);
    await test.desk.flush();
    expect(readdirSync(test.folder).sort()).toEqual(['data', 'home', 'story.txt']);
  });

  it('says that nothing was saved, keeps the work, and writes it when it can', async () => {
    const { article } = await page.open(path);
    mkdirSync(setPath());
    await page.mark(article, 'a', 4, 9);
    const { save } = await page.event('save', ({ save }) => save.state === 'not-saved');
    expect(save).toMatchObject({ kept: true });
    test.restart();
    rmSync(setPath(), { recursive: true });
    const again = test.window();
    const opened = await again.open(path);
    expect(opened.notices.map(({ code }) => code)).toContain('recovered');
    expect(opened.set.annotations).toHaveLength(1);
    expect(await again.get('set/save', { article: opened.article })).toMatchObject({ state: 'saved' });
    expect(quotes()).toEqual(['claim']);
    expect(readdirSync(join(test.folder, 'data', 'kept'))).toEqual([]);
  });

  it('recovers what was answered and not yet saved when the program ended', async () => {
    const { article } = await page.open(path);
    await page.mark(article, 'a', 4, 9);
    const data = join(test.folder, 'data');
    cpSync(data, `${data}-then`, { recursive: true });
    await test.desk.flush();
    rmSync(setPath());
    rmSync(data, { recursive: true });
    renameSync(`${data}-then`, data);
    test.restart();
    const again = test.window();
    const opened = await again.open(path);
    expect(opened.notices).toContainEqual({ code: 'recovered', file: 'story.txt', count: 1 });
    expect(opened.set.annotations).toHaveLength(1);
    await test.desk.flush();
    expect(quotes()).toEqual(['claim']);
    expect(readdirSync(join(data, 'kept'))).toEqual([]);
  });

  it('never writes over what cannot be put together with it: mine or theirs, the other is set aside', async () => {
    const { article } = await page.open(path);
    await page.mark(article, 'a', 4, 9);
    await page.get('set/save', { article });
    const other = { ...stored().article, text: 'Another draft.\n', textSha256: '0'.repeat(64) };
    const theirs = JSON.stringify({ ...stored(), article: other, annotations: [] });
    writeFileSync(setPath(), theirs);
    await page.mark(article, 'b', 10, 16);
    expect(await page.get('set/save', { article })).toMatchObject({
      state: 'not-saved',
      error: { code: 'changed-on-disk', detail: 'its marks stand on another version of the text' },
    });
    expect(readFileSync(setPath(), 'utf8')).toBe(theirs);
    await page.get('set/settle', { article, keep: 'mine' });
    expect(quotes()).toEqual(['claim', 'stands']);
    const aside = readdirSync(test.folder).find((name) => name.includes('.caveat.theirs-')) ?? '';
    expect(readFileSync(join(test.folder, aside), 'utf8')).toBe(theirs);

    writeFileSync(setPath(), theirs);
    await page.mark(article, 'c', 17, 21);
    await page.get('set/save', { article });
    const opened = await page.get('set/settle', { article, keep: 'theirs' });
    expect(opened.set.annotations).toEqual([]);
    const mine = readdirSync(test.folder).find((name) => name.includes('.caveat.mine-')) ?? '';
    expect(quotes(join(test.folder, mine))).toEqual(['claim', 'stands', 'here']);
  });

  it('keeps keys that this version does not know', async () => {
    const { article } = await page.open(path);
    await page.mark(article, 'a', 4, 9);
    await page.get('set/save', { article });
    const [annotation] = stored().annotations;
    writeFileSync(
      setPath(),
      JSON.stringify({ ...stored(), future: { x: 1 }, annotations: [{ ...annotation, aside: 'kept' }] }),
    );
    test.restart();
    const again = test.window();
    const opened = await again.open(path);
    await again.mark(opened.article, 'b', 10, 16);
    await again.get('set/save', { article: opened.article });
    expect(stored()).toMatchObject({ future: { x: 1 }, annotations: [{ aside: 'kept' }, {}] });
  });
});

const emptyFile = {
  format: 'caveat-annotation-set',
  version: 1,
  offsetUnit: 'codepoint',
  article: {
    file: 'story.txt',
    encoding: 'utf-8',
    bom: false,
    eol: 'lf',
    sha256: '0'.repeat(64),
    textSha256: '0'.repeat(64),
  },
  annotators: [],
  annotations: [],
};

describe('opening', () => {
  it('gives two windows one set, by whatever name they open it', async () => {
    const link = join(test.folder, 'link.txt');
    symlinkSync(path, link);
    const other = test.window();
    const [mine, theirs] = [await page.open(path), await other.open(link)];
    expect(theirs.article).toBe(mine.article);
    await page.mark(mine.article, 'a', 4, 9);
    expect((await other.event('applied')).operation).toMatchObject({ type: 'add-annotation' });
    await page.get('set/save', { article: mine.article });
    expect(quotes()).toEqual(['claim']);
  });

  it('applies each number of a page once, also after it came back', async () => {
    const { article } = await page.open(path);
    await page.hello(article);
    await page.mark(article, 'a', 4, 9);
    const operation = { type: 'remove-annotation' as const, id: 'a' };
    await page.get('set/apply', { article, seq: 2, operation });
    page.connection.disconnect();
    const back = test.window();
    const { opened } = await back.get('desk/hello', { client: page.client, article });
    expect(opened).toMatchObject({ ok: true, value: { lastSeq: 2, version: 2 } });
    expect(await back.ask('set/apply', { article, seq: 2, operation })).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
    expect(await back.ask('set/apply', { article, seq: 4, operation })).toMatchObject({
      error: { code: 'bad-request' },
    });
    expect(await back.ask('set/apply', { article, seq: 3, operation })).toMatchObject({ error: { code: 'rejected' } });
    expect(await back.ask('set/apply', { article, seq: 4, operation })).toMatchObject({ error: { code: 'rejected' } });
  });

  it('hands what came before the page listened to its hello', async () => {
    test.desk.openPath(path);
    test.desk.command('file.export', page.connection.window);
    const hello = await page.hello();
    expect(hello).toMatchObject({ opened: { ok: true, value: { set: { text } } }, commands: ['file.export'] });
    test.desk.command('file.open', page.connection.window);
    expect(await page.event('command')).toEqual({ id: 'file.open' });
  });

  it('opens a set by itself, with its own text where the article is gone', async () => {
    const { article } = await page.open(path);
    await page.mark(article, 'a', 4, 9);
    await page.get('set/save', { article });
    test.restart();
    rmSync(path);
    const opened = await test.window().open(setPath());
    expect(opened.notices).toEqual([{ code: 'article-missing', file: 'story.txt' }]);
    expect(opened.set.annotations).toHaveLength(1);
  });

  it('puts marks on their words when the article changed, and says nothing when only its bytes did', async () => {
    const { article } = await page.open(path);
    await page.mark(article, 'a', 4, 9);
    await page.get('set/save', { article });
    test.restart();
    writeFileSync(path, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    const same = await test.window().open(path);
    expect(same).toMatchObject({ notices: [], set: { article: { bom: true, eol: 'crlf' } } });
    test.restart();
    const stored = readFileSync(setPath(), 'utf8');
    writeFileSync(path, `Update. ${text}`);
    const moved = await test.window().open(path);
    expect(moved).toMatchObject({
      notices: [{ code: 'article-changed', marks: 1, orphans: 0 }],
      set: { text: `Update. ${text}`, annotations: [{ id: 'a', fragments: [{ start: 12, end: 17 }] }] },
    });
    test.restart();
    writeFileSync(path, 'Quite another story.');
    const gone = await test.window().open(path);
    expect(gone).toMatchObject({
      notices: [{ code: 'article-changed', marks: 1, asking: 0, orphans: 1 }],
      set: { annotations: [], orphans: [{ id: 'a', fragments: [{ quote: text.slice(4, 9) }] }] },
    });
    // Looking changes nothing: the old version may come back.
    expect(readFileSync(setPath(), 'utf8')).toBe(stored);
  });

  it('puts marks that carry no text only on the text they were made on', async () => {
    const { article } = await page.open(path);
    await page.mark(article, 'a', 4, 9);
    await page.get('set/save', { article });
    const { text: _text, ...rest } = stored().article;
    writeFileSync(setPath(), JSON.stringify({ ...stored(), article: rest }));
    test.restart();
    expect((await test.window().open(path)).set.annotations).toHaveLength(1);
    test.restart();
    writeFileSync(path, 'A claim, elsewhere, in a longer text than before.\n');
    const before = readFileSync(setPath(), 'utf8');
    const opened = await test.window().open(path);
    expect(opened).toMatchObject({ readOnly: true, notices: [{ code: 'set-damaged' }], set: { annotations: [] } });
    expect(readFileSync(setPath(), 'utf8')).toBe(before);
  });

  it('looks at a set of a newer version and does not touch it', async () => {
    const content = JSON.stringify({ ...emptyFile, version: 2, article: { ...emptyFile.article, text } });
    writeFileSync(setPath(), content);
    const opened = await page.open(path);
    expect(opened).toMatchObject({ readOnly: true });
    await expect(page.mark(opened.article, 'a', 4, 9)).rejects.toThrow('rejected');
    await test.desk.flush();
    expect(readFileSync(setPath(), 'utf8')).toBe(content);
  });

  it('finds a dropped file where it lives, and otherwise opens a private copy', async () => {
    const bytes = (content: string) => Buffer.from(content).toString('base64');
    expect(await page.get('article/receive', { name: 'story.txt', bytes: bytes(text) })).toMatchObject({ notices: [] });
    const copy = await page.get('article/receive', { name: 'elsewhere.txt', bytes: bytes('From elsewhere.') });
    expect(copy).toMatchObject({ notices: [{ code: 'dropped-copy' }], set: { text: 'From elsewhere.' } });
    const [name = ''] = readdirSync(join(test.folder, 'data', 'dropped'));
    expect(statSync(join(test.folder, 'data', 'dropped', name, 'elsewhere.txt')).mode & 0o777).toBe(0o600);
    for (const [name, content] of [
      ['../../x.txt', 'up'],
      ['a\\b.txt', 'back'],
    ] as const)
      expect((await page.get('article/receive', { name, bytes: bytes(content) })).set.article.file).not.toMatch(
        /[/\\]/,
      );
    expect(await page.ask('article/receive', { name: 'x.txt', bytes: '%%%' })).toMatchObject({
      error: { code: 'bad-request' },
    });
  });

  it('remembers recent articles, greys missing ones, and forgets on demand', async () => {
    await page.open(path);
    renameSync(path, `${path}.moved`);
    expect(await page.get('recent/list', {})).toMatchObject([{ file: 'story.txt', missing: true }]);
    expect(await page.get('recent/clear', {})).toEqual([]);
    renameSync(`${path}.moved`, path);
    await page.get('settings/change', { settings: { keepRecent: false } });
    test.restart();
    await test.window().open(path);
    expect(await page.get('recent/list', {})).toEqual([]);
  });
});

describe('places and folders', () => {
  it('lists folders, articles, schemes and files of marks, by name, and says which are marked', async () => {
    mkdirSync(join(test.folder, 'b folder'));
    for (const name of ['story 10.txt', 'story 9.md', 'picture.png', '.hidden.txt', 'desk.caveat-scheme.json'])
      writeFileSync(join(test.folder, name), 'x');
    writeFileSync(setPath(), '{}');
    const listing = await page.get('folder/list', {});
    expect(listing.entries.map(({ name, kind, marked }) => [name, kind, marked])).toEqual([
      ['b folder', 'folder', false],
      ['home', 'folder', false],
      ['desk.caveat-scheme.json', 'scheme', false],
      ['story 9.md', 'article', false],
      ['story 10.txt', 'article', false],
      ['story.txt', 'article', true],
      ['story.txt.caveat.json', 'marks', false],
    ]);
    expect(listing).not.toHaveProperty('parent');
    const [folder] = listing.entries;
    const inside = await page.get('folder/list', { folder: folder?.ref ?? '' });
    expect(inside.parent).toBe(listing.folder);
  });

  it('exports, asks before it replaces, and never writes over the article or its set', async () => {
    const { article } = await page.open(path);
    await page.mark(article, 'a', 4, 9);
    await page.get('set/save', { article });
    const { folder } = await page.get('folder/list', {});
    const send = async (file: string, overwrite: boolean) => {
      const { place } = await page.get('place/name', { folder, file });
      return page.ask('set/export', { article, format: 'caveat', withText: false, place, overwrite });
    };
    expect(await send('out.caveat.json', false)).toMatchObject({ ok: true, value: { annotations: 1 } });
    expect(await send('out.caveat.json', false)).toMatchObject({ error: { code: 'exists' } });
    expect(await send('out.caveat.json', true)).toMatchObject({ ok: true });
    expect(stored(join(test.folder, 'out.caveat.json')).article).not.toHaveProperty('text');
    expect(await send('story.txt', true)).toMatchObject({ error: { code: 'bad-name' } });
    expect(await send('story.txt.caveat.json', true)).toMatchObject({ error: { code: 'exists' } });
    for (const file of ['../up.json', 'a/b.json', 'CON.json', '..', 'x\u0000.json', 'n'.repeat(255) + 'é'])
      expect(await page.ask('place/name', { folder, file }), file).toMatchObject({ ok: false });
  });
});

describe('schemes', () => {
  const refOf = async (name: string) => {
    const { entries } = await page.get('folder/list', {});
    return entries.find((entry) => entry.name === name)?.ref ?? '';
  };

  it('saves the scheme of a set to a file, asks before it replaces one, and reads it again', async () => {
    const { article } = await page.open(path);
    const scheme: Scheme = { ...defaultScheme, id: 'desk', name: 'Our desk' };
    await page.get('set/apply', { article, seq: 1, operation: { type: 'change-scheme', scheme } });
    const { folder } = await page.get('folder/list', {});
    const save = async (file: string, overwrite: boolean) => {
      const { place } = await page.get('place/name', { folder, file });
      return page.ask('scheme/save', { article, place, overwrite });
    };
    const file = 'desk.caveat-scheme.json';
    expect(await save(file, false)).toMatchObject({ ok: true, value: { file } });
    expect(await save(file, false)).toMatchObject({ error: { code: 'exists' } });
    expect(await save(file, true)).toMatchObject({ ok: true });
    expect(await save('story.txt', true)).toMatchObject({ error: { code: 'bad-name' } });
    expect(await save('story.txt.caveat.json', true)).toMatchObject({ error: { code: 'exists' } });
    expect(await page.get('scheme/open', { ref: await refOf(file) })).toEqual({ file, scheme });
    expect(await test.window().ask('scheme/save', { article, place: folder, overwrite: true })).toMatchObject({
      error: { code: 'unknown-reference' },
    });
  });

  it('says what is wrong in a file, and where; a newer one is not guessed at', async () => {
    const write = (content: string | Uint8Array) => writeFileSync(join(test.folder, 'x.caveat-scheme.json'), content);
    write('x');
    const ref = await refOf('x.caveat-scheme.json');
    const damaged = (pointer: string, message: RegExp) => ({
      error: {
        code: 'scheme-damaged',
        file: 'x.caveat-scheme.json',
        problems: [{ pointer, message: expect.stringMatching(message) as string }],
      },
    });
    expect(await page.ask('scheme/open', { ref })).toMatchObject(damaged('', /^it is not JSON/));
    write(Buffer.from([0xff, 0xfe, 0x41]));
    expect(await page.ask('scheme/open', { ref })).toMatchObject(damaged('', /UTF-8/));
    write(serialiseScheme({ ...defaultScheme, kinds: [] }));
    expect(await page.ask('scheme/open', { ref })).toMatchObject(damaged('/scheme/kinds', /at least one kind/));
    write(serialiseScheme(defaultScheme).replace('"version": 1', '"version": 9'));
    expect(await page.ask('scheme/open', { ref })).toMatchObject({ error: { code: 'scheme-newer' } });
    rmSync(join(test.folder, 'x.caveat-scheme.json'));
    expect(await page.ask('scheme/open', { ref })).toMatchObject({ error: { code: 'missing' } });
    expect(await page.ask('scheme/open', { ref: join(test.folder, 'story.txt') })).toMatchObject({
      error: { code: 'unknown-reference' },
    });
  });

  it('lets only a host with dialogs of its own ask for one', async () => {
    const { article } = await page.open(path);
    expect(await page.ask('scheme/choose', { article })).toMatchObject({ error: { code: 'bad-request' } });
  });
});
