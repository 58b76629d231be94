import { extname } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';

/** Asks for an article, or for the marks of one; the chosen path, or undefined. */
export async function chooseArticle(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  window: BrowserWindow,
): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open an article',
    properties: ['openFile'],
    filters: [
      { name: 'Articles', extensions: ['txt', 'text', 'md', 'markdown'] },
      { name: 'Annotation sets', extensions: ['json'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? undefined : filePaths[0];
}

/** Asks for a scheme file; the chosen path, or undefined. */
export async function chooseScheme(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  window: BrowserWindow,
): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Load a scheme',
    properties: ['openFile'],
    filters: [
      { name: 'Schemes', extensions: ['json'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? undefined : filePaths[0];
}

/** Asks for a file of marks; the chosen path, or undefined. */
export async function chooseMarks(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  window: BrowserWindow,
): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import marks',
    properties: ['openFile'],
    filters: [{ name: 'All files', extensions: ['*'] }],
  });
  return canceled ? undefined : filePaths[0];
}

/** Asks where to write; the system asks before a file is replaced. The chosen path, or undefined. */
export async function choosePlace(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  window: BrowserWindow,
  suggestedPath: string,
): Promise<string | undefined> {
  const ending = extname(suggestedPath).slice(1) || 'json';
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: suggestedPath,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
    filters: [
      { name: `${ending.toUpperCase()} files`, extensions: [ending] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled || filePath === '' ? undefined : filePath;
}
