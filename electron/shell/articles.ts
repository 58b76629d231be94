import { realpath } from 'node:fs/promises';
import type { Desk } from '../desk/desk';
import type { ShownWindow, Windows } from './windows';

/**
 * Shows each article: in the window that has it, in one that is empty, or in a new one. Without an article, brings a
 * window to the front, or opens one if there is none.
 */
export async function showArticles(
  articles: readonly string[],
  windows: Pick<Windows, 'all' | 'front' | 'open'>,
  desk: Pick<Desk, 'openPath'>,
): Promise<void> {
  if (articles.length === 0) focus(windows.front ?? (await windows.open()));
  for (const article of articles) {
    const real = await realpath(article).catch(() => article);
    const showing = windows.all.find(({ connection }) => shows(connection.document, real));
    const shown = showing ?? windows.all.find(isEmpty) ?? (await windows.open());
    if (!showing) {
      shown.expecting = true;
      desk.openPath(article, shown.end);
    }
    focus(shown);
  }
}

function shows(document: ShownWindow['connection']['document'], path: string): boolean {
  return document !== undefined && (document.articlePath === path || document.setPath === path);
}

function isEmpty({ connection, expecting }: ShownWindow): boolean {
  return connection.document === undefined && !expecting;
}

function focus({ window }: ShownWindow): void {
  if (window.isMinimized()) window.restore();
  if (window.isVisible()) window.focus();
}
