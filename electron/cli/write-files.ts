import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { onDisk, type Format, type FormatFile } from '../../core/formats/format';
import { explain, type Explanation } from '../../core/messages';
import { fail, ok, type Result } from '../../core/result';
import { writeFileAtomically } from '../files/atomic-write';
import { holds, namesFor } from '../files/export-files';
import { writeError } from '../files/file-errors';
import type { Places } from './places';

/**
 * Writes the files of an export to `out`, an absolute path: under their own names into a folder, or else the first one to
 * just that file and the others beside it. All places are looked at before anything is written. What goes with a file of
 * the format and is there already, just the same, is left as it is. Answers the paths.
 */
export async function writeFiles(
  format: Format,
  files: readonly FormatFile[],
  out: string,
  places: Places,
): Promise<Result<readonly string[], Explanation>> {
  const isFolder = isFolderThere(out);
  const names = isFolder ? files.map(({ name }) => name) : namesFor(format, files, basename(out));
  const folder = isFolder ? out : dirname(out);
  const planned: { target: string; bytes: Buffer; due: boolean }[] = [];
  for (const [index, file] of files.entries()) {
    const path = join(folder, names[index] as string);
    const bytes = Buffer.from(onDisk(file));
    const isCompanion = !file.name.endsWith(format.ending);
    if (isCompanion && (await holds(path, bytes))) planned.push({ target: path, bytes, due: false });
    else if (isCompanion && (await places.isOrigin(path))) return fail(differs(format, path));
    else {
      const target = await places.claim(path);
      if (!target.ok) return target;
      planned.push({ target: target.value, bytes, due: true });
    }
  }
  for (const { target, bytes, due } of planned)
    try {
      if (due) await writeFileAtomically(target, bytes);
    } catch (error) {
      return fail(explain(writeError(error, basename(target))));
    }
  return ok(planned.map(({ target }) => target));
}

/** Whether files that go to different places by their names would all be written to one. */
export function needsFolder(sets: number, files: readonly FormatFile[], out: string): boolean {
  return sets > 1 && files.length > 1 && !isFolderThere(out);
}

function isFolderThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** `story.txt`, which brat wants beside `story.ann`, is the article, and brat’s would not be just the same. */
function differs({ name }: Format, path: string): Explanation {
  const file = basename(path);
  return {
    title: `“${file}” is the article itself, and ${name} puts a text of its own there`,
    body: 'It would not be just the same as the article’s file. Nothing was written. Export into another folder with --out.',
  };
}
