import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { onDisk, type Format, type FormatFile } from '../../core/formats/format';
import { explain, type Explanation } from '../../core/messages';
import { fail, ok, type Result } from '../../core/result';
import { realTarget, writeFileAtomically } from '../files/atomic-write';
import { namesFor } from '../files/export-files';
import { writeError } from '../files/file-errors';

export interface WriteOptions {
  /** What the files were made from: never written, whatever was agreed to. */
  readonly origins: readonly string[];
  /** Whether files that are there may be replaced. */
  readonly force: boolean;
}

/**
 * Writes the files of an export to `out`, an absolute path: under their own names into a folder, or else the first one to
 * just that file and the others beside it. All places are looked at before anything is written. Answers the paths.
 */
export async function writeFiles(
  format: Format,
  files: readonly FormatFile[],
  out: string,
  { origins, force }: WriteOptions,
): Promise<Result<readonly string[], Explanation>> {
  const isFolder = statSync(out, { throwIfNoEntry: false })?.isDirectory() === true;
  const names = isFolder ? files.map(({ name }) => name) : namesFor(format, files, basename(out));
  const folder = isFolder ? out : dirname(out);
  const planned: { target: string; bytes: Buffer }[] = [];
  for (const [index, file] of files.entries()) {
    const name = names[index] as string;
    try {
      const target = await realTarget(join(folder, name));
      for (const origin of origins)
        if (target === (await realTarget(origin).catch(() => origin)))
          return fail({
            title: `“${name}” is what is being exported`,
            body: 'Nothing was written. Choose another name.',
          });
      if (existsSync(target) && !force)
        return fail({
          title: explain({ code: 'exists', file: name }).title,
          body: 'Nothing was written. Choose another name, or replace it with --force.',
        });
      planned.push({ target, bytes: Buffer.from(onDisk(file)) });
    } catch (error) {
      return fail(explain(writeError(error, name)));
    }
  }
  for (const { target, bytes } of planned)
    try {
      await writeFileAtomically(target, bytes);
    } catch (error) {
      return fail(explain(writeError(error, basename(target))));
    }
  return ok(planned.map(({ target }) => target));
}

/** Whether files that go to different places by their names would all be written to one. */
export function needsFolder(sets: number, files: readonly FormatFile[], out: string): boolean {
  return sets > 1 && files.length > 1 && statSync(out, { throwIfNoEntry: false })?.isDirectory() !== true;
}
