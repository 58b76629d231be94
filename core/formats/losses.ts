import type { Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { isDefaultScheme } from '../default-scheme';
import { kindOf } from '../scheme-index';
import type { Loss } from './format';
import { inKeyOrder } from './key-order';

/** What can be lost of an annotation, besides its kind and its place: the words that a loss begins with. */
export const aspects = [
  ...(['roles', 'attributes', 'confidence', 'note', 'tags', 'evidence'] as const),
  ...(['origin', 'annotator', 'times', 'id', 'unknown keys'] as const),
] as const;
export type Aspect = (typeof aspects)[number];

/** What can be lost of a set besides its annotations. */
export const setAspects = [
  'orphans',
  'relations',
  'coverage',
  'previous draft',
  'annotators',
  'scheme',
  'extra keys of the set',
  'article’s details',
] as const;
export type SetAspect = (typeof setAspects)[number];

/** What a format has a place for. */
export type Kept = ReadonlySet<Aspect | SetAspect>;

export function keeps(...kept: readonly (Aspect | SetAspect)[]): Kept {
  return new Set(kept);
}

const always: readonly (readonly [Aspect, string])[] = [
  ['origin', 'origin: what is imported is marked as imported'],
  ['annotator', 'annotator: all will be whose who imports them'],
  ['times', 'times: there is no place for them'],
  ['id', 'id: there is no place for it'],
];

/** What a format that keeps only so much loses of a set. What every annotation loses is said once. */
export function lossesOf(
  set: AnnotationSet,
  kept: Kept,
  reasons: Readonly<Partial<Record<SetAspect, string>>> = {},
): readonly Loss[] {
  const losses: Loss[] = [];
  const inSet = (what: SetAspect, some: boolean, why = 'there is no place for it') => {
    if (some && !kept.has(what)) losses.push({ what: `${what}: ${reasons[what] ?? why}` });
  };
  inSet('scheme', !isDefaultScheme(set.scheme), 'the labels are read by the default scheme');
  inSet('orphans', set.orphans.length > 0, 'their words are not in the text');
  inSet('relations', set.relations.length > 0, 'there is no place for them');
  inSet('coverage', set.coverage.length > 0);
  inSet('previous draft', set.previous !== undefined);
  inSet('annotators', set.annotators.length > 0, 'there is no place for them');
  inSet('extra keys of the set', Object.keys(set.extra).length > 0, 'there is no place for them');
  inSet('article’s details', hasDetails(set), 'title, metadata and what is known of its file');
  if (set.annotations.length > 0) {
    const imported = set.annotations.every(({ origin }) => origin === 'imported');
    for (const [aspect, what] of always)
      if (!kept.has(aspect) && !(aspect === 'origin' && imported)) losses.push({ what });
  }
  for (const annotation of set.annotations)
    for (const [aspect, what] of lostOf(annotation))
      if (!kept.has(aspect)) losses.push({ annotation: annotation.id, what });
  return losses;
}

function* lostOf(annotation: Annotation): Generator<readonly [Aspect, string]> {
  const { fragments, attributes, confidence, note, tags, evidence } = annotation;
  if (fragments.some(({ role }) => role !== undefined)) yield ['roles', 'roles'];
  if (Object.keys(attributes).length > 0) yield ['attributes', `attributes: ${Object.keys(attributes).join(', ')}`];
  if (confidence !== 'unset') yield ['confidence', 'confidence'];
  if (note !== '') yield ['note', 'note'];
  if (tags.length > 0) yield ['tags', 'tags'];
  if (evidence.length > 0) yield ['evidence', 'evidence'];
  const unknown = unknownKeysOf(annotation);
  if (unknown.length > 0) yield ['unknown keys', `unknown keys: ${unknown.join(', ')}`];
}

const known = Object.keys(
  inKeyOrder({
    ...({
      id: '',
      kind: '',
      fragments: [],
      attributes: {},
      confidence: 'unset',
      note: '',
      tags: [],
      evidence: [],
    } as const),
    ...({ origin: 'manual', createdBy: '', created: '', modified: '' } as const),
  }),
);

/** The keys of an annotation and its fragments that this version does not know. */
export function unknownKeysOf(annotation: Annotation): readonly string[] {
  return [
    ...Object.keys(annotation).filter((key) => !known.includes(key)),
    ...annotation.fragments.flatMap((fragment) =>
      Object.keys(fragment).filter((key) => !['start', 'end', 'role'].includes(key)),
    ),
  ];
}

function hasDetails({ article }: AnnotationSet): boolean {
  return article.title !== '' || Object.keys(article.metadata).length > 0;
}

/** What the attributes of its kind say of an annotation, in the order of the scheme. */
export function toldAttributes(
  { scheme }: AnnotationSet,
  { kind, attributes }: Annotation,
): readonly [string, string][] {
  return kindOf(scheme, kind).attributes.flatMap(({ id }): [string, string][] => {
    const value = Object.hasOwn(attributes, id) ? attributes[id] : undefined;
    return typeof value === 'string' ? [[id, value]] : [];
  });
}

/** The loss of those attributes that are not told. */
export function attributeLosses(
  set: AnnotationSet,
  told: (annotation: Annotation) => readonly [string, string][] = (annotation) => toldAttributes(set, annotation),
): readonly Loss[] {
  return set.annotations.flatMap((annotation) => {
    const kept = new Set(told(annotation).map(([id]) => id));
    const lost = Object.keys(annotation.attributes).filter((id) => !kept.has(id));
    const what = `attributes ${lost.join(', ')}: there is no place for what the scheme does not have`;
    return lost.length === 0 ? [] : [{ annotation: annotation.id, what }];
  });
}

/** That annotations of several fragments come back as several. */
export function fragmentLosses({ annotations }: AnnotationSet): readonly Loss[] {
  return annotations
    .filter(({ fragments }) => fragments.length > 1)
    .map(({ id, fragments }) => ({
      annotation: id,
      what: `annotation: it comes back as ${fragments.length}, one for each fragment`,
    }));
}
