import { attributeOf, confidenceNames, quoteOf, type Annotation, type Evidence } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { findAnnotation } from '../annotation-set';
import { shownAttributes, statusOf, valueOf } from '../attribute-values';
import { valuesOf, withinSentence, type Attribute, type Kind } from '../scheme';
import { kindOf, schemeIndex } from '../scheme-index';

/** One thing that is said of an annotation, as a person reads it. */
export interface Said {
  readonly name: string;
  readonly value: string;
}

/** What is said of an annotation by its roles, attributes, confidence and tags; nothing that goes without saying. */
export function saidOf(set: AnnotationSet, annotation: Annotation): readonly Said[] {
  const kind = kindOf(set.scheme, annotation.kind);
  const roles = kind.roles.flatMap(({ id, name }): Said[] => {
    const own = annotation.fragments.filter(({ role }) => role === id);
    const words = own.map(({ start, end }) => set.text.slice(start, end)).join(' … ');
    return words === '' ? [] : [{ name, value: words }];
  });
  const attributes = shownAttributes(kind, annotation, set.text).flatMap((attribute): Said[] => {
    const value = valueOf(kind, attribute, annotation, set.text);
    const isSaid = attributeOf(annotation, attribute.id) !== undefined || attribute.id === 'quoteType';
    return value === undefined || !isSaid ? [] : [{ name: attribute.name, value: wordsFor(set, attribute, value) }];
  });
  const { confidence, signOff, tags } = annotation;
  return [
    ...roles,
    ...attributes,
    ...(confidence === 'unset' ? [] : [{ name: 'Confidence', value: confidenceNames[confidence] }]),
    ...(tags.length === 0 ? [] : [{ name: 'Tags', value: tags.join(', ') }]),
    ...(signOff ? [{ name: 'Signed off', value: signOffWords(set, annotation) }] : []),
  ];
}

/** Who signed a finding off and on which day, and whether the article changed under it since. */
function signOffWords(set: AnnotationSet, { review, signOff }: Annotation): string {
  if (!signOff) return '';
  const words = `${annotatorName(set, signOff.by)}, ${signOff.at.slice(0, 10)}`;
  return review ? `${words}; the article has changed since, to be checked again` : words;
}

function wordsFor(set: AnnotationSet, attribute: Attribute, value: string): string {
  const named = valuesOf(attribute).find(({ id }) => id === value)?.name;
  const other = attribute.type === 'annotation' ? findAnnotation(set, value) : undefined;
  return named ?? (other ? `“${quoteOf(set.text, other)}”` : value);
}

/** A kind's name with what was found: `Claim, refuted`. */
export function kindAndStatus(set: AnnotationSet, annotation: Annotation) {
  const kind: Kind = kindOf(set.scheme, annotation.kind);
  const status = statusOf(kind, annotation, set.text);
  return { kind, status, words: status ? `${kind.name}, ${withinSentence(status.name)}` : kind.name };
}

/** What of a piece of evidence a person looks for it by: title, address, page. */
export function evidenceWords({ type, stance, title, url, page, paragraph, timestamp, date, note }: Evidence): string {
  const places = [
    ...(page ? [`page ${page}`] : []),
    ...(paragraph ? [`paragraph ${paragraph}`] : []),
    ...(timestamp ? [`at ${timestamp}`] : []),
    ...(date ? [date] : []),
  ];
  const what = [title, ...places, url, note].filter((one) => one !== undefined && one !== '').join(', ');
  return `${stance}: ${type.replaceAll('-', ' ')}${what === '' ? '' : ` – ${what}`}`;
}

/** The relations of an annotation, by what they are called from there. */
export function relationsSaid(set: AnnotationSet, id: string): readonly Said[] {
  const types = schemeIndex(set.scheme).relationTypes;
  return set.relations.flatMap(({ type, from, to }): Said[] => {
    if (from !== id && to !== id) return [];
    const named = types.get(type);
    const other = findAnnotation(set, from === id ? to : from);
    return named && other ? [{ name: from === id ? named.name : named.inverse, value: quoteOf(set.text, other) }] : [];
  });
}

export function annotatorName({ annotators }: AnnotationSet, id: string): string {
  return annotators.find((one) => one.id === id)?.name || id;
}
