import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationSet } from '../testing/arbitraries';
import { claim, damagedFile, setOn, type Loose } from '../testing/builders';
import { serialiseSet, setFileSchema, type SetFile } from './caveat-json';
import { publishedSchemaText } from './published-schema';

const published = readFileSync(new URL('../../assets/schema/annotation-set-1.schema.json', import.meta.url), 'utf8');
// An independent reader of the schema. Formats are remarks in JSON Schema; what must hold is in the patterns.
const accepts = new Ajv2020({ strict: true, validateFormats: false }).compile(JSON.parse(published));

describe('the published schema', () => {
  it('is what `npm run schema` writes today', () => {
    expect(published).toBe(publishedSchemaText());
  });

  it('says what it is', () => {
    expect(JSON.parse(published)).toMatchObject({
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
    ['an unknown kind', (file) => (mark(file).kind = 'opinion' as never)],
    ['an unknown status', (file) => (mark(file).attributes = { status: 'meh' as never })],
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
        const places: [object, string][] = [];
        const file = JSON.parse(serialiseSet(some, { withText: true }), function (this: object, key, old) {
          if (key !== '') places.push([this, key]);
          return old;
        });
        const [holder, key] = places[which % places.length] as [object, string];
        Object.defineProperty(holder, key, { value, enumerable: true });
        expect(accepts(file)).toBe(setFileSchema.safeParse(file).success);
      }),
      { numRuns: 500 },
    );
  });
});
