import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandsFor, isBareKey } from '../../core/commands';
import { articleOf, dragOver, expect, rowsOf, saved, test, type TestDesk } from '../app';
import { startMain, type StandInApp } from '../hosts/electron-stand-in';
import { gone } from '../hosts/processes';

const start = async (desk: TestDesk, article?: string) => (await desk.start(article)) as StandInApp;
const story = 'One claim stands here.\n';

interface Item {
  readonly label: string;
  readonly enabled: boolean;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly submenu?: readonly Item[];
}

test('the native menu has every command, and offers what can be used now', async ({ desk }) => {
  const app = await start(desk, desk.article('story.txt', story));
  const item = (id: string) => app.ask<Item>('menuItem', { id });
  for (const { id, label, key } of commandsFor()) {
    expect(await item(id)).toMatchObject({ label });
    if (key && isBareKey(key)) expect(await item(id), id).toMatchObject({ registerAccelerator: false });
  }
  expect(await item('mark.kind-1')).toMatchObject({ enabled: false });
  await dragOver(app.page, 'claim');
  await expect.poll(() => item('mark.kind-1')).toMatchObject({ enabled: true });
  await app.menu('mark.kind-1');
  await expect(rowsOf(app.page)).toHaveText([/Claim.*claim/s]);
  await expect.poll(() => item('edit.undo')).toMatchObject({ enabled: true, label: 'Undo: Mark Claim' });
  await app.menu('edit.undo');
  await expect(rowsOf(app.page)).toHaveCount(0);
});

test('Open… asks with the system’s dialog; cancelled, it leaves all as it is', async ({ desk }) => {
  const app = await start(desk);
  await app.menu('file.open');
  await app.ask('dialog', { answer: { canceled: true, filePaths: [] } });
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
  await app.menu('file.open');
  await app.ask('dialog', { answer: { canceled: false, filePaths: [desk.article('story.txt', story)] } });
  await expect(articleOf(app.page)).toContainText('One claim stands here.');
  await expect.poll(() => app.ask('title', { contents: app.contents })).toBe('story.txt – Caveat');
});

test('Open Recent lists what was opened, opens it, and forgets it when told to', async ({ desk }) => {
  const app = await start(desk, desk.article('story.txt', story));
  const recent = async () => (await app.ask<Item>('menuItem', { id: 'recent' })).submenu?.map(({ label }) => label);
  await expect.poll(recent).toContain('story.txt');
  await app.menu('file.close');
  await expect(articleOf(app.page)).toHaveCount(0);
  await app.ask('click', { label: 'story.txt' });
  await expect(articleOf(app.page)).toContainText('One claim stands here.');
  await app.menu('recent.clear');
  await expect.poll(recent).toEqual([undefined, 'Clear This List']);
});

test('an article that the system asks to open goes into the empty window; the next into its own', async ({ desk }) => {
  const app = await start(desk);
  await app.ask('openFile', { path: desk.article('story.txt', story) });
  await expect(articleOf(app.page)).toContainText('One claim stands here.');
  await app.ask('openFile', { path: desk.article('other.txt', 'Another story.\n') });
  const second = await app.nextWindow();
  await expect(articleOf(second.page)).toContainText('Another story.');
  await expect(articleOf(app.page)).toContainText('One claim stands here.');
});

test('a second start hands its article over and goes', async ({ desk }) => {
  const app = await start(desk);
  const path = desk.article('story.txt', story);
  await app.ask('secondInstance', { data: { articles: [path] } });
  await expect(articleOf(app.page)).toContainText('One claim stands here.');
  await app.ask('secondInstance', { data: { articles: [path] } });
  await app.ask('secondInstance', { data: 'nonsense' });
  expect(app.page.context().pages(), 'the window that shows it comes forward').toHaveLength(1);
});

test('a program that is not the first opens no window, and goes', async ({ desk }) => {
  const options = { dataFolder: desk.dataFolder, folder: desk.articles, home: desk.folder, watch: () => undefined };
  const second = startMain(options, { STAND_IN_IS_SECOND: '1' });
  const said: unknown[] = [];
  second.on('message', (message) => said.push(message));
  expect(await gone(second)).toBe(0);
  expect(said).toEqual([]);
});

test('a file dropped on the window is opened where it lives', async ({ desk }) => {
  const app = await start(desk);
  const path = desk.article('dropped.txt', story);
  await app.drop(path);
  await expect(articleOf(app.page)).toContainText('One claim stands here.');
  await dragOver(app.page, 'claim');
  await app.page.keyboard.press('c');
  await expect(saved(app.page)).toHaveText('Saved');
  expect(existsSync(`${path}.caveat.json`)).toBe(true);
});

test('quitting right after the last key press loses nothing', async ({ desk }) => {
  const path = desk.article('story.txt', story);
  const app = await start(desk, path);
  await dragOver(app.page, 'claim');
  await app.page.keyboard.press('c');
  await expect(rowsOf(app.page)).toHaveCount(1);
  await app.ask('quit').catch(() => undefined);
  expect(await app.gone()).toBe(0);
  expect(readFileSync(`${path}.caveat.json`, 'utf8')).toContain('"quote":"claim"');
});

test('if marks cannot be saved, closing asks first: stay, or go knowing what is safe', async ({ desk }) => {
  const path = desk.article('story.txt', story);
  const app = await start(desk, path);
  const folder = dirname(path);
  await dragOver(app.page, 'claim');
  renameSync(folder, `${folder}-away`);
  await app.page.keyboard.press('c');
  await expect(app.page.locator('.not-saved')).toBeVisible();

  await app.ask('close', { contents: app.contents });
  await app.ask('dialog', { answer: { button: 'Stay' } });
  const asked = () => app.ask<{ kind: string; options: { message: string; detail: string } }[]>('dialogs');
  await expect.poll(asked).toMatchObject([
    {
      kind: 'message',
      options: {
        message: 'The folder of “story.txt.caveat.json” is gone',
        detail: expect.stringContaining('They are safe in Caveat’s own folder'),
      },
    },
  ]);
  await expect(rowsOf(app.page)).toHaveCount(1);

  await app.ask('close', { contents: app.contents });
  await app.ask('dialog', { answer: { button: 'Quit Anyway' } }).catch(() => undefined);
  expect(await app.gone()).toBe(0);
  expect(readdirSync(join(desk.dataFolder, 'kept'))).toHaveLength(1);
});

test('closing one of two windows saves what it shows, and leaves the other', async ({ desk }) => {
  const path = desk.article('story.txt', story);
  const app = await start(desk, path);
  const second = await app.newWindow();
  await dragOver(app.page, 'claim');
  await app.page.keyboard.press('c');
  await expect(rowsOf(app.page)).toHaveCount(1);
  const closed = app.page.waitForEvent('close');
  await app.ask('close', { contents: app.contents });
  await closed;
  expect(readFileSync(`${path}.caveat.json`, 'utf8')).toContain('"quote":"claim"');
  await expect(second.getByRole('button', { name: /story\.txt/ })).toBeVisible();
  expect(await app.close()).toBe(0);
});

test('a page that crashed comes back with its article and its marks', async ({ desk }) => {
  const app = await start(desk, desk.article('story.txt', story));
  await dragOver(app.page, 'claim');
  await app.page.keyboard.press('c');
  await expect(rowsOf(app.page)).toHaveCount(1);
  await app.ask('crash', { contents: app.contents });
  const reloaded = app.page.waitForEvent('load');
  await app.ask('dialog', { answer: { button: 'Reload' } });
  await reloaded;
  await expect(rowsOf(app.page)).toHaveText([/Claim.*claim/s]);
});

test('the frame of the window has the theme of the page', async ({ desk }) => {
  const app = await start(desk);
  const theme = async () => (await app.ask<{ theme: string }>('setUp')).theme;
  expect(await theme()).toBe('system');
  await app.menu('view.theme-dark');
  await expect.poll(theme).toBe('dark');
  expect(await app.close()).toBe(0);
  expect((await (await start(desk)).ask<{ theme: string }>('setUp')).theme).toBe('dark');
});
