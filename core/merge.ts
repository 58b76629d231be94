import {
  compareAnnotations,
  compareOrphans,
  compareRelations,
  type Annotation,
  type Orphan,
  type Relation,
} from './annotation';
import type { AnnotationSet, Annotator } from './annotation-set';
import { byId } from './by-id';
import { mergeCoverage, mergePrevious, mergeRelations } from './merge-lists';
import { changedFields, mergeMarks } from './merge-mark';
import { apply, type OperationBatch } from './operations';
import { fail, ok, type Result } from './result';
import { sameJson } from './same-json';
import { difference } from './set-difference';
import { freshId, threeWay, threeWayFields } from './three-way';
import { markOf, versionsOf, type Version } from './versions';

/** A mark that both sides changed so that somebody has to choose. */
export interface Conflict {
  readonly id: string;
  /** Nothing if it was deleted on that side. */
  readonly mine?: Version;
  readonly theirs?: Version;
  /**
   * What both changed, or the one that did not delete it: a key of an annotation, or an attribute as `attributes.status`.
   * Nothing if it was only linked.
   */
  readonly fields: readonly string[];
}

export const conflictChoices = ['mine', 'theirs', 'both'] as const;
/** Whose version of a mark stays; with `both`, theirs is added as a mark of its own. */
export type ConflictChoice = (typeof conflictChoices)[number];

export interface Merged {
  /** What takes our set to the one of both. */
  readonly operation: OperationBatch;
  /** Our set after that, with what no operation changes: annotators, title and metadata, unknown keys. */
  readonly set: AnnotationSet;
  /** Marks about which nothing was chosen. Until then they are as they are in ours. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Puts together what two sides made of one set, `base`, on one text. What only one of them changed is taken, what both
 * changed alike is taken once; a mark that both changed is put together field by field, and is a conflict where they
 * disagree, or where one deleted what the other changed or linked. Nobody's work is dropped without a choice. `scheme`
 * is the failure if both changed the scheme, or one changed it so that the other's marks have no place in it. Throws
 * RangeError for sets on different texts.
 */
export function merge(
  base: AnnotationSet,
  mine: AnnotationSet,
  theirs: AnnotationSet,
  choices: ReadonlyMap<string, ConflictChoice> = new Map(),
): Result<Merged, 'scheme'> {
  if (base.text !== mine.text || mine.text !== theirs.text) throw new RangeError('the sets stand on different texts');
  const scheme = threeWay(base.scheme, mine.scheme, theirs.scheme)?.value;
  if (!scheme) return fail('scheme');
  const { versions, conflicts } = mergeAllMarks({ base, mine, theirs }, { ...mine, scheme }, choices);
  const linked = mergeRelations(base.relations, withCascaded(base, mine), withCascaded(base, theirs));
  const relations = linked.filter(({ from, to }) => versions.has(from) && versions.has(to));
  const previous = mergePrevious(base.previous, mine.previous, theirs.previous);
  const annotations: Annotation[] = [];
  const orphans: Orphan[] = [];
  for (const version of versions.values())
    if ('annotation' in version) annotations.push(version.annotation);
    else orphans.push(version.orphan);
  const merged: AnnotationSet = {
    ...about(base, mine, theirs),
    text: mine.text,
    scheme,
    annotations: annotations.sort(compareAnnotations),
    orphans: orphans.sort(compareOrphans),
    relations: relations.sort(compareRelations),
    coverage: mergeCoverage(base.coverage, mine.coverage, theirs.coverage),
    ...(previous ? { previous } : {}),
  };
  const operation: OperationBatch = { type: 'batch', operations: difference(mine, merged) };
  const applied = apply(mine, operation);
  if (!applied.ok) return fail('scheme');
  const { article, annotators, extra } = merged;
  return ok({ operation, set: { ...applied.value.set, article, annotators, extra }, conflicts });
}

interface Sides {
  readonly base: AnnotationSet;
  readonly mine: AnnotationSet;
  readonly theirs: AnnotationSet;
}

function mergeAllMarks(sides: Sides, { scheme }: AnnotationSet, choices: ReadonlyMap<string, ConflictChoice>) {
  const [base, mine, theirs] = [versionsOf(sides.base), versionsOf(sides.mine), versionsOf(sides.theirs)];
  const linked = { mine: newlyLinked(sides.base, sides.mine), theirs: newlyLinked(sides.base, sides.theirs) };
  const versions = new Map<string, Version>();
  const conflicts: Conflict[] = [];
  const put = (version: Version | undefined) => version && versions.set(markOf(version).id, version);
  const copies: Version[] = [];
  for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
    const [before, ours, others] = [base.get(id), mine.get(id), theirs.get(id)];
    const choice = choices.get(id);
    if (ours && others) {
      const { version, fields } = mergeMarks(before, ours, others, scheme, choice === 'theirs' ? 'theirs' : 'mine');
      put(version);
      if (fields.length > 0 && choice === 'both') copies.push(others);
      else if (fields.length > 0 && !choice) conflicts.push({ id, mine: ours, theirs: others, fields });
    } else if (!before) put(ours ?? others);
    else {
      const left = ours ?? (others as Version);
      const touched = !sameJson(left, before) || (ours ? linked.mine : linked.theirs).has(id);
      if (!touched) continue;
      const keep = choice === 'both' || (choice ?? 'mine') === (ours ? 'mine' : 'theirs');
      if (keep) put(left);
      const fields = changedFields(before, left);
      if (!choice) conflicts.push({ id, ...(ours ? { mine: ours } : { theirs: left }), fields });
    }
  }
  for (const copy of copies)
    put(
      renamed(
        copy,
        freshId(markOf(copy).id, (id) => base.has(id) || versions.has(id)),
      ),
    );
  return { versions, conflicts };
}

/** A side's relations, with those that went only because a mark did: if the mark comes back, so do they. */
function withCascaded(base: AnnotationSet, side: AnnotationSet): readonly Relation[] {
  const [versions, there] = [versionsOf(side), byId(side.relations)];
  const lost = base.relations.filter(({ id, from, to }) => !there.has(id) && !(versions.has(from) && versions.has(to)));
  return [...side.relations, ...lost];
}

/** The marks at the ends of relations that one side made or changed. */
function newlyLinked(base: AnnotationSet, side: AnnotationSet): ReadonlySet<string> {
  const before = byId(base.relations);
  const made = side.relations.filter((relation) => !sameJson(relation, before.get(relation.id)));
  return new Set(made.flatMap(({ from, to }) => [from, to]));
}

function renamed(version: Version, id: string): Version {
  return 'annotation' in version
    ? { annotation: { ...version.annotation, id } }
    : { orphan: { ...version.orphan, id } };
}

/** What no operation changes. What is known of the article's file is what we found in it ourselves. */
function about(base: AnnotationSet, mine: AnnotationSet, theirs: AnnotationSet) {
  const { file, encoding, bom, eol, sha256, textSha256 } = mine.article;
  const keepMine = (_key: string, _base: unknown, ours: unknown) => ours;
  const article = threeWayFields(
    base.article as object as Record<string, unknown>,
    mine.article as object as Record<string, unknown>,
    theirs.article as object as Record<string, unknown>,
    keepMine,
  );
  const [before, ours, others] = [byId(base.annotators), byId(mine.annotators), byId(theirs.annotators)];
  const annotators = [...new Set([...ours.keys(), ...others.keys()])].map((id) => {
    const [one, other] = [ours.get(id), others.get(id)];
    const settled = one && other ? threeWay(before.get(id), one, other)?.value : undefined;
    return (settled ?? one ?? other) as Annotator;
  });
  return {
    article: { ...article, file, encoding, bom, eol, sha256, textSha256 } as AnnotationSet['article'],
    annotators,
    extra: threeWayFields(base.extra, mine.extra, theirs.extra, keepMine),
  };
}
