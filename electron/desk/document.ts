import { rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { emptySet, type AnnotationSet, type Annotator } from '../../core/annotation-set';
import type { Conflicts, DeskError, Notice, SaveState } from '../../core/desk';
import { serialiseSet } from '../../core/formats/caveat-json';
import { merge, type ConflictChoice, type Merged } from '../../core/merge';
import { apply, singles, type Operation } from '../../core/operations';
import { fail, ok, type Result } from '../../core/result';
import { sameJson } from '../../core/same-json';
import { difference } from '../../core/set-difference';
import { touchedBy } from '../../core/touched';
import type { AppData } from '../files/app-data';
import { writeFileAtomically } from '../files/atomic-write';
import { writeError } from '../files/file-errors';
import { Journal } from '../files/journal';
import { timestamp } from '../files/timestamp';
import { WorkingFile, type SetContent } from '../files/working-file';
import type { LoadedDocument } from './load-document';
import { noticeOf, theirSet, whyNot } from './others-work';

/** How long changes are gathered before they are written. */
const gatherMs = 250;
/** How long a file that cannot be read is left to whoever may be in the middle of writing it. */
const patienceMs = 1000;

export interface DocumentEvents {
  /** The truth about the disk changed. */
  saved(document: Document): void;
  /** Somebody else's work came in, by this operation. */
  merged(document: Document, operation: Operation, notice: Notice | undefined): void;
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
  /** The set as it is on disk, as far as we know: what both sides' changes are changes of. */
  private base: AnnotationSet;
  private working: WorkingFile;
  /** Counts the changes of the set; the disk has those up to `writtenVersion`. */
  private currentVersion: number;
  private writtenVersion = 0;
  private failure: { readonly error: DeskError; readonly kept: boolean } | undefined;
  private conflicts: Conflicts | undefined;
  private timer: NodeJS.Timeout | undefined;
  private patience: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private closed = false;
  private me: string | undefined;
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
    this.base = loaded.base;
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
    this.me = annotator.id;
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
    for (const one of singles(operation)) {
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
    this.journal.append(operation, touchedBy(this.current, operation));
    this.current = applied.value.set;
    this.nameMakersOf(operation);
    this.currentVersion++;
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
    const now = this.moment();
    const written = await target.write(this.content(), { overwrite: true });
    if (!written.ok) return written;
    this.working = target;
    await this.data.places.update((places) => ({ ...places, [this.articlePath]: path }));
    await this.wrote(now);
    return ok(this.saveState);
  }

  /** What somebody has to choose about before the set can be saved, if anything. */
  get toChoose(): Conflicts | undefined {
    return this.conflicts;
  }

  /** Looks whether somebody else changed the set's file, and takes in what they did. */
  async look(): Promise<void> {
    if (this.readOnly || this.closed) return;
    await this.inTurn(async () => {
      const found = await this.working.look();
      if (!found.ok || !found.value) return;
      if (found.value.sha256 !== this.working.knownSha256) this.takeIn(found.value);
      // They took their change back: nothing stands in the way of ours any more.
      else if (this.failure && standsInTheWay(this.failure.error)) this.unblock();
    });
  }

  /**
   * Chooses about conflicts, by the ids of the marks. What was chosen counts only if the sides are still as they were
   * when they were shown (`round`); otherwise, and for what was not chosen, there is something to choose about anew.
   */
  async choose(round: number, choices: ReadonlyMap<string, ConflictChoice>): Promise<SaveState> {
    await this.inTurn(async () => {
      const found = await this.working.look();
      if (!found.ok) return this.refuse(found.error);
      if (!found.value) return this.unblock();
      this.takeIn(found.value);
      if (this.conflicts?.round === round) this.takeIn(found.value, choices);
    });
    return this.save();
  }

  /** It is not shown any more: looks and writes no more by itself. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.patience);
  }

  /**
   * Somebody else changed the set's file. Keeps ours (theirs is renamed), or gives ours up (written to a file of its
   * own) so that theirs can be loaded. Nobody's marks are dropped.
   */
  async settle(keep: 'mine' | 'theirs'): Promise<Result<null, DeskError>> {
    const aside = this.aside(keep === 'mine' ? 'theirs' : 'mine');
    try {
      if (keep === 'theirs') await writeFileAtomically(aside, Buffer.from(this.content()));
      else {
        await rename(this.working.path, aside);
        this.working.expect(undefined);
      }
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
    if (!this.closed) this.timer ??= setTimeout(() => void this.write(), gatherMs);
  }

  private write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    return (this.writing ??= this.whileWriting(this.writeNow()));
  }

  /** Does something with the file when nothing else does. */
  private async inTurn(task: () => Promise<void>): Promise<void> {
    while (this.writing) await this.writing;
    await (this.writing = this.whileWriting(task()));
  }

  private whileWriting(task: Promise<void>): Promise<void> {
    return task.finally(() => {
      this.writing = undefined;
      if (!this.isSaved && !this.failure) this.gather();
    });
  }

  private async writeNow(): Promise<void> {
    const now = this.moment();
    const written = await this.working.write(this.content(), { before: (sha256) => this.journal.saving(sha256) });
    if (!written.ok && written.error.code !== 'changed-on-disk') return this.refuse(written.error);
    if (written.ok) {
      const { base } = this;
      await this.wrote(now);
      if (written.value.overtaken) await this.catchUp(written.value.overtaken, base);
      return;
    }
    const found = await this.working.look();
    if (!found.ok) this.refuse(found.error);
    // What was deleted meanwhile is written again.
    else if (found.value) this.takeIn(found.value);
  }

  /** The set, and how far it and its journal have come, before something that takes a while. */
  private moment() {
    return { set: this.current, version: this.currentVersion, sequence: this.journal.sequence };
  }

  private async wrote({ set, version, sequence }: ReturnType<Document['moment']>): Promise<void> {
    this.base = set;
    this.writtenVersion = version;
    this.failure = undefined;
    this.conflicts = undefined;
    this.journal.covered(sequence, this.working.knownSha256 ?? null, this.working.path);
    if (this.working.knownSha256 !== undefined) await this.data.knownSets.add(this.working.knownSha256);
    this.events.saved(this);
  }

  private refuse(error: DeskError): void {
    this.failure = { error, kept: this.journal.isWhole };
    this.events.saved(this);
  }

  /** What ours were changes of is on no disk any more: the journal has all of the set, and it is saved no more. */
  private keepWhole(): void {
    const all: Operation = { type: 'batch', operations: difference(withoutMarks(this.current), this.current) };
    this.journal.rebase(null, [{ operation: all, was: touchedBy(withoutMarks(this.current), all) }]);
    if (this.isSaved) this.currentVersion++;
  }

  private unblock(): void {
    this.failure = undefined;
    this.conflicts = undefined;
    this.events.saved(this);
  }

  /** Merges what somebody else wrote into the set's file, as far as nobody has to choose. */
  private takeIn(found: SetContent, choices?: ReadonlyMap<string, ConflictChoice>): void {
    const { file } = this.working;
    const theirs = theirSet(found.content, this.current);
    const merged = theirs.ok ? merge(this.base, this.current, theirs.value, choices) : theirs;
    if (!theirs.ok || !merged.ok) {
      const reason = merged.ok ? 'damaged' : merged.error;
      // Most likely somebody is in the middle of writing it: nothing of ours waits, and there is time to see.
      if (reason === 'damaged' && this.isSaved && !this.failure && this.patience === undefined) {
        this.patience = setTimeout(() => void this.look().finally(() => (this.patience = undefined)), patienceMs);
        return;
      }
      this.keepWhole();
      return this.refuse({ code: 'changed-on-disk', file, detail: whyNot[reason] });
    }
    const { conflicts } = merged.value;
    if (conflicts.length === 0) return this.adopt(found.sha256, theirs.value, merged.value);
    const { round = 0, conflicts: before } = this.conflicts ?? {};
    this.conflicts = { round: sameJson(conflicts, before) ? round : round + 1, conflicts };
    this.refuse({ code: 'conflict', file, detail: String(conflicts.length) });
  }

  /** Goes on from theirs, which is on disk: what of ours it lacks is what is to be saved. */
  private adopt(sha256: string, theirs: AnnotationSet, { set, operation }: Merged): void {
    const before = this.current;
    this.current = set;
    this.base = theirs;
    this.working.expect(sha256);
    this.failure = undefined;
    this.conflicts = undefined;
    if (operation.operations.length > 0) this.currentVersion++;
    const missing: Operation = { type: 'batch', operations: difference(theirs, set) };
    if (missing.operations.length === 0) {
      this.writtenVersion = this.currentVersion;
      this.journal.covered(this.journal.sequence, sha256);
    } else {
      if (this.isSaved) this.currentVersion++;
      this.journal.rebase(sha256, [{ operation: missing, was: touchedBy(theirs, missing) }]);
    }
    this.events.merged(this, operation, noticeOf(before, set, this.me));
    this.events.saved(this);
  }

  /** Somebody wrote into the old file while ours took its place: what they wrote is merged, or put beside ours. */
  private async catchUp({ content }: SetContent, base: AnnotationSet): Promise<void> {
    const theirs = theirSet(content, this.current);
    const merged = theirs.ok ? merge(base, this.current, theirs.value) : theirs;
    const sha256 = this.working.knownSha256;
    if (merged.ok && merged.value.conflicts.length === 0 && sha256 !== undefined)
      this.adopt(sha256, this.base, merged.value);
    else await writeFileAtomically(this.aside('theirs'), Buffer.from(content)).catch(() => undefined);
  }

  private aside(whose: 'mine' | 'theirs'): string {
    const name = `${basename(this.articlePath)}.caveat.${whose}-${timestamp(new Date())}.json`;
    return join(this.working.folder, name);
  }
}

function withoutMarks({ article, text, scheme }: AnnotationSet): AnnotationSet {
  return { ...emptySet(article, text), scheme };
}

/** Whether an error is about what somebody else did to the file, so that it is over when they take it back. */
function standsInTheWay({ code }: DeskError): boolean {
  return code === 'changed-on-disk' || code === 'conflict';
}
