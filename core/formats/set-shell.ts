import type { AnnotationSet } from '../annotation-set';
import { maxNesting, tooDeep } from '../nesting';
import { fail, ok, type Result } from '../result';
import { fileFromSet, formatSetFile, readSetFile, setFromFile, type SetFile } from './caveat-json';
import type { ExportOptions, ImportContext } from './format';
import { groundOf, type CarriedArticle, type Ground } from './import-ground';
import type { ReportBuilder } from './import-report';
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
  if (read.ok) return ok({ ...read.value.file, annotations: [], relations: [] });
  const [problem] = read.error.code === 'invalid' ? read.error.problems : [];
  const detail = problem ? `: ${problem.pointer}: ${problem.message}` : '';
  return fail(`what it says of the set is damaged${detail}`);
}

/** Where annotations are put, and what their set is besides them. */
export interface SetGround {
  readonly ground: Ground;
  readonly base: Partial<Pick<AnnotationSet, 'scheme' | 'annotators' | 'coverage' | 'extra'>>;
}

/**
 * The ground of a file that may have a shell, and may have the article's text beside it or in it. What the shell says
 * of another text, its coverage and its hashes, is left out. Nothing if there is no text.
 */
export function groundOfShell(
  shell: SetShell | undefined,
  { text, ...carried }: Pick<CarriedArticle, 'file' | 'text' | 'title'>,
  context: ImportContext,
  report: ReportBuilder,
): SetGround | undefined {
  if (!shell) {
    const ground = groundOf(context, { ...carried, text });
    return ground && { ground, base: {} };
  }
  const own = text ?? shell.article.text;
  const { article: info } = setFromFile({ ...shell, coverage: [] }, own ?? '');
  const plain = groundOf(context, { ...carried, text: own });
  const isOwn =
    plain?.carried !== undefined &&
    (plain.carried === shell.article.text || context.sha256(plain.carried) === shell.article.textSha256);
  const ground = isOwn ? groundOf(context, { ...carried, text: own, info }) : plain;
  if (!ground) return undefined;
  const same = own === undefined ? info.textSha256 === ground.info.textSha256 : isOwn && ground.text === ground.carried;
  const fitting = same ? setOnText(shell, ground.text) : undefined;
  if (!fitting && (shell.coverage ?? []).length > 0) report.note('what was read is left out: it was of another text');
  const { scheme, annotators, coverage, extra } = fitting ?? setFromFile({ ...shell, coverage: [] }, ground.text);
  return { ground, base: { scheme, annotators, coverage, extra } };
}

function setOnText(shell: SetShell, text: string): AnnotationSet | undefined {
  try {
    return setFromFile(shell, text);
  } catch {
    return undefined;
  }
}
