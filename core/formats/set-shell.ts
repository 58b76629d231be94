import { relationSchema, type Relation } from '../annotation';
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
 * have no words for it. Relations in it are those that the format has no words for.
 */
export type SetShell = SetFile;

export function shellOf(
  set: AnnotationSet,
  /** `withPrevious`: whether the draft before goes with it, which it does where the text goes. */
  { withText, withPrevious = withText }: Pick<ExportOptions, 'withText'> & { readonly withPrevious?: boolean },
  relations: readonly Relation[] = [],
): SetShell {
  const shell = fileFromSet({ ...set, annotations: [], relations }, { withText });
  return set.previous && withPrevious ? { ...shell, previous: set.previous } : shell;
}

/** The relations of a set that have an orphan at an end: in formats of words in a text there is nothing to link. */
export function looseRelations({ orphans, relations }: AnnotationSet): readonly Relation[] {
  const lost = new Set(orphans.map(({ id }) => id));
  return relations.filter(({ from, to }) => lost.has(from) || lost.has(to));
}

/** Reads a shell by the rules of a native file. Never throws on bad input. */
export function readShell(value: unknown): Result<SetShell, string> {
  if (!isObject(value) || tooDeep(value, maxNesting)) return fail('what it says of the set is damaged');
  // The other ends of its relations are not in it: they are looked at when the rest is there.
  const { relations, ...rest } = value;
  const read = readSetFile(formatSetFile(rest as unknown as SetFile));
  const loose = (Array.isArray(relations) ? relations : []).filter(
    (one): one is Relation => relationSchema.safeParse(one).success,
  );
  if (read.ok) return ok({ ...read.value.file, annotations: [], relations: loose });
  const [problem] = read.error.code === 'invalid' ? read.error.problems : [];
  const detail = problem ? `: ${problem.pointer}: ${problem.message}` : '';
  return fail(`what it says of the set is damaged${detail}`);
}

/** Where annotations are put, and what their set is besides them. */
export interface SetGround {
  readonly ground: Ground;
  readonly base: Partial<Pick<AnnotationSet, 'scheme' | 'annotators' | 'orphans' | 'coverage' | 'previous' | 'extra'>>;
  /** Relations that the format itself has no words for, to be added when all annotations are there. */
  readonly loose: readonly Relation[];
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
    return ground && { ground, base: {}, loose: [] };
  }
  const own = text ?? shell.article.text;
  const { article: info } = setFromFile({ ...shell, coverage: [] }, own ?? '');
  const loose = shell.relations ?? [];
  const plain = groundOf(context, { ...carried, text: own });
  const isOwn =
    plain?.carried !== undefined &&
    (plain.carried === shell.article.text || context.sha256(plain.carried) === shell.article.textSha256);
  const ground = isOwn ? groundOf(context, { ...carried, text: own, info }) : plain;
  if (!ground) return undefined;
  const same = own === undefined ? info.textSha256 === ground.info.textSha256 : isOwn && ground.text === ground.carried;
  const fitting = same ? setOnText(shell, ground.text) : undefined;
  if (!fitting && (shell.coverage ?? []).length > 0) report.note('what was read is left out: it was of another text');
  const { scheme, annotators, orphans, coverage, previous, extra } =
    fitting ?? setFromFile({ ...shell, coverage: [] }, ground.text);
  return { ground, base: { scheme, annotators, orphans, coverage, ...(previous ? { previous } : {}), extra }, loose };
}

function setOnText(shell: SetShell, text: string): AnnotationSet | undefined {
  try {
    return setFromFile(shell, text);
  } catch {
    return undefined;
  }
}
