/** What a Web Annotation document calls things: the words of the W3C's vocabulary, and ours in a namespace beside them. */

export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';

/**
 * Our keys. What stands behind the first three is JSON as it is, to be kept and not to be read as statements:
 * - `caveat:set`, on the collection: the native set without its annotations;
 * - `caveat:more`, on an annotation or a target: what the vocabulary has no word for;
 * - `caveat:role`, on a target: the role of the fragment;
 * - `caveat:attribute`, on a body: the attribute that the body tells the value of.
 */
export const ownContext = {
  caveat: 'urn:caveat:',
  'caveat:set': { '@id': 'urn:caveat:set', '@type': '@json' },
  'caveat:more': { '@id': 'urn:caveat:more', '@type': '@json' },
} as const;

const prefixes = {
  annotation: 'urn:caveat:annotation:',
  relation: 'urn:caveat:relation:',
  annotator: 'urn:caveat:annotator:',
};
export type Named = keyof typeof prefixes;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id as an IRI. Half characters, which no IRI can have, become U+FFFD. */
export function iriOf(what: Named, id: string): string {
  return uuid.test(id)
    ? `urn:uuid:${id}`
    : prefixes[what] + encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** The id that an IRI of ours is of; of another, the IRI itself. */
export function idOfIri(what: Named, iri: string): string {
  if (iri.startsWith('urn:uuid:') && uuid.test(iri.slice(9))) return iri.slice(9);
  if (!iri.startsWith(prefixes[what])) return iri;
  try {
    return decodeURIComponent(iri.slice(prefixes[what].length));
  } catch {
    return iri;
  }
}
