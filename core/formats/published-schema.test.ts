import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultScheme } from '../default-scheme';
import { annotationSet } from '../testing/arbitraries';
import { claim, damagedFile, setOn, type Loose } from '../testing/builders';
import { serialiseSet, setFileSchema, type SetFile } from './caveat-json';
import { customScheme } from '../testing/schemes';
import { publishedSchemas } from './published-schema';
import { schemeFileSchema, serialiseScheme } from './scheme-file';

const published = (name: string) => readFileSync(new URL(`../../assets/schema/${name}`, import.meta.url), 'utf8');
// An independent reader of the schema. Formats are remarks in JSON Schema; what must hold is in the patterns.
const readerOf = (name: string) =>
  new Ajv2020({ strict: true, validateFormats: false }).compile(JSON.parse(published(name)));

it.each([...publishedSchemas])('%s is what `npm run published` writes today', (name, text) => {
  expect(published(name)).toBe(text);
});

/** A JSON file in which the value at one place, whichever, is another. */
function withReplaced(json: string, which: number, value: unknown): unknown {
  const places: [object, string][] = [];
  const file = JSON.parse(json, function (this: object, key, old) {
    if (key !== '') places.push([this, key]);
    return old;
  });
  const [holder, key] = places[which % places.length] as [object, string];
  Object.defineProperty(holder, key, { value, enumerable: true });
  return file;
}

describe('the published schema of a set', () => {
  const accepts = readerOf('annotation-set-1.schema.json');

  it('says what it is', () => {
    expect(JSON.parse(published('annotation-set-1.schema.json'))).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:caveat:annotation-set:1',
      title: 'Caveat annotation set, version 1',
    });
  });

  it('accepts every export', () => {
    fc.assert(
      fc.property(annotationSet, fc.boolean(), (set, withText) => {
        expect(accepts(JSON.parse(serialiseSet(set, { withText })))).toBe(true);
      }),
    );
  });

  const set = setOn('The bridge is safe.', claim('c', [4, 10]));
  const mark = (file: Loose<SetFile>) => file.annotations[0] as Loose<SetFile>['annotations'][number];
  it.each<[string, (file: Loose<SetFile>) => void]>([
    ['another version', (file) => (file.version = 2 as never)],
    ['UTF-16 offsets', (file) => (file.offsetUnit = 'utf16' as never)],
    ['a kind that is no id', (file) => (mark(file).kind = 'An opinion')],
    ['attributes that are a list', (file) => (mark(file).attributes = [] as never)],
    ['a scheme without kinds', (file) => (file.scheme = { ...structuredClone(defaultScheme), kinds: [] } as never)],
    ['no fragments', (file) => (mark(file).fragments = [])],
    ['a negative offset', (file) => (mark(file).fragments[0]!.start = -1)],
    [
      'no quote',
      (file) =>
        delete (mark(file).fragments[0] as Partial<Loose<SetFile>['annotations'][number]['fragments'][number]>).quote,
    ],
    ['a date without a zone', (file) => (mark(file).created = '2026-11-23T10:00:00')],
    ['a hash that is none', (file) => (file.article.sha256 = 'abc')],
  ])('refuses %s', (_name, change) => {
    expect(accepts(JSON.parse(damagedFile(set, () => undefined)))).toBe(true);
    expect(accepts(JSON.parse(damagedFile(set, change)))).toBe(false);
  });

  it('agrees with the code about files in which anything was replaced by anything', () => {
    fc.assert(
      fc.property(annotationSet, fc.nat(), fc.jsonValue({ maxDepth: 2 }), (some, which, value) => {
        const file = withReplaced(serialiseSet(some, { withText: true }), which, value);
        expect(accepts(file)).toBe(setFileSchema.safeParse(file).success);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the published schema of a scheme', () => {
  const accepts = readerOf('scheme-1.schema.json');

  it('accepts every scheme file', () => {
    fc.assert(
      fc.property(customScheme, (scheme) => {
        expect(accepts(JSON.parse(serialiseScheme(scheme)))).toBe(true);
      }),
    );
    expect(accepts(JSON.parse(serialiseScheme(defaultScheme)))).toBe(true);
  });

  it('agrees with the code about files in which anything was replaced by anything', () => {
    fc.assert(
      fc.property(customScheme, fc.nat(), fc.jsonValue({ maxDepth: 2 }), (scheme, which, value) => {
        const file = withReplaced(serialiseScheme(scheme), which, value);
        expect(accepts(file)).toBe(schemeFileSchema.safeParse(file).success);
      }),
      { numRuns: 500 },
    );
  });
});
