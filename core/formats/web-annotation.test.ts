import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import type { AnnotationSet } from '../annotation-set';
import { annotationSet } from '../testing/arbitraries';
import { attribution, claim, relation, setOn, stretchOf } from '../testing/builders';
import { articleOf, exported, importedOne, travelled } from '../testing/format-laws';
import { webAnnotation as format } from './web-annotation';

const text = '🔴 The harbour is closed. “No ship may leave,” the pilot said, “until noon.”\n';
const story: AnnotationSet = {
  ...setOn(
    text,
    { ...claim('c', stretchOf(text, 'harbour is closed')), attributes: { status: 'refuted' }, note: 'Open since May' },
    attribution(
      '00000000-0000-4000-8000-000000000002',
      stretchOf(text, '“No ship may leave,”', 'content'),
      stretchOf(text, 'the pilot', 'source'),
      stretchOf(text, '“until noon.”', 'content'),
    ),
  ),
  annotators: [{ id: 'ada', name: 'Ada' }],
  relations: [relation('r', 'c', '00000000-0000-4000-8000-000000000002')],
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documents are of no type
type Any = any;
const document = (set: AnnotationSet): Any => JSON.parse(exported(format, set).files[0]?.text ?? '');
const file = (value: unknown, name = 'story.jsonld') => ({ name, text: JSON.stringify(value) });

describe('Web Annotations', () => {
  it('give back every set just as it was, and write it the same again', () => {
    fc.assert(
      fc.property(annotationSet, fc.boolean(), (set, withText) => {
        const { files, losses } = exported(format, set, { withText });
        const { set: back, report } = importedOne(format, files, withText ? {} : { article: articleOf(set) });
        assert.deepEqual(back, travelled(set, withText));
        expect(losses).toEqual([]);
        expect(report).toMatchObject({ placed: set.annotations.length, review: 0, failed: [] });
        expect(exported(format, back, { withText }).files).toEqual(files);
      }),
      { numRuns: 300 },
    );
  });

  it('count code points, quote the words and their context, and have one target for each fragment', () => {
    const [mark, quotation, link] = document(story).first.items;
    expect(mark.target).toEqual([
      {
        type: 'SpecificResource',
        source: `urn:sha256:${story.article.textSha256}`,
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: 'harbour is closed',
            prefix: '🔴 The ',
            suffix: '. “No ship may leave,” the pilot',
          },
          { type: 'TextPositionSelector', start: 6, end: 23 },
        ],
      },
    ]);
    expect(mark.body.map((body: Any) => [body.purpose, body.value])).toEqual([
      ['classifying', 'claim'],
      ['tagging', 'status:refuted'],
      ['commenting', 'Open since May'],
    ]);
    expect(quotation.id).toBe('urn:uuid:00000000-0000-4000-8000-000000000002');
    expect(quotation.target.map((target: Any) => target['caveat:role'])).toEqual(['content', 'source', 'content']);
    expect(link).toMatchObject({ motivation: 'linking', target: 'urn:caveat:annotation:c' });
  });

  it('need the article where they carry no text', () => {
    const { files } = exported(format, story, { withText: false });
    expect(JSON.parse(files[0]?.text ?? '')['caveat:set'].article).not.toHaveProperty('text');
    expect(() => importedOne(format, files)).toThrow('needs-article');
  });

  it('take what people can see from where another program changed it', () => {
    const changed = document(story);
    const [mark, quotation, link] = changed.first.items;
    mark.body = [
      { type: 'TextualBody', purpose: 'classifying', value: 'unverified' },
      { type: 'TextualBody', purpose: 'tagging', value: 'harbour' },
      { type: 'TextualBody', purpose: 'commenting', value: 'Closed after all' },
    ];
    mark.target[0].selector = [{ type: 'TextQuoteSelector', exact: 'the pilot' }];
    quotation.target.pop();
    link.body[0].value = 'contradicts';
    const { set, report } = importedOne(format, [file(changed)]);
    const [first, second] = set.annotations;
    expect(first).toMatchObject({ kind: 'attribution', fragments: [{ role: 'content' }, { role: 'source' }] });
    expect(second).toMatchObject({
      id: 'c',
      kind: 'unverified',
      attributes: {},
      tags: ['harbour'],
      note: 'Closed after all',
    });
    expect(text.slice(second?.fragments[0]?.start, second?.fragments[0]?.end)).toBe('the pilot');
    expect(report).toMatchObject({ read: 2, placed: 1, review: 1 });
    expect(set.relations).toEqual([{ ...story.relations[0], type: 'contradicts' }]);
  });

  it('stand on the article that is given, and find their words in it if it has changed', () => {
    const article = { info: story.article, text: `Corrected. ${text}` };
    const { set, report } = importedOne(format, exported(format, story).files, { article });
    expect(set.text).toBe(article.text);
    expect(report).toMatchObject({ read: 2, placed: 0, review: 2, failed: [] });
    expect(set.annotations[0]?.fragments[0]?.start).toBe(article.text.indexOf('harbour'));
  });
});

describe('Web Annotations by others', () => {
  const selector = (exact: string, start: number) => [
    { type: 'TextQuoteSelector', exact },
    { type: 'TextPositionSelector', start, end: start + exact.length },
  ];
  const article = articleOf(story);
  const foreign = (id: string, some: object) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'Annotation',
    ...some,
  });

  it('are read alone, in a list, a page or a collection', () => {
    const one = foreign('http://example.org/1', {
      bodyValue: 'Is it?',
      creator: { id: 'http://example.org/bo', name: 'Bo' },
      created: '2026-01-02T03:04:05Z',
      target: { source: 'http://example.org/story', selector: selector('harbour is closed', 6) },
    });
    const page = { type: 'AnnotationPage', items: [one] };
    for (const shape of [one, [one], page, { type: 'AnnotationCollection', first: page }, { '@graph': [one] }]) {
      const { set, report } = importedOne(format, [file(shape)], { article });
      expect(set.annotations).toEqual([
        {
          ...claim('http://example.org/1', [7, 24]),
          note: 'Is it?',
          origin: 'imported',
          createdBy: 'http://example.org/bo',
          created: '2026-01-02T03:04:05Z',
          modified: '2026-01-02T03:04:05Z',
        },
      ]);
      expect(set.annotators).toEqual([{ id: 'http://example.org/bo', name: 'Bo' }]);
      expect(report).toMatchObject({ placed: 1, notes: [expect.stringContaining('kept as Claim')] });
    }
  });

  it('are of the kind that a body names, or else of the first with the label as a tag', () => {
    const target = { selector: selector('harbour', 6) };
    const body = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, value });
    const { set } = importedOne(
      format,
      [
        file([
          foreign('a', { body: [body('tagging', 'Attribution'), body('tagging', 'quoteType:direct')], target }),
          foreign('b', { body: body('classifying', 'propaganda'), target }),
        ]),
      ],
      { article },
    );
    expect(set.annotations).toMatchObject([
      { id: 'a', kind: 'attribution', attributes: { quoteType: 'direct' }, tags: [] },
      { id: 'b', kind: 'claim', tags: ['propaganda'] },
    ]);
  });

  it('are counted as they count, and those without a place are told one by one', () => {
    const { set, report } = importedOne(
      format,
      [
        file([
          foreign('a', { target: { selector: selector('harbour is closed', 7) } }),
          foreign('b', { target: { selector: selector('the pilot', text.indexOf('the pilot')) } }),
          foreign('c', { target: 'http://example.org/story' }),
          foreign('d', { target: { selector: { type: 'TextQuoteSelector', exact: 'the captain' } } }),
          { type: 'Elsewhere' },
        ]),
      ],
      { article },
    );
    expect(set.annotations.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(report).toMatchObject({ read: 4, placed: 2, counting: { unit: 'utf16' } });
    expect(report.failed.map(({ where }) => where)).toEqual([
      'story.jsonld, annotation 5',
      'story.jsonld, annotation 3',
      'story.jsonld, annotation 4',
    ]);
  });
});

/** What the data model says a document must have, as far as we write it. */
const iri = { type: 'string', pattern: '^[a-z]+:[^\\s<>"{}|\\\\^`]+$' };
const musts = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  required: ['@context', 'id', 'type', 'first'],
  properties: {
    '@context': { type: 'array', minItems: 1, items: [{ enum: ['http://www.w3.org/ns/anno.jsonld'] }] },
    id: iri,
    type: { enum: ['AnnotationCollection'] },
    total: { type: 'integer', minimum: 0 },
    first: {
      type: 'object',
      required: ['id', 'type', 'items'],
      properties: {
        id: iri,
        type: { enum: ['AnnotationPage'] },
        partOf: iri,
        startIndex: { type: 'integer', minimum: 0 },
        items: { type: 'array', items: { $ref: '#/definitions/annotation' } },
      },
    },
  },
  definitions: {
    annotation: {
      type: 'object',
      required: ['id', 'type', 'target'],
      properties: {
        id: iri,
        type: { enum: ['Annotation'] },
        created: {
          type: 'string',
          pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
        },
        creator: {
          type: 'object',
          properties: { id: iri, type: { enum: ['Person', 'Organization', 'Software'] }, name: { type: 'string' } },
        },
        motivation: { enum: ['classifying', 'linking'] },
        body: {
          type: 'array',
          items: {
            anyOf: [
              {
                type: 'object',
                required: ['type', 'value'],
                properties: { type: { enum: ['TextualBody'] }, value: { type: 'string' } },
              },
              { type: 'object', required: ['id'], properties: { id: iri } },
            ],
          },
        },
        target: { anyOf: [iri, { type: 'array', minItems: 1, items: { $ref: '#/definitions/target' } }] },
      },
    },
    target: {
      type: 'object',
      required: ['type', 'source', 'selector'],
      properties: {
        type: { enum: ['SpecificResource'] },
        source: iri,
        selector: {
          type: 'array',
          items: [
            {
              type: 'object',
              required: ['exact'],
              properties: { type: { enum: ['TextQuoteSelector'] }, exact: { type: 'string', minLength: 1 } },
            },
            {
              type: 'object',
              required: ['start', 'end'],
              properties: {
                type: { enum: ['TextPositionSelector'] },
                start: { type: 'integer', minimum: 0 },
                end: { type: 'integer', minimum: 1 },
              },
            },
          ],
        },
      },
    },
  },
};

/** What of the W3C's context we use. */
const bundledContext = {
  oa: 'http://www.w3.org/ns/oa#',
  as: 'http://www.w3.org/ns/activitystreams#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dcterms: 'http://purl.org/dc/terms/',
  id: '@id',
  type: '@type',
  Annotation: 'oa:Annotation',
  SpecificResource: 'oa:SpecificResource',
  AnnotationCollection: 'as:OrderedCollection',
  AnnotationPage: 'as:OrderedCollectionPage',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  TextPositionSelector: 'oa:TextPositionSelector',
  body: { '@type': '@id', '@id': 'oa:hasBody' },
  target: { '@type': '@id', '@id': 'oa:hasTarget' },
  selector: { '@type': '@id', '@id': 'oa:hasSelector' },
  exact: 'oa:exact',
  start: { '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger', '@id': 'oa:start' },
  value: 'rdf:value',
  items: { '@type': '@id', '@id': 'as:items', '@container': '@list' },
  first: { '@type': '@id', '@id': 'as:first' },
};

describe('what others check of them', () => {
  it('has all that the data model says it must have', () => {
    const validate = new Ajv({ strict: false }).compile(musts);
    expect(validate({ ...document(story), id: 'no iri' })).toBe(false);
    fc.assert(
      fc.property(annotationSet, (set) => {
        validate(document(set));
        expect(validate.errors).toBe(null);
      }),
    );
  });

  it('is JSON-LD that says in triples what it says in JSON', async () => {
    const jsonld: Any = createRequire(import.meta.url)('jsonld');
    const documentLoader = async (documentUrl: string) => {
      if (documentUrl !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(documentUrl);
      return { documentUrl, document: { '@context': bundledContext } };
    };
    const [collection] = await jsonld.expand(document(story), { documentLoader, base: 'urn:base:' });
    const [page] = collection['http://www.w3.org/ns/activitystreams#first'];
    const items = page['http://www.w3.org/ns/activitystreams#items'][0]['@list'];
    const oa = (name: string) => `http://www.w3.org/ns/oa#${name}`;
    const quotes = items.map((item: Any) =>
      item[oa('hasTarget')].flatMap((target: Any) => target[oa('hasSelector')]?.[0][oa('exact')][0]['@value'] ?? []),
    );
    expect(quotes).toEqual([['harbour is closed'], ['“No ship may leave,”', 'the pilot', '“until noon.”'], []]);
    expect(items[2][oa('hasTarget')]).toEqual([{ '@id': 'urn:caveat:annotation:c' }]);
    const [kept] = collection['urn:caveat:set'];
    expect(kept).toMatchObject({ '@type': '@json', '@value': { format: 'caveat-annotation-set' } });
    expect(items[1][oa('hasTarget')][1]['urn:caveat:role']).toEqual([{ '@value': 'source' }]);
  });
});
