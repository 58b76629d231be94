import { anchorSet } from '../anchoring/anchor-set';
import type { Annotation, Fragment, PreviousDraft, Relation } from '../annotation';
import type { AnnotationSet, Annotator } from '../annotation-set';
import { lostQuoteOf } from '../orphan';
import { excerpt } from '../problem';
import { fail, ok, type Result } from '../result';
import { schemeIndex } from '../scheme-index';
import { fitAnnotation } from './fitting';
import type { Format, FormatFile, ImportContext, Imported, ImportError, ImportReport } from './format';

/** The marks that some files hold for one article, with offsets in its text, and what became of the others. */
export interface ArticleMarks {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** Who made them. */
  readonly annotators: readonly Annotator[];
  /** The other draft of the article that they were made on. */
  readonly previous?: PreviousDraft;
  readonly report: Omit<ImportReport, 'counting'>;
}

/** Names of sets that are told one by one. */
const mostNames = 5;

/**
 * Reads the marks of files that are of the article of `set`. Of several sets, those count that have the article's very
 * text; if none has, those at least half of whose marks have their words in it. A set on another text of the article is
 * put on this one as a set is whose article changed. What the scheme of `set` has no labels for is left out, and said.
 */
export function marksForArticle(
  read: NonNullable<Format['read']>,
  files: readonly FormatFile[],
  set: AnnotationSet,
  context: Omit<ImportContext, 'article'>,
): Result<ArticleMarks, ImportError> {
  // The files' own text tells which of their sets are of this article; only those without any are read on it.
  const own = read(files, context);
  const imports =
    own.ok || own.error.code !== 'needs-article'
      ? own
      : read(files, { ...context, article: { info: set.article, text: set.text } });
  if (!imports.ok) return imports;
  const { sets, failed } = imports.value;
  const chosen = own.ok ? ofText(sets, set.text) : onItsWords(sets);
  if (chosen.length === 0)
    return fail({
      code: 'unreadable',
      where: 'the files',
      reason: `none of their ${sets.length} sets is of this article`,
    });
  const others = sets.filter((one) => !chosen.includes(one));
  const put = chosen.map((one) => putOn(set, one, context.now));
  const sum = (key: 'read' | 'placed' | 'review') => put.reduce((all, { report }) => all + report[key], 0);
  return ok({
    ...joinMarks(put, set, context.makeId),
    report: {
      read: sum('read'),
      placed: sum('placed'),
      review: sum('review'),
      failed: [...put.flatMap(({ report }) => report.failed), ...failed],
      notes: [...new Set(put.flatMap(({ report }) => report.notes)), ...othersInWords(others)],
    },
  });
}

function ofText(sets: readonly Imported[], text: string): readonly Imported[] {
  const same = sets.filter(({ set }) => set.text === text);
  if (same.length > 0 || sets.length === 1) return same.length > 0 ? same : sets;
  return sets.filter(({ set }) => {
    const there = set.annotations.filter(({ fragments }) =>
      fragments.every(({ start, end }) => text.includes(set.text.slice(start, end))),
    );
    return there.length > 0 && there.length * 2 >= set.annotations.length;
  });
}

/** Of sets that were put on one text by what they say of it, those that mostly have their words there. */
function onItsWords(sets: readonly Imported[]): readonly Imported[] {
  if (sets.length === 1) return sets;
  return sets.filter(({ report: { read, placed } }) => placed > 0 && placed * 2 >= read);
}

/** An imported set on the text and in the scheme of another, and what that did to its marks. */
function putOn({ article, text, scheme }: AnnotationSet, { set, report }: Imported, now: string): Imported {
  const isMoved = set.text !== text;
  const after = isMoved ? anchorSet(set, article, text, now).set : set;
  const failed = [...report.failed];
  const notes = [...report.notes];
  const before = new Set(set.orphans.map(({ id }) => id));
  if (before.size > 0) notes.push(`left out ${before.size} that had lost their words before`);
  if (isMoved) notes.push('they were made on another version of the text, and found again on this one');
  for (const orphan of after.orphans)
    if (!before.has(orphan.id))
      failed.push({ where: excerpt(lostQuoteOf(orphan)), reason: 'the article does not have these words' });
  const annotations = after.annotations.flatMap((annotation): Annotation[] => {
    const fitted = fitAnnotation(annotation, scheme);
    const [{ start, end }] = annotation.fragments as readonly [Fragment];
    const where = excerpt(text.slice(start, end));
    if (!fitted.ok) failed.push({ where, reason: fitted.error });
    else for (const what of fitted.value.dropped) notes.push(`${where}: left out ${what}`);
    return fitted.ok ? [fitted.value.annotation] : [];
  });
  const asking = annotations.filter(({ review }) => review?.at === now).length;
  const review = Math.min(annotations.length, asking + report.review);
  return {
    set: { ...after, annotations },
    report: { ...report, placed: annotations.length - review, review, failed, notes },
  };
}

/** The marks of several sets as one, every id once. */
function joinMarks(imports: readonly Imported[], { scheme }: AnnotationSet, makeId: () => string) {
  const { relationTypes } = schemeIndex(scheme);
  const annotations = new Map<string, Annotation>();
  const relations = new Map<string, Relation>();
  const annotators = new Map<string, Annotator>();
  for (const { set } of imports) {
    const ids = new Map<string, string>();
    for (const annotation of set.annotations) {
      const id = annotations.has(annotation.id) ? makeId() : annotation.id;
      ids.set(annotation.id, id);
      annotations.set(id, { ...annotation, id });
    }
    for (const relation of set.relations) {
      const [from, to] = [ids.get(relation.from), ids.get(relation.to)];
      if (from === undefined || to === undefined || !relationTypes.has(relation.type)) continue;
      const id = relations.has(relation.id) ? makeId() : relation.id;
      relations.set(id, { ...relation, id, from, to });
    }
    for (const annotator of set.annotators) if (!annotators.has(annotator.id)) annotators.set(annotator.id, annotator);
  }
  const [only, ...more] = imports;
  const previous = more.length === 0 ? only?.set.previous : undefined;
  const makers = new Set([...annotations.values()].map(({ createdBy }) => createdBy));
  return {
    annotations: [...annotations.values()],
    relations: [...relations.values()],
    annotators: [...annotators.values()].filter(({ id }) => makers.has(id)),
    ...(previous ? { previous } : {}),
  };
}

function othersInWords(others: readonly Imported[]): readonly string[] {
  if (others.length === 0) return [];
  const names = others.slice(0, mostNames).map(({ set }) => excerpt(set.article.file));
  const more = others.length > mostNames ? ` and ${others.length - mostNames} more` : '';
  return [`not of this article, and left out: ${names.join(', ')}${more}`];
}
