import type { BrowserWindow, OpenDialogOptions, SaveDialogOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { chooseArticle, choosePlace, chooseScheme } from './dialogs';

const window = {} as BrowserWindow;

test('asks for one article, texts first, over the window', async () => {
  const showOpenDialog = vi.fn(async () => ({ canceled: false, filePaths: ['/home/story.txt'] }));
  expect(await chooseArticle({ showOpenDialog } as never, window)).toBe('/home/story.txt');
  const [parent, options] = showOpenDialog.mock.calls[0] as unknown as [BrowserWindow, OpenDialogOptions];
  expect(parent).toBe(window);
  expect(options.properties).toEqual(['openFile']);
  expect(options.filters?.map(({ extensions }) => extensions)).toEqual([
    ['txt', 'text', 'md', 'markdown'],
    ['json'],
    ['*'],
  ]);
});

test('asks for one scheme file over the window', async () => {
  const showOpenDialog = vi.fn(async () => ({ canceled: false, filePaths: ['/home/desk.caveat-scheme.json'] }));
  expect(await chooseScheme({ showOpenDialog } as never, window)).toBe('/home/desk.caveat-scheme.json');
  const [parent, options] = showOpenDialog.mock.calls[0] as unknown as [BrowserWindow, OpenDialogOptions];
  expect(parent).toBe(window);
  expect(options.properties).toEqual(['openFile']);
  expect(options.filters?.map(({ extensions }) => extensions)).toEqual([['json'], ['*']]);
});

test('asks where to write, and lets the system ask before replacing', async () => {
  const showSaveDialog = vi.fn(async () => ({ canceled: false, filePath: '/home/x.json' }));
  expect(await choosePlace({ showSaveDialog } as never, window, '/home/story.caveat.json')).toBe('/home/x.json');
  const [parent, options] = showSaveDialog.mock.calls[0] as unknown as [BrowserWindow, SaveDialogOptions];
  expect(parent).toBe(window);
  expect(options).toMatchObject({ defaultPath: '/home/story.caveat.json' });
  expect(options.properties).toContain('showOverwriteConfirmation');
});

test('a dialog that is cancelled chooses nothing', async () => {
  const dialog = {
    showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
    showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  };
  expect(await chooseArticle(dialog, window)).toBeUndefined();
  expect(await chooseScheme(dialog, window)).toBeUndefined();
  expect(await choosePlace(dialog, window, '/home/x.json')).toBeUndefined();
});
