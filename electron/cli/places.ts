import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setFileEnding } from '../../core/formats/caveat-json';
import { explain, type Explanation } from '../../core/messages';
import { fail, ok, type Result } from '../../core/result';
import { realTarget } from '../files/atomic-write';
import { writeError } from '../files/file-errors';

export interface PlacesOptions {
  /** What was read, and the articles that it is about: never written, whatever was agreed to. */
  readonly origins: readonly string[];
  /** Whether other files that are there may be replaced. */
  readonly force: boolean;
}

/** Where one command may write: never over what it read, over a marked article, or over what it has written itself. */
export class Places {
  private readonly given = new Set<string>();
  private readonly origins: Promise<ReadonlySet<string>>;

  constructor(private readonly options: PlacesOptions) {
    this.origins = Promise.all(options.origins.map(identities)).then((all) => new Set(all.flat()));
  }

  /** Gives a place away, once; answers the file that it means in the end. */
  async claim(path: string): Promise<Result<string, Explanation>> {
    const name = basename(path);
    try {
      const target = await realTarget(path);
      const key = inOneCase(target);
      if (this.given.has(key))
        return fail({
          title: `Two files would both be called “${name}”`,
          body: 'One would take the other’s place. Nothing was written. Do one at a time, each with an --out of its own.',
        });
      if (await this.isOrigin(path))
        return fail({
          title: `“${name}” is what this is made from`,
          body: 'Nothing was written, and --force does not change that. Choose another name.',
        });
      if (existsSync(target) && existsSync(target + setFileEnding))
        return fail({
          title: `“${name}” is an article with marks`,
          body: 'Nothing was written, and --force does not change that. Choose another name.',
        });
      if (existsSync(target) && !this.options.force)
        return fail({
          title: explain({ code: 'exists', file: name }).title,
          body: 'Nothing was written. Choose another name, or replace it with --force.',
        });
      this.given.add(key);
      return ok(target);
    } catch (error) {
      return fail(explain(writeError(error, name)));
    }
  }

  /** Whether a path means a file that was read, under whatever name. */
  async isOrigin(path: string): Promise<boolean> {
    const origins = await this.origins;
    return (await identities(path)).some((identity) => origins.has(identity));
  }
}

/** What tells one file from others: where its path leads, and for one that is there, the number the system gives it. */
async function identities(path: string): Promise<readonly string[]> {
  const target = await realTarget(path).catch(() => path);
  const found = await stat(target, { bigint: true }).catch(() => undefined);
  return [inOneCase(target), ...(found && found.ino > 0n ? [`${found.dev}:${found.ino}`] : [])];
}

/** Two names that differ only in their case, or in how their accents are written, are one file on Windows and macOS. */
function inOneCase(path: string): string {
  return process.platform === 'win32' || process.platform === 'darwin' ? path.normalize('NFC').toLowerCase() : path;
}
