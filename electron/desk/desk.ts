import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Annotator } from '../../core/annotation-set';
import type { CommandId } from '../../core/commands';
import type { DeskError, Notice, OpenedArticle, RecentArticle, SaveState, Settings, WholeSet } from '../../core/desk';
import { setFileEnding } from '../../core/formats/caveat-json';
import type { Operation } from '../../core/operations';
import { ok, type Result } from '../../core/result';
import type { View } from '../../core/view';
import { AppData } from '../files/app-data';
import { sweepTemporaryFiles } from '../files/atomic-write';
import { isSameFile } from '../files/same-file';
import { DeskConnection } from './connection';
import { Document } from './document';
import { firstPart } from './first-part';
import type { Place } from './folders';
import type { DeskWindow, HostServices } from './host-services';
import { loadDocument } from './load-document';
import type { References } from './references';
import { watchDocument } from './watching';

export interface DeskOptions {
  /** The app's own folder. */
  readonly dataFolder: string;
  readonly services: HostServices;
  readonly appVersion: string;
  /** What an annotator is called who has not said otherwise. */
  readonly userName: string;
  readonly homeFolder: string;
  /** Where the program was started; one more place in the file picker. */
  readonly startFolder?: string;
}

const recentLimit = 20;
const viewLimit = 200;
/** How long a document is kept for a window that went away without a word: its connection may come back. */
const lingerMs = 120_000;

/** Everything that windows share: the open documents, the settings, the recent articles. Host-neutral. */
export class Desk {
  readonly data: AppData;
  private readonly connections = new Set<DeskConnection>();
  private readonly documents = new Map<string, Document>();
  /** How to stop watching the files of each document. */
  private readonly watched = new Map<Document, () => void>();
  /** Articles are opened one after the other: two names of one file must not become two documents. */
  private opening: Promise<unknown> = Promise.resolve();
  /** Paths for the next window that says hello. */
  private readonly waitingPaths: string[] = [];
  /** Folders of articles that the user named: places of the file picker too. */
  private readonly namedFolders = new Set<string>();

  constructor(readonly options: DeskOptions) {
    this.data = new AppData(options.dataFolder, options.appVersion);
  }

  connect(window: DeskWindow): DeskConnection {
    const connection = new DeskConnection(this, window);
    this.connections.add(connection);
    return connection;
  }

  /** Opens a path given on the command line or by the system: in `window`, or in the next window that says hello. */
  openPath(path: string, window?: DeskWindow): void {
    this.namedFolders.add(dirname(path));
    const connection = [...this.connections].find((candidate) => candidate.window === window);
    if (connection) connection.openLater(path);
    else this.waitingPaths.push(path);
  }

  /** A command from a native menu; queued until the window's page listens. */
  command(id: CommandId, window: DeskWindow): void {
    [...this.connections].find((candidate) => candidate.window === window)?.command(id);
  }

  /** Writes all that is not on disk yet; answers when the disk has answered. */
  async flush(): Promise<readonly SaveState[]> {
    const saved = await Promise.all([...this.documents.values()].map((document) => document.save()));
    await this.data.knownSets.save();
    return saved;
  }

  /** @internal A path that waits for a window, if one does. */
  takeWaitingPath(): string | undefined {
    return this.waitingPaths.shift();
  }

  /** @internal */
  disconnected(connection: DeskConnection): void {
    this.connections.delete(connection);
    if (connection.document) void this.release(connection.document, lingerMs);
  }

  document(id: string): Document | undefined {
    return this.documents.get(id);
  }

  /**
   * The document of an article: the one that is open, or opened now. Two windows on one article share it, whatever names
   * they call it by; so do two articles whose marks are in one file.
   */
  async openDocument(path: string, encoding?: string): Promise<Result<Document, DeskError>> {
    const opened = this.opening.then(() => this.openNext(path, encoding));
    this.opening = opened.catch(() => undefined);
    return opened;
  }

  private async openNext(path: string, encoding: string | undefined): Promise<Result<Document, DeskError>> {
    const real = await realpath(path).catch(() => path);
    const open = await this.openAt(real);
    if (open && encoding === undefined) return ok(open);
    if (open) {
      await open.save();
      this.forget(open);
    }
    return this.load(real, encoding);
  }

  private async openAt(path: string): Promise<Document | undefined> {
    for (const document of this.documents.values())
      if ((await isSameFile(document.articlePath, path)) || (await isSameFile(document.setPath, path))) return document;
    return undefined;
  }

  private async load(path: string, encoding: string | undefined): Promise<Result<Document, DeskError>> {
    const loaded = await loadDocument(path, this.data, encoding);
    if (!loaded.ok) return loaded;
    const shared = await this.openAt(loaded.value.working.path);
    if (shared) return ok(shared);
    const document = new Document(randomUUID(), loaded.value, this.data, (folder) => this.shown(folder), {
      saved: (changed) =>
        this.tell(changed, ({ window }) => window.send('save', { article: changed.id, save: changed.saveState })),
      merged: (changed, operation, notice) => this.merged(changed, operation, notice),
    });
    document.introduce(await this.annotator());
    this.documents.set(document.id, document);
    this.watch(document);
    this.namedFolders.add(dirname(document.articlePath));
    void sweepTemporaryFiles(dirname(document.setPath));
    void this.remember(path);
    return ok(document);
  }

  /** Watches a document's files, wherever they are now. */
  watch(document: Document): void {
    this.watched.get(document)?.();
    const stop = watchDocument(document, (notice) => this.notice(document, notice));
    this.watched.set(document, stop);
  }

  private merged(document: Document, operation: Operation, notice: Notice | undefined): void {
    const { id: article, version, set } = document;
    this.tell(document, ({ window }) => {
      window.send('applied', { article, version, operation });
      window.send('merged', { article, annotators: set.annotators });
    });
    if (notice) this.notice(document, notice);
  }

  private notice(document: Document, notice: Notice): void {
    this.tell(document, ({ window }) => window.send('notice', { article: document.id, notice }));
  }

  /** Closes a document for good. */
  private forget(document: Document): void {
    this.documents.delete(document.id);
    document.close();
    this.watched.get(document)?.();
    this.watched.delete(document);
  }

  /** Looks after no document any more, and writes none by itself. */
  close(): void {
    for (const document of [...this.documents.values()]) this.forget(document);
  }

  /** Reads a document again from disk, for every window that shows it. */
  async reload(document: Document, except: DeskConnection): Promise<Result<Document, DeskError>> {
    this.forget(document);
    const path = existsSync(document.articlePath) ? document.articlePath : document.setPath;
    const loaded = await this.load(path, undefined);
    this.tell(document, (connection) => {
      if (connection !== except) connection.show(loaded);
    });
    return loaded;
  }

  /** Closes a document once nobody shows it and the disk has it. */
  async release(document: Document, afterMs = 0): Promise<void> {
    const inUse = () => [...this.connections].some((connection) => connection.document === document);
    if (inUse()) return;
    await document.save();
    void this.data.knownSets.save();
    setTimeout(() => {
      if (!inUse() && document.isSaved) this.forget(document);
    }, afterMs).unref();
  }

  /** Calls `action` for every window that shows the document. */
  tell(document: Document, action: (connection: DeskConnection) => void): void {
    for (const connection of this.connections) if (connection.document === document) action(connection);
  }

  /** A document for a page that shows it anew, or with `whole` for one that has shown it before. */
  async opened(document: Document, client: string, { whole = false } = {}): Promise<OpenedArticle> {
    const { id } = await this.annotator();
    const views = await this.data.views.read();
    const view = views.find(({ path }) => path === document.articlePath)?.view;
    return {
      article: document.id,
      ...(whole ? { set: document.set } : firstPart(document.set)),
      version: document.version,
      lastSeq: document.lastSeq(client),
      folder: document.folder,
      annotator: id,
      readOnly: document.readOnly,
      save: document.saveState,
      notices: document.notices,
      ...(view ? { view } : {}),
    };
  }

  /** The whole set, as it is now. */
  whole(document: Document, client: string): WholeSet {
    const { text: _text, ...set } = document.set;
    return { set, version: document.version, lastSeq: document.lastSeq(client) };
  }

  /** Keeps how an article is looked at, as long as recent articles are kept; that it cannot is no harm. */
  async keepView({ articlePath }: Document, view: View): Promise<void> {
    const { keepRecent } = await this.settings();
    if (!keepRecent) return;
    const update = this.data.views.update((views) =>
      [{ path: articlePath, view }, ...views.filter(({ path }) => path !== articlePath)].slice(0, viewLimit),
    );
    await update.catch(() => undefined);
  }

  async settings(): Promise<Settings> {
    const { settings } = await this.data.settings.read();
    return settings.annotator === '' ? { ...settings, annotator: this.options.userName } : settings;
  }

  async changeSettings(change: Partial<Settings>): Promise<Settings> {
    await this.data.settings.update(({ annotatorId, settings }) => ({
      annotatorId,
      settings: { ...settings, ...change },
    }));
    if (change.keepRecent === false)
      await Promise.all([this.data.recent.update(() => []), this.data.views.update(() => [])]);
    const settings = await this.settings();
    const annotator = await this.annotator();
    for (const document of this.documents.values()) document.introduce(annotator);
    for (const { window } of this.connections) window.send('settings', settings);
    return settings;
  }

  async recent(references: References): Promise<readonly RecentArticle[]> {
    return (await this.data.recent.read()).map(({ path, opened }) => ({
      ref: references.give(path),
      file: basename(path),
      folder: this.shown(dirname(path)),
      opened,
      missing: !existsSync(path),
    }));
  }

  /** Where the file picker may go: home and what is in it, removable disks, and folders that the user has named. */
  places(): readonly Place[] {
    const { homeFolder, startFolder } = this.options;
    const known: readonly Place[] = [
      { name: 'Home', path: homeFolder },
      ...['Desktop', 'Documents', 'Downloads'].map((name) => ({ name, path: join(homeFolder, name) })),
      ...(startFolder ? [{ name: basename(startFolder) || startFolder, path: startFolder }] : []),
      ...[...this.namedFolders].map((path) => ({ name: basename(path) || path, path })),
      ...['/media', '/mnt', '/Volumes'].map((path) => ({ name: basename(path), path })),
    ];
    const unique = new Map(known.filter(({ path }) => existsSync(path)).map((place) => [place.path, place]));
    return [...unique.values()];
  }

  /** Folders in which a dropped file is looked for. */
  async likelyFolders(): Promise<readonly string[]> {
    const recent = (await this.data.recent.read()).map(({ path }) => dirname(path));
    return [...new Set([...recent, ...this.places().map(({ path }) => path)])];
  }

  /** A folder as a person would write it. */
  shown(folder: string): string {
    const { homeFolder } = this.options;
    return folder === homeFolder || folder.startsWith(`${homeFolder}/`)
      ? `~${folder.slice(homeFolder.length)}`
      : folder;
  }

  /** Who marks here. */
  annotator(): Promise<Annotator> {
    return this.data.annotator(this.options.userName);
  }

  private async remember(path: string): Promise<void> {
    const { keepRecent } = await this.settings();
    if (!keepRecent || path.endsWith(setFileEnding) || path.startsWith(this.data.folder)) return;
    const entry = { path, opened: new Date().toISOString() };
    const update = this.data.recent.update((recent) =>
      [entry, ...recent.filter((other) => other.path !== path)].slice(0, recentLimit),
    );
    // A list of recent articles is a convenience: that it cannot be written must not keep an article from opening.
    await update.catch(() => undefined);
  }
}
