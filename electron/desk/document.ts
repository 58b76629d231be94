import { rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AnnotationSet, Annotator } from '../../core/annotation-set';
import type { DeskError, Notice, SaveState } from '../../core/desk';
import { serialiseSet } from '../../core/formats/caveat-json';
import { apply, type Operation } from '../../core/operations';
import { fail, ok, type Result } from '../../core/result';
import type { AppData } from '../files/app-data';
import { writeFileAtomically } from '../files/atomic-write';
import { writeError } from '../files/file-errors';
import { Journal } from '../files/journal';
import { timestamp } from '../files/timestamp';
import { WorkingFile } from '../files/working-file';
import type { LoadedDocument } from './load-document';

/** How long changes are gathered before they are written. */
const gatherMs = 250;

export interface DocumentEvents {
  /** The truth about the disk changed. */
  saved(document: Document): void;
}

/**
 * One open article: the set that the host owns, its operations, and its file. Saves by itself, one write at a time;
 * what comes during a write is written by the next.
 */
export class Document {
  readonly articlePath: string;
  readonly readOnly: boolean;
  readonly notices: readonly Notice[];
  private current: AnnotationSet;
  private working: WorkingFile;
  /** Counts the changes of the set; the disk has those up to `writtenVersion`. */
  private currentVersion: number;
  private writtenVersion = 0;
  private failure: { readonly error: DeskError; readonly kept: boolean } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private readonly met = new Map<string, Annotator>();
  private readonly lastSeqs = new Map<string, number>();
  private readonly journal: Journal;

  constructor(
    readonly id: string,
    loaded: LoadedDocument,
    private readonly data: AppData,
    private readonly shownFolder: (path: string) => string,
    private readonly events: DocumentEvents,
  ) {
    this.articlePath = loaded.articlePath;
    this.readOnly = loaded.readOnly;
    this.current = loaded.set;
    this.working = loaded.working;
    this.notices = loaded.notices;
    const { path, knownSha256 } = this.working;
    this.journal = new Journal(data.keptFolder, path, this.current.article.textSha256, knownSha256 ?? null);
    this.currentVersion = loaded.recovered.length > 0 ? 1 : 0;
    if (loaded.recovered.length > 0) {
      this.journal.restore(loaded.recovered);
      this.gather();
    }
  }

  get set(): AnnotationSet {
    return this.current;
  }

  get version(): number {
    return this.currentVersion;
  }

  get setPath(): string {
    return this.working.path;
  }

  get folder(): string {
    return this.shownFolder(dirname(this.articlePath));
  }

  get isSaved(): boolean {
    return this.writtenVersion === this.currentVersion;
  }

  get saveState(): SaveState {
    const place = { file: this.working.file, folder: this.shownFolder(this.working.folder) };
    const version = this.writtenVersion;
    if (this.failure) return { state: 'not-saved', version, place, ...this.failure };
    return { state: this.isSaved ? 'saved' : 'saving', version, place };
  }

  lastSeq(client: string): number {
    return this.lastSeqs.get(client) ?? 0;
  }

  /** Makes sure that the set knows who is marking. Not by itself a reason to save. */
  introduce(annotator: { readonly id: string; readonly name: string }): void {
    const { annotators } = this.current;
    if (annotators.some(({ id, name }) => id === annotator.id && name === annotator.name)) return;
    const others = annotators.filter(({ id }) => id !== annotator.id);
    this.current = { ...this.current, annotators: [...others, annotator] };
  }

  /** Learns the names of people whose marks may come in: the set names them once it has a mark of theirs. */
  meet(annotators: readonly Annotator[]): void {
    for (const annotator of annotators) this.met.set(annotator.id, annotator);
  }

  private nameMakersOf(operation: Operation): void {
    if (this.met.size === 0) return;
    for (const one of operation.type === 'batch' ? operation.operations : [operation]) {
      const maker = one.type === 'add-annotation' ? this.met.get(one.annotation.createdBy) : undefined;
      if (maker && !this.current.annotators.some(({ id }) => id === maker.id))
        this.current = { ...this.current, annotators: [...this.current.annotators, maker] };
    }
  }

  /**
   * Applies a page's operation: each number once, in order. A number seen before is answered and not applied again; a
   * refused operation has used its number too.
   */
  apply(client: string, seq: number, operation: Operation): Result<{ version: number; isNew: boolean }, DeskError> {
    const last = this.lastSeq(client);
    if (seq <= last) return ok({ version: this.currentVersion, isNew: false });
    if (seq > last + 1) return fail({ code: 'bad-request', detail: `operation ${seq} came after ${last}` });
    this.lastSeqs.set(client, seq);
    if (this.readOnly) return fail({ code: 'rejected', detail: 'read-only' });
    const applied = apply(this.current, operation);
    if (!applied.ok) return fail({ code: 'rejected', detail: applied.error.code });
    this.current = applied.value.set;
    this.nameMakersOf(operation);
    this.currentVersion++;
    this.journal.append(operation);
    this.gather();
    this.events.saved(this);
    return ok({ version: this.currentVersion, isNew: true });
  }

  /** Writes what is not on disk; answers when the disk has answered. */
  async save(): Promise<SaveState> {
    this.failure = this.isSaved ? this.failure : undefined;
    while (!this.isSaved && !this.failure) await this.write();
    return this.saveState;
  }

  /** From now on the set is saved in another file. The old one stays as it is. */
  async saveAs(path: string): Promise<Result<SaveState, DeskError>> {
    const target = new WorkingFile(path);
    const version = this.currentVersion;
    const { sequence } = this.journal;
    const written = await target.write(this.content(), { overwrite: true });
    if (!written.ok) return written;
    this.working = target;
    await this.data.places.update((places) => ({ ...places, [this.articlePath]: path }));
    await this.wrote(version, sequence);
    return ok(this.saveState);
  }

  /**
   * Somebody else changed the set's file. Keeps ours (theirs is renamed), or gives ours up (written to a file of its
   * own) so that theirs can be loaded. Nobody's marks are dropped.
   */
  async settle(keep: 'mine' | 'theirs'): Promise<Result<null, DeskError>> {
    const aside = join(
      this.working.folder,
      `${basename(this.articlePath)}.caveat.${keep === 'mine' ? 'theirs' : 'mine'}-${timestamp(new Date())}.json`,
    );
    try {
      if (keep === 'theirs') await writeFileAtomically(aside, Buffer.from(this.content()));
      else await rename(this.working.path, aside);
    } catch (error) {
      return fail(writeError(error, basename(aside)));
    }
    if (keep === 'theirs') {
      clearTimeout(this.timer);
      this.writtenVersion = this.currentVersion;
      this.journal.covered(this.journal.sequence, null);
      return ok(null);
    }
    await this.save();
    return ok(null);
  }

  /** The native JSON of the set as it is now. */
  content(): string {
    return serialiseSet(this.current, { withText: true });
  }

  private gather(): void {
    this.timer ??= setTimeout(() => void this.write(), gatherMs);
  }

  private write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    return (this.writing ??= this.writeNow().finally(() => {
      this.writing = undefined;
      if (!this.isSaved && !this.failure) this.gather();
    }));
  }

  private async writeNow(): Promise<void> {
    const version = this.currentVersion;
    const content = this.content();
    const { sequence } = this.journal;
    const written = await this.working.write(content, { before: (sha256) => this.journal.saving(sha256) });
    if (written.ok) await this.wrote(version, sequence);
    else {
      this.failure = { error: written.error, kept: this.journal.isWhole };
      this.events.saved(this);
    }
  }

  private async wrote(version: number, sequence: number): Promise<void> {
    this.writtenVersion = version;
    this.failure = undefined;
    this.journal.covered(sequence, this.working.knownSha256 ?? null, this.working.path);
    if (this.working.knownSha256 !== undefined) await this.data.knownSets.add(this.working.knownSha256);
    this.events.saved(this);
  }
}
