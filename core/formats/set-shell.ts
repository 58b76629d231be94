import type { AnnotationSet } from '../annotation-set';
import { maxNesting, tooDeep } from '../nesting';
import { fail, type Result } from '../result';
import { fileFromSet, formatSetFile, readSetFile, setFromFile, type SetFile } from './caveat-json';
import type { ExportOptions } from './format';
import { isObject } from './json-reading';

/**
 * What a set is besides its annotations and relations, as a native file without any: how it travels in formats that
 * have no words for it.
 */
export type SetShell = SetFile;

export function shellOf(set: AnnotationSet, options: Pick<ExportOptions, 'withText'>): SetShell {
  return fileFromSet({ ...set, annotations: [], relations: [] }, options);
}

/** Reads a shell by the rules of a native file. Never throws on bad input. */
export function readShell(value: unknown): Result<SetShell, string> {
  if (!isObject(value) || tooDeep(value, maxNesting)) return fail('what it says of the set is damaged');
  const read = readSetFile(formatSetFile(value as unknown as SetFile));
  if (!read.ok) {
    const [problem] = read.error.code === 'invalid' ? read.error.problems : [];
    return fail(`what it says of the set is damaged${problem ? `: ${problem.pointer}: ${problem.message}` : ''}`);
  }
  return { ok: true, value: { ...read.value.file, annotations: [], relations: [] } };
}

/** A shell's set on a text: an empty one. Coverage goes if it was of another text; `fits` says whether it stayed. */
export function setOfShell(shell: SetShell, text: string): { readonly set: AnnotationSet; readonly fits: boolean } {
  try {
    return { set: setFromFile(shell, text), fits: true };
  } catch {
    return { set: setFromFile({ ...shell, coverage: [] }, text), fits: false };
  }
}
