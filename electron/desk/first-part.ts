import { startOf, type Annotation } from '../../core/annotation';
import type { AnnotationSet } from '../../core/annotation-set';
import type { OpenedArticle } from '../../core/desk';

/** Annotations that begin in so much text (UTF-16 units) come with the article: several screens of any window. */
const firstText = 0x10000;
/** Fewer than this that are left are not worth a second message. */
const worthWaiting = 1000;

/** What is sent of a set when it is opened: all of it, or what the first screens show, so that they are there sooner. */
export function firstPart(set: AnnotationSet): Pick<OpenedArticle, 'set' | 'partial'> {
  const { annotations } = set;
  const end = annotations.findIndex((annotation: Annotation) => startOf(annotation) >= firstText);
  if (end === -1 || annotations.length - end < worthWaiting) return { set };
  const first = annotations.slice(0, end);
  const ids = new Set(first.map(({ id }) => id));
  const relations = set.relations.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return { set: { ...set, annotations: first, relations, coverage: [] }, partial: true };
}
