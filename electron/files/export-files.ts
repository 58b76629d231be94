import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DeskError, LossCount } from '../../core/desk';
import { onDisk, type Format, type FormatFile, type Loss } from '../../core/formats/format';
import { fail, ok, type Result } from '../../core/result';
import { writeFileAtomically } from './atomic-write';
import { writeError } from './file-errors';

/** Files that an export must not write over. */
export interface Protected {
  readonly articlePath: string;
  readonly setPath: string;
}

export interface Written {
  /** The names of all files that the export is in. */
  readonly files: readonly string[];
  /** How long they are together. */
  readonly bytes: number;
}

/**
 * Writes the files of an export: the first where the user said, the others beside it under names that go with it. The
 * user has agreed to replace the first one; another one that is there already, and is not just the same, is never replaced,
 * and then nothing is written. Each is written whole or not at all.
 */
export async function writeExport(
  format: Format,
  files: readonly FormatFile[],
  path: string,
  { articlePath, setPath }: Protected,
): Promise<Result<Written, DeskError>> {
  const planned = files.map((file, index) => ({
    target: join(dirname(path), namesFor(format, files, basename(path))[index] as string),
    bytes: Buffer.from(onDisk(file)),
  }));
  const due: typeof planned = [];
  for (const [index, one] of planned.entries()) {
    const file = basename(one.target);
    const isSame = await holds(one.target, one.bytes);
    if (one.target === setPath) return fail({ code: 'exists', file, detail: 'it is the file the marks are saved in' });
    if (isSame) continue;
    const real = await realpath(one.target).catch(() => one.target);
    if (real === articlePath) return fail({ code: 'bad-name', file, detail: 'it is the article itself' });
    if (index > 0 && existsSync(one.target)) return fail({ code: 'exists', file });
    due.push(one);
  }
  for (const { target, bytes } of due)
    try {
      await writeFileAtomically(target, bytes);
    } catch (error) {
      return fail(writeError(error, basename(target)));
    }
  return ok({
    files: planned.map(({ target }) => basename(target)),
    bytes: planned.reduce((sum, { bytes }) => sum + bytes.length, 0),
  });
}

/**
 * What the files of an export are called when the first is called `chosen`: `other.txt` beside `other.ann`, for a file
 * that was to be `story.txt` beside `story.ann`; other names stay.
 */
export function namesFor({ ending }: Format, files: readonly FormatFile[], chosen: string): readonly string[] {
  const stem = withoutEnding(files[0]?.name ?? '', ending);
  return files.map(({ name }, index) => {
    if (index === 0) return chosen;
    return stem !== '' && name.startsWith(`${stem}.`) ? withoutEnding(chosen, ending) + name.slice(stem.length) : name;
  });
}

function withoutEnding(name: string, ending: string): string {
  return name.endsWith(ending) ? name.slice(0, -ending.length) : name.replace(/\.[^.]*$/, '');
}

/** Whether a file has just these bytes. */
export async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await readFile(path).catch(() => undefined);
  return found !== undefined && Buffer.compare(found, bytes) === 0;
}

/** Losses by what they are: how many annotations each is about. */
export function countLosses(losses: readonly Loss[]): readonly LossCount[] {
  const counts = new Map<string, number>();
  for (const { annotation, what } of losses)
    counts.set(what, (counts.get(what) ?? 0) + (annotation === undefined ? 0 : 1));
  return [...counts].map(([what, annotations]) => ({ what, annotations }));
}
