import type { AnnotationSet } from '../../core/annotation-set';
import type { Notice } from '../../core/desk';
import { readSetFile, setFromFile } from '../../core/formats/caveat-json';
import { fail, ok, type Result } from '../../core/result';
import { sameJson } from '../../core/same-json';
import { markOf, versionsOf } from '../../core/versions';

/** Why what somebody else made of a set's file cannot be put together with ours. */
export type CannotMerge = 'damaged' | 'newer' | 'other-text' | 'scheme';

/** In words that go on from “their marks could not be put together with yours”. */
export const whyNot: Readonly<Record<CannotMerge, string>> = {
  damaged: 'the file cannot be read as marks',
  newer: 'the file was written by a newer Caveat',
  'other-text': 'its marks stand on another version of the text',
  scheme: 'the scheme is another now, and does not go with yours or with your marks',
};

/** The set in a file that somebody else wrote, if it is one on the text of ours. */
export function theirSet(content: string, { text, article }: AnnotationSet): Result<AnnotationSet, CannotMerge> {
  const read = readSetFile(content);
  if (!read.ok) return fail(read.error.code === 'newer-version' ? 'newer' : 'damaged');
  const { file, newerVersion } = read.value;
  if (newerVersion !== undefined) return fail('newer');
  if (file.article.textSha256 !== article.textSha256) return fail('other-text');
  try {
    return ok(setFromFile(file, text));
  } catch (error) {
    if (error instanceof RangeError) return fail('damaged');
    throw error;
  }
}

/** What came in, as a notice; nothing if no mark, relation or stretch of coverage did. */
export function noticeOf(before: AnnotationSet, after: AnnotationSet, me: string | undefined): Notice | undefined {
  const [old, now] = [versionsOf(before), versionsOf(after)];
  const added = [...now].filter(([id]) => !old.has(id)).map(([, version]) => markOf(version));
  const removed = [...old.keys()].filter((id) => !now.has(id)).length;
  const changed = [...now].filter(([id, version]) => old.has(id) && !sameJson(old.get(id), version)).length;
  const rest = !sameJson(before.relations, after.relations) || !sameJson(before.coverage, after.coverage);
  if (added.length + removed + changed === 0 && !rest) return undefined;
  const authors = new Set(added.map(({ createdBy }) => createdBy));
  const by = after.annotators.filter(({ id, name }) => id !== me && name !== '' && authors.has(id));
  return {
    code: 'others-marks',
    file: after.article.file,
    by: authors.has(me ?? '') ? [] : by.map(({ name }) => name),
    added: added.length,
    changed,
    removed,
  };
}
