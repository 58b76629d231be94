import type { Annotation, Orphan } from './annotation';
import type { AnnotationSet } from './annotation-set';

/** An annotation as one set has it: with a place in the text, or without its words. */
export type Version = { readonly annotation: Annotation } | { readonly orphan: Orphan };

/** A set's annotations and orphans by their ids, which no two of them share. */
export function versionsOf({ annotations, orphans }: Pick<AnnotationSet, 'annotations' | 'orphans'>) {
  const versions = new Map<string, Version>();
  for (const annotation of annotations) versions.set(annotation.id, { annotation });
  for (const orphan of orphans) versions.set(orphan.id, { orphan });
  return versions;
}

/** What a version says, wherever it stands. */
export function markOf(version: Version): Annotation | Orphan {
  return 'annotation' in version ? version.annotation : version.orphan;
}
