import { basename } from 'node:path';
import type { DeskError } from '../../core/desk';
import { readSchemeFile, type SchemeFileError } from '../../core/formats/scheme-file';
import { inDigits } from '../../core/numbers';
import type { Problem } from '../../core/problem';
import { fail, ok, type Result } from '../../core/result';
import type { Scheme } from '../../core/scheme';
import { readBytes } from './article-file';
import { decodeUtf8 } from './utf8';

/** Many times what a scheme of a thousand labels with long guidelines takes. */
const maxSchemeBytes = 16 * 1024 * 1024;
/** More problems than this are not told: the first ones are what to mend. */
const maxProblems = 50;

/** Reads a scheme file. Changes nothing on the disk. */
export async function readScheme(path: string): Promise<Result<Scheme, DeskError>> {
  const file = basename(path);
  const bytes = await readBytes(path);
  if (!bytes.ok) {
    const { code } = bytes.error;
    return code === 'missing' || code === 'denied' || code === 'io'
      ? bytes
      : damaged(file, [{ pointer: '', message: 'it is no file that holds a scheme' }]);
  }
  if (bytes.value.length > maxSchemeBytes)
    return damaged(file, [{ pointer: '', message: `it is larger than ${maxSchemeBytes / 1024 / 1024} MB` }]);
  const json = decodeUtf8(bytes.value);
  if (json === undefined) return damaged(file, [{ pointer: '', message: 'it is not in UTF-8' }]);
  const read = readSchemeFile(json);
  if (read.ok) return ok(read.value);
  if (read.error.code === 'newer-version')
    return fail({ code: 'scheme-newer', file, detail: `version ${read.error.version}` });
  return damaged(file, problemsOf(read.error));
}

function problemsOf(error: Exclude<SchemeFileError, { code: 'newer-version' }>): readonly Problem[] {
  return error.code === 'invalid' ? error.problems : [{ pointer: '', message: `it is not JSON (${error.message})` }];
}

function damaged(file: string, problems: readonly Problem[]): Result<never, DeskError> {
  const rest = problems.length - maxProblems;
  const told: readonly Problem[] = problems.slice(0, maxProblems);
  return fail({
    code: 'scheme-damaged',
    file,
    problems: rest > 0 ? [...told, { pointer: '', message: `there are ${inDigits(rest)} more` }] : told,
  });
}
