import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { RecentItem } from './menu';

/** Recent articles as a menu shows them, newest first. Two of one name are told apart by their folders. */
export async function recentItems(paths: readonly string[]): Promise<RecentItem[]> {
  return Promise.all(
    paths.map(async (path) => {
      const name = basename(path);
      const namesakes = paths.filter((other) => basename(other) === name);
      const missing = await stat(path).then(
        () => false,
        () => true,
      );
      return { path, label: namesakes.length > 1 ? `${name} – ${dirname(path)}` : name, missing };
    }),
  );
}
