import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { defaultSettings, settingsSchema } from '../../core/desk';
import { sha256 } from './article-file';
import { writeFileAtomically } from './atomic-write';
import { JsonFile } from './json-file';
import { KnownSets } from './known-sets';
import { timestamp } from './timestamp';

const settingsFile = z.object({ annotatorId: z.string(), settings: settingsSchema });
const recentFile = z.array(z.object({ path: z.string(), opened: z.string() }));
const placesFile = z.record(z.string(), z.string());
const keptFile = z.object({
  articlePath: z.string(),
  /** SHA-256 of the working file that the work goes on from; null if there was none. */
  base: z.string().nullable(),
  set: z.string(),
});
export type KeptWork = z.infer<typeof keptFile>;

/** The app's own folder: settings, recent articles, where sets were put, and work that could not be saved. */
export class AppData {
  readonly settings;
  readonly recent;
  /** Where Save Marks As… put the set of an article, by the article's real path. */
  readonly places;

  readonly knownSets: KnownSets;

  /** `appVersion`: what one version found in order, another checks again. */
  constructor(
    readonly folder: string,
    appVersion: string,
  ) {
    this.settings = new JsonFile(join(folder, 'settings.json'), settingsFile, () => ({
      annotatorId: randomUUID(),
      settings: defaultSettings,
    }));
    this.recent = new JsonFile(join(folder, 'recent.json'), recentFile, () => []);
    this.knownSets = new KnownSets(join(folder, 'known-sets.json'), appVersion);
    this.places = new JsonFile(join(folder, 'places.json'), placesFile, () => ({}));
  }

  /** Keeps work here that could not be saved where it belongs. Rejects if even that fails. */
  async keep(work: KeptWork): Promise<void> {
    await mkdir(join(this.folder, 'kept'), { recursive: true, mode: 0o700 });
    await writeFileAtomically(this.keptPath(work.articlePath), Buffer.from(JSON.stringify(work)), { mode: 0o600 });
  }

  async kept(articlePath: string): Promise<KeptWork | undefined> {
    const content = await readFile(this.keptPath(articlePath), 'utf8').catch(() => undefined);
    if (content === undefined) return undefined;
    try {
      return keptFile.parse(JSON.parse(content));
    } catch {
      return undefined;
    }
  }

  /** Puts kept work where later work does not take its place. */
  async putKeptApart(articlePath: string): Promise<void> {
    const path = this.keptPath(articlePath);
    await rename(path, path.replace(/json$/, `apart-${timestamp(new Date())}.json`));
  }

  async forgetKept(articlePath: string): Promise<void> {
    await rm(this.keptPath(articlePath), { force: true });
  }

  /** Puts a file that a browser handed over without saying where it lives into the app's folder; answers its path. */
  async putDropped(name: string, bytes: Uint8Array): Promise<string> {
    const folder = join(this.folder, 'dropped', sha256(bytes).slice(0, 16));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, name);
    await writeFileAtomically(path, bytes, { mode: 0o600 });
    return path;
  }

  private keptPath(articlePath: string): string {
    return join(this.folder, 'kept', `${sha256(articlePath)}.json`);
  }
}
