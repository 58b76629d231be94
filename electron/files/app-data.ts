import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Annotator } from '../../core/annotation-set';
import { defaultSettings, settingsSchema } from '../../core/desk';
import { viewSchema } from '../../core/view';
import { sha256 } from './article-file';
import { writeFileAtomically } from './atomic-write';
import { JsonFile } from './json-file';
import { KnownSets } from './known-sets';

const settingsFile = z.object({ annotatorId: z.string(), settings: settingsSchema });
const recentFile = z.array(z.object({ path: z.string(), opened: z.string() }));
const placesFile = z.record(z.string(), z.string());
const viewsFile = z.array(z.object({ path: z.string(), view: viewSchema }));

/** The app's own folder: settings, recent articles, where sets were put, and work not saved yet. */
export class AppData {
  readonly settings;
  readonly recent;
  /** Where Save Marks As… put the set of an article, by the article's real path. */
  readonly places;
  /** How articles were looked at when they were left, by the article's real path; the latest first. */
  readonly views;

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
    this.views = new JsonFile(join(folder, 'views.json'), viewsFile, () => []);
  }

  /**
   * Who marks here; `systemName`, if the settings do not name anybody. The settings are written down once, so that an
   * annotator is the same one tomorrow.
   */
  async annotator(systemName: string): Promise<Annotator> {
    const { annotatorId, settings } = existsSync(this.settings.path)
      ? await this.settings.read()
      : await this.settings.update((stored) => stored).catch(() => this.settings.read());
    return { id: annotatorId, name: settings.annotator || systemName };
  }

  /** Where the journals of unsaved work are. */
  get keptFolder(): string {
    return join(this.folder, 'kept');
  }

  /** Puts a file that a browser handed over without saying where it lives into the app's folder; answers its path. */
  async putDropped(name: string, bytes: Uint8Array): Promise<string> {
    const folder = join(this.folder, 'dropped', sha256(bytes).slice(0, 16));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, name);
    await writeFileAtomically(path, bytes, { mode: 0o600 });
    return path;
  }
}
