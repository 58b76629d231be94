import type { Kind } from '../scheme';

/** The types of our own. What they have no features for travels as JSON text in `caveatMore`. */
export const setType = 'caveat.Set';
export const relationType = 'caveat.Relation';
export const annotationType = 'uima.tcas.Annotation';
export const segmentation = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.';
const kindPrefix = 'webanno.custom.';

/** The features that every kind's type has besides those of its attributes. */
export const kindFeatures = {
  role: 'uima.cas.String',
  note: 'uima.cas.String',
  tags: 'uima.cas.StringArray',
  words: 'uima.cas.String',
  caveatId: 'uima.cas.String',
  caveatMore: 'uima.cas.String',
} as const;
const taken: readonly string[] = ['sofa', 'begin', 'end', ...Object.keys(kindFeatures)];

/** The type of a kind: a custom layer of INCEpTION's. UIMA's names have no hyphens, our ids no underscores. */
export function typeOfKind(kind: string): string {
  return `${kindPrefix}${kind.charAt(0).toUpperCase()}${named(kind.slice(1))}`;
}

export function featureOf(attribute: string): string {
  return taken.includes(attribute) ? `attribute_${attribute}` : named(attribute);
}

/** What a type is called without what it is in. */
export function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

export function featuresOf({ attributes }: Kind): ReadonlyMap<string, string> {
  return new Map(attributes.map(({ id }) => [featureOf(id), id]));
}

function named(id: string): string {
  return id.replaceAll('-', '__');
}
