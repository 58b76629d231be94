import { attributeOf, quoteOf, type Annotation } from '../annotation';
import { findAnnotation, type AnnotationSet } from '../annotation-set';
import { baseName, writeEach, type Exported, type Format, type Loss } from './format';
import { lossesOf, keeps } from './losses';

const ending = '.claimreview.jsonld';

/** What a finding is as a rating; the others are no finding. */
const ratings: ReadonlyMap<string, object> = new Map([
  ['refuted', { ...scale(1), alternateName: 'False' }],
  ['mixed', { ...scale(3), alternateName: 'Mixed' }],
  ['supported', { ...scale(5), alternateName: 'True' }],
  ['cannot-determine', { '@type': 'Rating', alternateName: 'Unverifiable' }],
]);

function scale(ratingValue: number) {
  return { '@type': 'Rating', ratingValue, bestRating: 5, worstRating: 1 };
}

export const claimReview: Format = {
  id: 'claim-review',
  name: 'ClaimReview JSON-LD',
  summary: 'schema.org markup of the claims that have a finding, for the page on which a fact-check is published.',
  ending,
  unit: 'none',
  lossless: false,
  drops: ['all that is no claim with a finding', 'places in the text', 'relations', 'what was read'],
  checkedBy: 'ajv, with a JSON Schema of ours',
  write: writeEach(write),
};

function write(set: AnnotationSet): Exported {
  const losses: Loss[] = [...lossesOf(set, keeps('article’s details'))];
  const appearance = appearanceOf(set);
  const reviews = set.annotations.flatMap((annotation) => {
    const rating = annotation.kind === 'claim' ? ratings.get(attributeOf(annotation, 'status') ?? '') : undefined;
    const missing =
      annotation.kind !== 'claim'
        ? 'it is no claim'
        : !rating
          ? 'it has no finding'
          : !appearance
            ? 'the article has no public address'
            : undefined;
    if (missing !== undefined) losses.push({ annotation: annotation.id, what: `annotation: ${missing}` });
    return missing === undefined ? [reviewOf(set, annotation, { rating, appearance })] : [];
  });
  if (reviews.length > 0 && publicUrl(set.article.metadata['reviewUrl']) === undefined)
    losses.push({ what: 'address of the review: put in where it is published, as “url”' });
  const text = `${JSON.stringify({ '@context': 'https://schema.org', '@graph': reviews }, null, 1)}\n`;
  return { files: [{ name: `${baseName(set.article)}${ending}`, text }], losses };
}

function reviewOf(
  set: AnnotationSet,
  annotation: Annotation,
  { rating, appearance }: { rating: object | undefined; appearance: object | undefined },
) {
  const reviewer = set.annotators.find(({ id }) => id === annotation.createdBy)?.name;
  const url = publicUrl(set.article.metadata['reviewUrl']);
  const claimant = claimantOf(set, annotation);
  const published = dateOf(set.article.metadata['published']);
  const citation = annotation.evidence.flatMap(({ url: at, title }) => {
    const address = publicUrl(at);
    return address === undefined ? [] : [{ '@type': 'CreativeWork', url: address, ...(title ? { name: title } : {}) }];
  });
  return {
    '@type': 'ClaimReview',
    ...(url === undefined ? {} : { url }),
    datePublished: annotation.modified.slice(0, 10),
    ...(reviewer ? { author: { '@type': 'Person', name: reviewer } } : {}),
    claimReviewed: quoteOf(set.text, annotation),
    itemReviewed: {
      '@type': 'Claim',
      ...(claimant === undefined ? {} : { author: claimant }),
      ...(published === undefined ? {} : { datePublished: published }),
      appearance,
    },
    reviewRating: rating,
    ...(annotation.note === '' ? {} : { reviewBody: annotation.note }),
    ...(citation.length === 0 ? {} : { citation }),
  };
}

function appearanceOf({ article: { metadata, title } }: AnnotationSet): object | undefined {
  const url = publicUrl(metadata['url']);
  return url === undefined ? undefined : { '@type': 'CreativeWork', url, ...(title === '' ? {} : { headline: title }) };
}

/** Who makes a claim: the source of the attribution that it names. */
function claimantOf(set: AnnotationSet, claim: Annotation): object | undefined {
  const named = findAnnotation(set, attributeOf(claim, 'claimant') ?? '');
  const sources = named?.fragments.filter(({ role }) => role === 'source') ?? [];
  if (!named || sources.length === 0) return undefined;
  const name = sources.map(({ start, end }) => set.text.slice(start, end)).join(' ');
  const isPerson = (attributeOf(named, 'sourceType') ?? 'named-person') === 'named-person';
  return { '@type': isPerson ? 'Person' : 'Organization', name };
}

/** An address that anybody can open. */
function publicUrl(value: unknown): string | undefined {
  return typeof value === 'string' && /^https?:\/\/[^\s"<>]+$/.test(value) ? value : undefined;
}

function dateOf(value: unknown): string | undefined {
  return typeof value === 'string' ? /^\d{4}-\d\d-\d\d/.exec(value)?.[0] : undefined;
}
