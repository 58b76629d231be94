import { attributeOf, confidenceNames, quoteOf, type Annotation } from './annotation';
import type { AnnotationSet } from './annotation-set';
import { statusOf, valueOf } from './attribute-values';
import { foldedToFind } from './find';
import type { Kind } from './scheme';
import { kindOf } from './scheme-index';

/** The id of the kind that is shown, or of none: all are. No kind can be called so. */
export const allKinds = '*';

/**
 * Which annotations are shown: those that fit all of it. Of each facet that is named, one of its values must fit; a facet
 * without values lets everything through.
 */
export interface MarkFilter {
  readonly kind: string;
  /** Words that must all occur in what is marked or said of it. */
  readonly words: string;
  /** Values by the id of their facet (`facetsOf`). */
  readonly facets: Readonly<Record<string, readonly string[]>>;
}

export const noFilter: MarkFilter = { kind: allKinds, words: '', facets: {} };

/** Something that annotations can be told apart by. */
interface Facet {
  readonly id: string;
  readonly name: string;
  /** The values that an annotation has. */
  readonly valuesOf: (annotation: Annotation, set: AnnotationSet) => readonly string[];
  /** What a value is called. */
  readonly nameOf: (value: string, set: AnnotationSet) => string;
}

const yesOrNo = (yes: string, no: string) => (value: string) => (value === 'yes' ? yes : no);
const commonFacets: readonly Facet[] = [
  {
    id: 'review',
    name: 'After a change of the article',
    valuesOf: ({ review }) => [review ? 'yes' : 'no'],
    nameOf: yesOrNo('To be looked at again', 'As it was'),
  },
  { id: 'tag', name: 'Tag', valuesOf: ({ tags }) => tags, nameOf: (tag) => tag },
  {
    id: 'annotator',
    name: 'Marked by',
    valuesOf: ({ createdBy }) => [createdBy],
    nameOf: (id, { annotators }) => annotators.find((one) => one.id === id)?.name || id,
  },
  {
    id: 'evidence',
    name: 'Evidence',
    valuesOf: ({ evidence }) => [evidence.length > 0 ? 'yes' : 'no'],
    nameOf: yesOrNo('With evidence', 'Without evidence'),
  },
  {
    id: 'note',
    name: 'Note',
    valuesOf: ({ note }) => [note.trim() !== '' ? 'yes' : 'no'],
    nameOf: yesOrNo('With a note', 'Without a note'),
  },
  {
    id: 'confidence',
    name: 'Confidence',
    valuesOf: ({ confidence }) => [confidence],
    nameOf: (value) => (confidenceNames as Readonly<Record<string, string>>)[value] ?? value,
  },
];

/** The choices that the scheme's kinds offer, as facets; kinds that share an attribute's id share the facet. */
function attributeFacets({ scheme }: AnnotationSet): readonly Facet[] {
  const names = new Map<string, string>();
  for (const { attributes } of scheme.kinds)
    for (const { id, name, type } of attributes) if (type === 'choice' && !names.has(id)) names.set(id, name);
  return [...names].map(([id, name]) => ({
    id: `attribute ${id}`,
    name,
    valuesOf: (annotation, set) => choicesOf(kindOf(set.scheme, annotation.kind), id, annotation, set.text),
    nameOf: (value, set) => valueName(set, id, value),
  }));
}

function choicesOf(kind: Kind, id: string, annotation: Annotation, text: string): readonly string[] {
  const attribute = kind.attributes.find((one) => one.id === id);
  const value = attribute?.type === 'choice' ? valueOf(kind, attribute, annotation, text) : undefined;
  return value === undefined ? [] : [value];
}

function valueName({ scheme }: AnnotationSet, id: string, value: string): string {
  for (const { attributes } of scheme.kinds)
    for (const attribute of attributes)
      if (attribute.id === id && attribute.type === 'choice') {
        const found = attribute.values.find((one) => one.id === value);
        if (found) return found.name;
      }
  return value;
}

/** A facet with the values that annotations of a set have, and how many have each. */
export interface FacetCounts {
  readonly id: string;
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly name: string; readonly count: number }[];
}

/** What annotations of a kind (or of all) can be told apart by: the facets in which they differ. */
export function facetCounts(set: AnnotationSet, kind: string): readonly FacetCounts[] {
  const annotations = kind === allKinds ? set.annotations : set.annotations.filter((one) => one.kind === kind);
  return [...attributeFacets(set), ...commonFacets].flatMap((facet) => {
    const counts = new Map<string, number>();
    for (const annotation of annotations)
      for (const value of new Set(facet.valuesOf(annotation, set))) counts.set(value, (counts.get(value) ?? 0) + 1);
    const telling = counts.size > 1 || [...counts.values()].some((count) => count < annotations.length);
    if (!telling) return [];
    const values = [...counts]
      .map(([value, count]) => ({ value, name: facet.nameOf(value, set), count }))
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
    return [{ id: facet.id, name: facet.name, values }];
  });
}

/** What a facet's value is called: `Status: refuted`. */
export function facetLabel(set: AnnotationSet, id: string, value: string): string {
  const facet = [...attributeFacets(set), ...commonFacets].find((one) => one.id === id);
  return facet ? `${facet.name}: ${facet.nameOf(value, set)}` : value;
}

/** The annotations that a filter lets through, in text order; the very same list if it lets all through. */
export function filteredBy(set: AnnotationSet, { kind, words, facets }: MarkFilter): readonly Annotation[] {
  const tests: ((annotation: Annotation) => boolean)[] = [];
  if (kind !== allKinds) tests.push((annotation) => annotation.kind === kind);
  for (const facet of [...attributeFacets(set), ...commonFacets]) {
    const wanted = Object.hasOwn(facets, facet.id) ? facets[facet.id] : undefined;
    if (!wanted || wanted.length === 0) continue;
    tests.push((annotation) => facet.valuesOf(annotation, set).some((value) => wanted.includes(value)));
  }
  const wantedWords = foldedToFind(words, false).split(' ').filter(Boolean);
  if (wantedWords.length > 0)
    tests.push((annotation) => {
      const said = saidOf(annotation, set);
      return wantedWords.every((word) => said.includes(word));
    });
  return tests.length === 0
    ? set.annotations
    : set.annotations.filter((annotation) => tests.every((test) => test(annotation)));
}

/** Whether a filter lets everything through. */
export function isOpen({ kind, words, facets }: MarkFilter): boolean {
  return kind === allKinds && words.trim() === '' && Object.values(facets).every((values) => values.length === 0);
}

/** A filter with a facet's value put in, or taken out. */
export function toggled(filter: MarkFilter, id: string, value: string): MarkFilter {
  const before = filter.facets[id] ?? [];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  const { [id]: _, ...others } = filter.facets;
  return { ...filter, facets: after.length === 0 ? others : { ...others, [id]: after } };
}

const said = new WeakMap<Annotation, string>();

/** All the words of an annotation that a person may look for, folded; annotations never change, so it is made once. */
function saidOf(annotation: Annotation, set: AnnotationSet): string {
  let words = said.get(annotation);
  if (words === undefined) said.set(annotation, (words = foldedToFind(wordsOf(annotation, set), false)));
  return words;
}

function wordsOf(annotation: Annotation, { scheme, text }: AnnotationSet): string {
  const kind = kindOf(scheme, annotation.kind);
  const written = kind.attributes.flatMap((attribute) =>
    attribute.type === 'text' ? [attributeOf(annotation, attribute.id) ?? ''] : [],
  );
  const evidence = annotation.evidence.flatMap(({ title, url, page, paragraph, timestamp, note }) =>
    [title, url, page, paragraph, timestamp, note].filter((one) => one !== undefined),
  );
  const status = statusOf(kind, annotation, text)?.name ?? '';
  return [quoteOf(text, annotation), annotation.note, ...annotation.tags, status, ...written, ...evidence].join('\n');
}
