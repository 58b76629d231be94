import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setFileEnding } from '../../core/formats/caveat-json';

/**
 * The files that operands mean, as absolute paths: a folder means every set in it and below it, a `*` or `?` in a name what
 * fits it, for shells that leave that to the program. What means nothing is answered as it was given.
 */
export function filesOf(folder: string, operands: readonly string[], ending = setFileEnding): readonly string[] {
  return operands.flatMap((operand) => {
    const path = resolve(folder, operand);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) return below(path, ending);
    return !found && /[*?]/.test(basename(path)) ? fitting(path) : [path];
  });
}

function below(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

function fitting(pattern: string): string[] {
  const parts = basename(pattern).split(/([*?])/);
  const source = parts
    .map((part) => (part === '*' ? '.*' : part === '?' ? '.' : part.replace(/[\\^$.|+()[\]{}]/g, '\\$&')))
    .join('');
  const names = statSync(dirname(pattern), { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(dirname(pattern))
    : [];
  const found = names.filter((name) => new RegExp(`^${source}$`, 'u').test(name)).sort();
  return found.length === 0 ? [pattern] : found.map((name) => join(dirname(pattern), name));
}
