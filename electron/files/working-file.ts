import { open, readFile, type FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { DeskError } from '../../core/desk';
import { fail, ok, type Result } from '../../core/result';
import { sha256 } from './article-file';
import { writeFileAtomically, type WriteFs } from './atomic-write';
import { errnoOf, readError, writeError } from './file-errors';
import { inTurn } from './turn';
import { decodeUtf8 } from './utf8';

/** What is put behind the name of a set’s file for the version that it had when it was opened. */
export const backupEnding = '.bak';

export interface WriteSetOptions {
  /** Whatever is there is replaced. */
  readonly overwrite?: boolean;
  /** Is told the SHA-256 that the file is about to have. */
  readonly before?: (sha256: string) => void;
}

/** What a set's file holds. */
export interface SetContent {
  /** SHA-256 of its bytes. */
  readonly sha256: string;
  readonly content: string;
}

export interface Written {
  /** What somebody else wrote into the old file while it was being replaced. It is in no file any more. */
  readonly overtaken?: SetContent;
}

/** Somebody changed the file after it was last looked at. */
class ChangedMeanwhile extends Error {}

/** The file a set is saved to: what it held when we last read or wrote it, and the check that it still does. */
export class WorkingFile {
  /** SHA-256 of the bytes that we know to be on disk; undefined if there was no file. */
  private known: string | undefined;
  /** Whether what the file held before we first wrote it is kept beside it. */
  private backedUp = false;

  constructor(
    readonly path: string,
    private readonly fs?: WriteFs,
  ) {}

  get file(): string {
    return basename(this.path);
  }

  get folder(): string {
    return dirname(this.path);
  }

  get knownSha256(): string | undefined {
    return this.known;
  }

  /** The file's content, from now on the known one; undefined if there is no file. */
  async read(): Promise<Result<string | undefined, DeskError>> {
    const found = await this.look();
    if (!found.ok) return found;
    this.expect(found.value?.sha256);
    return ok(found.value?.content);
  }

  /** The file's content, whoever wrote it; undefined if there is no file. What is known stays as it was. */
  async look(): Promise<Result<SetContent | undefined, DeskError>> {
    try {
      const bytes = await this.onDisk();
      return ok(bytes && contentOf(bytes));
    } catch (error) {
      return fail(readError(error, this.file));
    }
  }

  /** From now on the content with this SHA-256 is the known one; undefined for no file. */
  expect(sha256: string | undefined): void {
    this.known = sha256;
  }

  /**
   * Writes the file, unless somebody else changed it since we last knew it: then `changed-on-disk`, and nothing is
   * written. A file that somebody deleted is written again. With `overwrite`, whatever is there is replaced.
   */
  async write(content: string, options: WriteSetOptions = {}): Promise<Result<Written, DeskError>> {
    const bytes = Buffer.from(content);
    const next = sha256(bytes);
    options.before?.(next);
    try {
      const before = await this.onDisk();
      const found = before && sha256(before);
      if (found === next) {
        this.known = next;
        return ok({});
      }
      const isTheirs = (sha256: string) => !options.overwrite && sha256 !== this.known;
      if (found !== undefined && isTheirs(found)) return fail({ code: 'changed-on-disk', file: this.file });
      // What we wrote ourselves since is no backup of what was there.
      if (!this.backedUp) this.backedUp = before === undefined || (await this.backUp(before));
      let overtaken: SetContent | undefined;
      await writeFileAtomically(this.path, bytes, {
        ...(this.fs ? { fs: this.fs } : {}),
        replacing: async (replace) => {
          overtaken = await inTurn(this.path, () => this.replaceUnless(isTheirs, replace));
        },
      });
      this.known = next;
      return ok(overtaken ? { overtaken } : {});
    } catch (error) {
      if (error instanceof ChangedMeanwhile) return fail({ code: 'changed-on-disk', file: this.file });
      return fail(writeError(error, this.file));
    }
  }

  /** Looks a last time, replaces the file, and looks at the old one once more; answers what came into it meanwhile. */
  private async replaceUnless(
    isTheirs: (sha256: string) => boolean,
    replace: () => Promise<void>,
  ): Promise<SetContent | undefined> {
    const old = await open(this.path, 'r').catch(() => undefined);
    try {
      const before = old && contentOf(await readFrom(old));
      if (before && isTheirs(before.sha256)) throw new ChangedMeanwhile();
      // Windows replaces no file that is open.
      if (process.platform === 'win32') await old?.close();
      await replace();
      const after = old && process.platform !== 'win32' ? contentOf(await readFrom(old)) : before;
      return after?.sha256 === before?.sha256 ? undefined : after;
    } finally {
      await old?.close().catch(() => undefined);
    }
  }

  /** Keeps what the file held when it was opened as `….bak`. Without one, saving goes on: the new version is worth more. */
  private async backUp(bytes: Uint8Array): Promise<boolean> {
    try {
      await writeFileAtomically(`${this.path}${backupEnding}`, bytes, this.fs ? { fs: this.fs } : {});
      return true;
    } catch {
      return false;
    }
  }

  private async onDisk(): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.path);
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }
}

function contentOf(bytes: Uint8Array): SetContent {
  // What is not UTF-8 is not JSON either; nor is nothing.
  return { sha256: sha256(bytes), content: decodeUtf8(bytes) ?? '' };
}

/** All of an open file, whatever its name leads to by now. */
async function readFrom(handle: FileHandle): Promise<Uint8Array> {
  const { size } = await handle.stat();
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
  return buffer.subarray(0, bytesRead);
}
