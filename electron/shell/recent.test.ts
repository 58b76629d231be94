import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recentItems } from './recent';

test('articles are named, told apart by their folders, and known to be missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-recent-'));
  const [story, draft] = [join(folder, 'story.txt'), join(folder, 'draft.txt')];
  writeFileSync(story, '');
  expect(await recentItems([story, draft, '/elsewhere/draft.txt'])).toEqual([
    { path: story, label: 'story.txt', missing: false },
    { path: draft, label: `draft.txt – ${folder}`, missing: true },
    { path: '/elsewhere/draft.txt', label: 'draft.txt – /elsewhere', missing: true },
  ]);
  rmSync(folder, { recursive: true });
});
