import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../core/desk';
import { AppData } from './app-data';

let folder: string;
let data: AppData;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caveat-data-'));
  data = new AppData(join(folder, 'caveat'), '1.0.0');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the app’s own folder', () => {
  it('keeps settings, readable by their owner only', async () => {
    await data.settings.update((stored) => ({ ...stored, settings: { ...defaultSettings, theme: 'dark' } }));
    expect((await new AppData(data.folder, '1.0.0').settings.read()).settings.theme).toBe('dark');
    expect((await stat(data.settings.path)).mode & 0o777).toBe(0o600);
    expect((await stat(data.folder)).mode & 0o777).toBe(0o700);
  });

  it('sets a damaged file of its own aside and goes on with what is usual', async () => {
    await data.settings.update((stored) => stored);
    await writeFile(data.settings.path, '{"settings": 7');
    expect((await new AppData(data.folder, '1.0.0').settings.read()).settings).toEqual(defaultSettings);
    const [aside] = (await readdir(data.folder)).filter((name) => name.includes('damaged'));
    expect(await readFile(join(data.folder, aside ?? ''), 'utf8')).toBe('{"settings": 7');
  });

  it('loses no update when several come at once', async () => {
    const paths = Array.from({ length: 10 }, (_, number) => `/articles/${number}.txt`);
    await Promise.all(
      paths.map((path) => data.recent.update((recent) => [...recent, { path, opened: '2026-11-24T00:00:00Z' }])),
    );
    expect((await new AppData(data.folder, '1.0.0').recent.read()).map(({ path }) => path)).toEqual(paths);
  });
});
