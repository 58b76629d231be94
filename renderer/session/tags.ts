import { findAnnotation } from '../../core/annotation-set';
import { change } from './marking';
import type { Session } from './session';

/** Adds a tag, without the white space around it; one that the annotation has already is not added again. */
export function addTag(session: Session, id: string, typed: string): void {
  const annotation = findAnnotation(session.replica.set.value, id);
  const tag = cleanTag(typed);
  if (!annotation || session.readOnly || tag === '' || annotation.tags.includes(tag)) return;
  change(session, annotation, `Add tag ${tag}`, { tags: [...annotation.tags, tag] });
}

/** A tag as it is kept: without white space around it, and with single spaces in it. */
export function cleanTag(typed: string): string {
  return typed.trim().replace(/\s+/g, ' ');
}

/** Removes a tag. */
export function removeTag(session: Session, id: string, tag: string): void {
  const annotation = findAnnotation(session.replica.set.value, id);
  if (!annotation?.tags.includes(tag) || session.readOnly) return;
  change(session, annotation, `Remove tag ${tag}`, { tags: annotation.tags.filter((one) => one !== tag) });
}

/** Every tag of the set, those that are used most first. */
export function tagsInUse({ annotations }: Session): readonly string[] {
  const counts = new Map<string, number>();
  for (const { tags } of annotations) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => (counts.get(b) as number) - (counts.get(a) as number));
}
