import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationSet } from '../testing/arbitraries';
import { attribution, claim, setOn, stretchOf } from '../testing/builders';
import { exported } from '../testing/format-laws';
import { claimReview as format } from './claim-review';

const thing = (type: string, required: string[], properties: object) => ({
  type: 'object',
  required: ['@type', ...required],
  properties: { '@type': { const: type }, ...properties },
});
const text = { type: 'string', minLength: 1 };
const url = { type: 'string', pattern: '^https?://' };
const date = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' };
const maker = {
  type: 'object',
  required: ['@type', 'name'],
  properties: { '@type': { enum: ['Person', 'Organization'] }, name: text },
};
const rating = {
  ratingValue: { type: 'number', minimum: 1, maximum: 5 },
  bestRating: { const: 5 },
  worstRating: { const: 1 },
  alternateName: text,
};
const schema = {
  type: 'object',
  required: ['@context', '@graph'],
  properties: {
    '@context': { const: 'https://schema.org' },
    '@graph': {
      type: 'array',
      items: thing('ClaimReview', ['claimReviewed', 'itemReviewed', 'reviewRating', 'datePublished'], {
        url,
        author: maker,
        claimReviewed: text,
        datePublished: date,
        itemReviewed: thing('Claim', ['appearance'], {
          author: maker,
          datePublished: date,
          appearance: thing('CreativeWork', ['url'], { url }),
        }),
        reviewRating: thing('Rating', ['alternateName'], rating),
      }),
    },
  },
};

const words = '🔴 Fish left the bay, Ann Lee said. Nobody fishes. It rains.\n';
const base = setOn(
  words,
  {
    ...claim('c', stretchOf(words, 'Fish left the bay')),
    attributes: { status: 'refuted', claimant: 'a' },
    note: 'Counts rose.',
  },
  { ...claim('d', stretchOf(words, 'Nobody fishes')), attributes: { status: 'cannot-determine' } },
  { ...claim('e', stretchOf(words, 'It rains')), attributes: { status: 'in-progress' } },
  attribution('a', stretchOf(words, 'Ann Lee', 'source')),
);
const story = {
  ...base,
  annotators: [{ id: 'ada', name: 'Ada' }],
  article: { ...base.article, metadata: { url: 'https://example.org/bay', published: '2026-10-01T08:00:00Z' } },
};

describe('ClaimReview', () => {
  it('has each claim with a finding, rated, with who said it and where', () => {
    const { files, losses } = exported(format, story);
    const { '@graph': reviews } = JSON.parse(files[0]?.text ?? '');
    expect(reviews).toHaveLength(2);
    expect(reviews[0]).toEqual({
      '@type': 'ClaimReview',
      datePublished: '2026-11-23',
      author: { '@type': 'Person', name: 'Ada' },
      claimReviewed: 'Fish left the bay',
      itemReviewed: {
        '@type': 'Claim',
        author: { '@type': 'Person', name: 'Ann Lee' },
        datePublished: '2026-10-01',
        appearance: { '@type': 'CreativeWork', url: 'https://example.org/bay', headline: 'A story' },
      },
      reviewRating: { '@type': 'Rating', ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: 'False' },
      reviewBody: 'Counts rose.',
    });
    expect(reviews[1].reviewRating).toEqual({ '@type': 'Rating', alternateName: 'Unverifiable' });
    expect(losses.filter(({ what }) => what.startsWith('annotation:'))).toEqual([
      { annotation: 'a', what: 'annotation: it is no claim' },
      { annotation: 'e', what: 'annotation: it has no finding' },
    ]);
  });

  it('has nothing without a public address of the article, and says so', () => {
    const { files, losses } = exported(format, base);
    expect(JSON.parse(files[0]?.text ?? '')['@graph']).toEqual([]);
    expect(losses).toContainEqual({ annotation: 'c', what: 'annotation: the article has no public address' });
  });

  it('is what the schema says, whatever the set', () => {
    const validate = new Ajv().compile(schema);
    expect(validate({ '@context': 'https://schema.org', '@graph': [{}] })).toBe(false);
    fc.assert(
      fc.property(annotationSet, (set) => {
        const article = { ...set.article, metadata: { ...set.article.metadata, url: 'https://example.org/x' } };
        const { files, losses } = exported(format, { ...set, article });
        const value = JSON.parse(files[0]?.text ?? '');
        validate(value);
        expect(validate.errors).toBe(null);
        const whole = losses.filter(({ what }) => what.startsWith('annotation:'));
        expect(whole.length + value['@graph'].length).toBe(set.annotations.length);
      }),
    );
  });
});
