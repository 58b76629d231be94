import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { DeskError } from '../../core/desk';
import { fail, ok, type Result } from '../../core/result';
import { sha256 } from './article-file';
import { writeFileAtomically, type WriteFs } from './atomic-write';
import { errnoOf, readError, writeError } from './file-errors';
import { decodeUtf8 } from './utf8';

/** What is put behind the name of a set’s file for the version that it had when it was opened. */
export const backupEnding = '.bak';

export interface WriteSetOptions {
  /** Whatever is there is replaced. */
  readonly overwrite?: boolean;
  /** Is told the SHA-256 that the file is about to have. */
  readonly before?: (sha256: string) => void;
}

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
    try {
      const bytes = await readFile(this.path);
      this.known = sha256(bytes);
      // What is not UTF-8 is not JSON either; nor is nothing.
      return ok(decodeUtf8(bytes) ?? '');
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') return fail(readError(error, this.file));
      this.known = undefined;
      return ok(undefined);
    }
  }

  /**
   * Writes the file, unless somebody else changed it since we last knew it: then `changed-on-disk`, and nothing is
   * written. A file that somebody deleted is written again. With `overwrite`, whatever is there is replaced.
   */
  async write(content: string, options: WriteSetOptions = {}): Promise<Result<null, DeskError>> {
    const bytes = Buffer.from(content);
    const next = sha256(bytes);
    options.before?.(next);
    try {
      const before = await this.onDisk();
      const found = before && sha256(before);
      if (found === next) {
        this.known = next;
        return ok(null);
      }
      if (!options.overwrite && found !== undefined && found !== this.known)
        return fail({ code: 'changed-on-disk', file: this.file });
      // What we wrote ourselves since is no backup of what was there.
      if (!this.backedUp) this.backedUp = before === undefined || (await this.backUp(before));
      await writeFileAtomically(this.path, bytes, this.fs ? { fs: this.fs } : {});
      this.known = next;
      return ok(null);
    } catch (error) {
      return fail(writeError(error, this.file));
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
