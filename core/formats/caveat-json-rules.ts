import { defaultScheme } from '../default-scheme';
import { OffsetMap } from '../offsets';
import { excerpt, type Problem } from '../problem';
import { labelProblems, schemeIndex } from '../scheme-index';
import { schemeProblems } from '../scheme-rules';
import type { SetFile } from './caveat-json';

/**
 * What is wrong with a file of the right shape: things that no schema can say. The scheme must be sound and every label be
 * in it, ids must be unique, relations must have ends, fragments must be in order and inside the text, and every quote
 * must be the words at its offsets.
 */
export function ruleProblems(file: SetFile): readonly Problem[] {
  const { scheme = defaultScheme } = file;
  const problems = schemeProblems(scheme).map(({ pointer, message }) => ({ pointer: `/scheme${pointer}`, message }));
  const labels = schemeIndex(scheme);
  const ids = new Set<string>();
  const { text } = file.article;
  const offsets = text === undefined ? undefined : new OffsetMap(text);
  if (text?.includes('\r'))
    problems.push({
      pointer: '/article/text',
      message: 'it has carriage returns: the normalised text ends its lines in LF',
    });
  file.annotations.forEach((annotation, index) => {
    const at = (path: string) => `/annotations/${index}/${path}`;
    if (ids.has(annotation.id)) problems.push({ pointer: at('id'), message: `the id ${annotation.id} is used twice` });
    ids.add(annotation.id);
    for (const { pointer, message } of labelProblems(annotation, labels))
      problems.push({ pointer: `/annotations/${index}${pointer}`, message });
    let previousEnd = 0;
    annotation.fragments.forEach(({ start, end, quote }, number) => {
      const problem = fragmentProblem(start, end, previousEnd, offsets?.codePointLength);
      if (problem) problems.push({ pointer: at(`fragments/${number}`), message: problem });
      else {
        const message = quoteProblem(start, end, quote, text, offsets);
        if (message) problems.push({ pointer: at(`fragments/${number}/quote`), message });
      }
      previousEnd = end;
    });
  });
  (file.orphans ?? []).forEach((orphan, index) => {
    if (ids.has(orphan.id))
      problems.push({ pointer: `/orphans/${index}/id`, message: `the id ${orphan.id} is used twice` });
    ids.add(orphan.id);
    for (const { pointer, message } of labelProblems(orphan, labels))
      problems.push({ pointer: `/orphans/${index}${pointer}`, message });
  });
  const relationIds = new Set<string>();
  (file.relations ?? []).forEach((relation, index) => {
    if (relationIds.has(relation.id))
      problems.push({ pointer: `/relations/${index}/id`, message: `the id ${relation.id} is used twice` });
    relationIds.add(relation.id);
    if (!labels.relationTypes.has(relation.type))
      problems.push({
        pointer: `/relations/${index}/type`,
        message: `the scheme has no relation type ${excerpt(relation.type)}`,
      });
    for (const end of ['from', 'to'] as const)
      if (!ids.has(relation[end]))
        problems.push({ pointer: `/relations/${index}/${end}`, message: `no annotation has the id ${relation[end]}` });
  });
  (file.coverage ?? []).forEach(({ start, end }, index) => {
    const problem = fragmentProblem(start, end, 0, offsets?.codePointLength);
    if (problem) problems.push({ pointer: `/coverage/${index}`, message: problem });
  });
  return problems;
}

function fragmentProblem(start: number, end: number, from: number, length: number | undefined): string | undefined {
  if (start >= end) return `it starts at ${start} and ends at ${end}: it is empty`;
  if (start < from) return `it starts at ${start}, before the end of the fragment in front of it (${from})`;
  if (length !== undefined && end > length) return `it ends at ${end}, after the end of the text (${length})`;
  return undefined;
}

/** Without the text, all that can be said of a quote is whether it is as long as its offsets say. */
function quoteProblem(
  start: number,
  end: number,
  quote: string,
  text?: string,
  offsets?: OffsetMap,
): string | undefined {
  if (offsets === undefined || text === undefined) {
    const { codePointLength } = new OffsetMap(quote);
    return codePointLength === end - start
      ? undefined
      : `it is ${codePointLength} long, not ${end - start}: ${excerpt(quote)}`;
  }
  const words = text.slice(offsets.toUtf16(start), offsets.toUtf16(end));
  return words === quote ? undefined : misquote(start, end, words, quote);
}

/** That the words at some offsets (code points) are not those that a file says are there. */
export function misquote(start: number, end: number, words: string, quote: string): string {
  return `the text at ${start}–${end} reads ${excerpt(words)}, not ${excerpt(quote)}`;
}
