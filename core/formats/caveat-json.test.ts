import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { travelled } from '../testing/format-laws';
import { annotationSet } from '../testing/arbitraries';
import { attribution, claim, damagedFile, relation, setOn, stretchOf, type Loose } from '../testing/builders';
import { fileFromSet, readSetFile, serialiseSet, setFromFile, type SetFile } from './caveat-json';

const text = '🔴 Minister Ana Núñez said on Monday that “the bridge is safe”.\nInspectors 👩🏽‍🚒 disagree.\n';
const story = {
  ...setOn(
    text,
    attribution('a1', stretchOf(text, 'Minister Ana Núñez', 'source'), stretchOf(text, 'said', 'cue')),
    claim('c1', stretchOf(text, 'the bridge is safe')),
    claim('c2', stretchOf(text, 'disagree')),
  ),
  annotators: [{ id: 'ada', name: 'Ada' }],
  relations: [relation('r1', 'c1', 'c2')],
  coverage: [{ start: 0, end: 10, by: 'ada', at: '2026-11-23T10:00:00Z' }],
};

/** What Python's `text[start:end]` answers. */
function pythonSlice(words: string, start: number, end: number): string {
  return Array.from(words).slice(start, end).join('');
}

/** The set that a native file holds. */
function readBack(json: string, words?: string) {
  const read = readSetFile(json);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return setFromFile(read.value.file, words);
}

/** `pointer: message` of each problem of a file. */
function problems(json: string): string[] {
  const read = readSetFile(json);
  if (read.ok || read.error.code !== 'invalid') throw new Error(`expected problems: ${JSON.stringify(read)}`);
  return read.error.problems.map(({ pointer, message }) => `${pointer}: ${message}`);
}

describe('a native file', () => {
  it('gives back the set that was written, unknown keys at every level included', () => {
    fc.assert(
      fc.property(annotationSet, (set) => {
        assert.deepEqual(readBack(serialiseSet(set, { withText: true })), set);
      }),
    );
  });

  it('is the same bytes when it is written again', () => {
    fc.assert(
      fc.property(annotationSet, (set) => {
        const first = serialiseSet(set, { withText: true });
        expect(serialiseSet(readBack(first), { withText: true })).toBe(first);
      }),
    );
  });

  it('slices by code points: every quote and its context are where the offsets say', () => {
    fc.assert(
      fc.property(annotationSet, (set) => {
        const file = JSON.parse(serialiseSet(set, { withText: true })) as SetFile;
        const words = file.article.text as string;
        expect(words).toBe(set.text);
        for (const { start, end, quote, prefix, suffix } of file.annotations.flatMap(({ fragments }) => fragments)) {
          expect(pythonSlice(words, start, end)).toBe(quote);
          expect(pythonSlice(words, Math.max(0, start - 32), start)).toBe(prefix);
          expect(pythonSlice(words, end, end + 32)).toBe(suffix);
        }
      }),
    );
  });

  it('counts code points, not UTF-16 units', () => {
    const [first] = fileFromSet(story, { withText: true }).annotations;
    expect(first?.fragments[0]).toEqual({
      start: 2,
      end: 20,
      role: 'source',
      quote: 'Minister Ana Núñez',
      prefix: '🔴 ',
      suffix: ' said on Monday that “the bridge',
    });
  });

  it('can leave the text out, and is read on the text that it belongs to', () => {
    fc.assert(
      fc.property(annotationSet, (set) => {
        const json = serialiseSet(set, { withText: false });
        expect(JSON.parse(json).article).not.toHaveProperty('text');
        assert.deepEqual(readBack(json, set.text), travelled(set, false));
      }),
    );
  });

  it('is never put on words other than its own', () => {
    const read = readSetFile(serialiseSet(story, { withText: false }));
    if (!read.ok) throw new Error('unreadable');
    expect(() => setFromFile(read.value.file)).toThrow(RangeError);
    expect(() => setFromFile(read.value.file, text.replace('safe', 'shut'))).toThrow(RangeError);
    expect(() => setFromFile(read.value.file, 'short')).toThrow(RangeError);
  });

  it('may begin with a byte order mark, as Windows programs write it', () => {
    expect(readBack(`\ufeff${serialiseSet(story, { withText: true })}`)).toStrictEqual(story);
  });

  it('has one annotation a line', () => {
    const lines = serialiseSet(story, { withText: true }).split('\n');
    expect(lines.filter((line) => line.includes('"kind":'))).toHaveLength(3);
  });

  it('fills in what a hand-written file may leave out', () => {
    const json = damagedFile(story, (file) => {
      const {
        confidence: _1,
        note: _2,
        tags: _3,
        evidence: _4,
        origin: _5,
        attributes: _6,
        ...rest
      } = annotation(file, 1);
      file.annotations = [rest as (typeof file.annotations)[number]];
      delete file.relations;
      delete file.coverage;
      delete file.article.title;
      delete file.article.metadata;
    });
    const set = readBack(json);
    expect(set.annotations).toEqual([claim('c1', stretchOf(text, 'the bridge is safe'))]);
    expect([set.article.title, set.article.metadata, set.relations, set.coverage]).toEqual(['', {}, [], []]);
  });

  it('has its coverage in text order, nobody’s stretch twice', () => {
    const read = (start: number, end: number, at: string) => ({ start, end, by: 'ada', at: `2026-11-23T${at}:00Z` });
    const json = damagedFile(story, (file) => {
      file.coverage = [read(4, 9, '12:00'), read(0, 2, '11:00'), read(4, 9, '10:00'), read(0, 9, '09:00')];
    });
    const hours = readBack(json).coverage.map(({ at }) => at.slice(11, 13));
    expect(hours).toEqual(['09', '11', '12']);
  });
});

describe('a file with something wrong in it', () => {
  type File = Loose<SetFile>;
  const cases: readonly [name: string, change: (file: File) => void, problem: RegExp][] = [
    ['another format', (file) => (file.format = 'x' as never), /^\/format: /],
    ['no article', (file) => delete (file as Partial<File>).article, /^\/article: /],
    ['UTF-16 offsets', (file) => (file.offsetUnit = 'utf16' as never), /^\/offsetUnit: /],
    ['a hash that is none', (file) => (file.article.sha256 = 'abc'), /^\/article\/sha256: /],
    ['carriage returns in the text', (file) => (file.article.text += '\r\n'), /^\/article\/text: .*carriage return/],
    ['an unknown kind', (file) => (annotation(file, 1).kind = 'opinion' as never), /^\/annotations\/1\/kind: /],
    [
      'an unknown value',
      (file) => (annotation(file, 1).confidence = 'huge' as never),
      /^\/annotations\/1\/confidence: .*"unset"/,
    ],
    [
      'a value of another kind',
      (file) => (annotation(file, 0).attributes = { stance: 'x' as never }),
      /^\/annotations\/0\/attributes\/stance: /,
    ],
    ['a date that is none', (file) => (annotation(file, 2).created = 'yesterday'), /^\/annotations\/2\/created: /],
    ['a note that is a number', (file) => (annotation(file, 2).note = 7 as never), /^\/annotations\/2\/note: /],
    ['no fragment', (file) => (annotation(file, 2).fragments = []), /^\/annotations\/2\/fragments: /],
    ['an offset that is NaN', (file) => (fragment(file, 1).start = NaN), /^\/annotations\/1\/fragments\/0\/start: /],
    ['half an offset', (file) => (fragment(file, 1).start = 42.5), /^\/annotations\/1\/fragments\/0\/start: /],
    ['a negative offset', (file) => (fragment(file, 1).start = -1), /^\/annotations\/1\/fragments\/0\/start: /],
    ['an empty fragment', (file) => (fragment(file, 1).end = 42), /^\/annotations\/1\/fragments\/0: .*empty/],
    [
      'an end after the text',
      (file) => (fragment(file, 1).end = 9000),
      /^\/annotations\/1\/fragments\/0: .*9000.*after the end/,
    ],
    [
      'fragments out of order',
      (file) => annotation(file, 0).fragments.reverse(),
      /^\/annotations\/0\/fragments\/1: .*before the end/,
    ],
    [
      'a quote that is not there',
      (file) => (fragment(file, 1).quote = 'the tunnel'),
      /^\/annotations\/1\/fragments\/0\/quote: .*"the bridge is safe", not "the tunnel"/,
    ],
    [
      'offsets one too far',
      (file) => (fragment(file, 1).start += 1),
      /^\/annotations\/1\/fragments\/0\/quote: .*"he bridge is safe"/,
    ],
    [
      'a quote that cannot be as long, in a file without the text',
      (file) => {
        delete file.article.text;
        fragment(file, 1).quote = 'the 🔴';
      },
      /^\/annotations\/1\/fragments\/0\/quote: it is 5 long, not 18/,
    ],
    ['an id used twice', (file) => (annotation(file, 2).id = 'c1'), /^\/annotations\/2\/id: .*c1.*twice/],
    ['a relation to nothing', (file) => (file.relations![0]!.to = 'gone'), /^\/relations\/0\/to: .*gone/],
    [
      'a relation id used twice',
      (file) => file.relations!.push(file.relations![0]!),
      /^\/relations\/1\/id: .*r1.*twice/,
    ],
    ['coverage after the text', (file) => (file.coverage![0]!.end = 9000), /^\/coverage\/0: .*9000/],
    ['a list for an object', (file) => (file.article.metadata = [] as never), /^\/article\/metadata: /],
  ];

  it.each(cases)('says where and what: %s', (_name, change, problem) => {
    expect(problems(damagedFile(story, change))).toContainEqual(expect.stringMatching(problem));
  });

  it('escapes keys in pointers as RFC 6901 says', () => {
    const json = damagedFile(story, (file) => (file.article.metadata = { 'a/b~c': hole }));
    expect(problems(filled(json, 200))[0]).toMatch(/^\/article\/metadata\/a~1b~0c: .*nested/);
  });

  it('is not JSON: says so', () => {
    expect(readSetFile('{"format":')).toMatchObject({ ok: false, error: { code: 'not-json' } });
    expect(readSetFile('')).toMatchObject({ ok: false, error: { code: 'not-json' } });
    expect(readSetFile('{"version": NaN}')).toMatchObject({ ok: false, error: { code: 'not-json' } });
  });

  it.each(['null', '[]', '1', '"a set"', '{}'])('is %s: says what is missing', (json) => {
    expect(problems(json).length).toBeGreaterThan(0);
  });

  it('quotes no half characters in its messages', () => {
    const words = '🔴'.repeat(80);
    const json = damagedFile(setOn(words, claim('c', [0, 160])), (file) => (fragment(file, 0).quote = `a${words}`));
    expect(problems(json)[0]).not.toMatch(/\\ud/);
  });
});

describe('a file of a newer version', () => {
  it('is read as far as this version understands it', () => {
    const read = readSetFile(damagedFile(story, (file) => Object.assign(file, { version: 2, ratings: [1] })));
    expect(read).toMatchObject({ ok: true, value: { newerVersion: 2 } });
    expect(read.ok && setFromFile(read.value.file).annotations).toStrictEqual(story.annotations);
  });

  it('that this version does not understand is newer, not damaged', () => {
    const json = damagedFile(story, (file) => Object.assign(file, { version: 3, annotations: 'elsewhere' }));
    expect(readSetFile(json)).toEqual({ ok: false, error: { code: 'newer-version', version: 3 } });
  });
});

describe('hostile input', () => {
  const json = serialiseSet(story, { withText: true });

  it('cut off at any byte is refused', () => {
    const bytes = Buffer.from(json.trimEnd());
    for (let length = 0; length < bytes.length; length++)
      expect(readSetFile(bytes.subarray(0, length).toString('utf8')).ok).toBe(false);
  });

  it('with any bytes changed is read or refused, never thrown on', () => {
    const bytes = Buffer.from(json);
    const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const copy = Buffer.from(bytes);
        for (const [at, byte] of changes) copy[at] = byte;
        const read = readSetFile(copy.toString('utf8'));
        if (read.ok && read.value.file.article.text !== undefined)
          serialiseSet(setFromFile(read.value.file), { withText: true });
      }),
      { numRuns: 500 },
    );
  });

  it('with any value replaced by any other is read or refused, never thrown on', () => {
    fc.assert(
      fc.property(annotationSet, fc.nat(), fc.jsonValue({ maxDepth: 3 }), (set, which, value) => {
        const places: [object, string][] = [];
        const file = JSON.parse(serialiseSet(set, { withText: true }), function (this: object, key, old) {
          if (key !== '') places.push([this, key]);
          return old;
        });
        const [holder, key] = places[which % places.length] as [object, string];
        Object.defineProperty(holder, key, { value, enumerable: true });
        const read = readSetFile(JSON.stringify(file));
        if (read.ok && read.value.file.article.text !== undefined)
          serialiseSet(setFromFile(read.value.file), { withText: true });
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, (file: Loose<SetFile>) => void, RegExp]>([
    ['in the file', (file) => Object.assign(file, { deep: hole }), /^\/deep/],
    ['in metadata', (file) => (file.article.metadata = { deep: hole }), /^\/article\/metadata\/deep/],
    ['in an annotation', (file) => Object.assign(annotation(file, 1), { deep: hole }), /^\/annotations\/1\/deep/],
    ['in place of a note', (file) => (annotation(file, 1).note = hole), /^\/annotations\/1\/note/],
  ])('nested 100,000 deep %s is refused, because nothing could write it again', (_name, change, pointer) => {
    expect(problems(filled(damagedFile(story, change), 100_000))[0]).toMatch(pointer);
  });

  it('that is nothing but brackets is refused', () => {
    expect(readSetFile('['.repeat(100_000)).ok).toBe(false);
    expect(readSetFile('['.repeat(100_000) + ']'.repeat(100_000)).ok).toBe(false);
    expect(readSetFile('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)).ok).toBe(false);
  });

  it('naming __proto__ changes no object but its own', () => {
    const poisoned = json
      .replace('{', '{"__proto__":{"polluted":true},')
      .replace('"metadata":{', '"metadata":{"__proto__":{"polluted":true}')
      .replaceAll('"kind":', '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"kind":');
    const set = readBack(poisoned);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((set.annotations[0] as unknown as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(set.extra)).toBe(Object.prototype);
    expect(serialiseSet(set, { withText: true })).toContain('"__proto__":{"polluted":true}');
  });
});

function annotation(file: Loose<SetFile>, index: number) {
  return file.annotations[index] as Loose<SetFile>['annotations'][number];
}

/** The first fragment of an annotation. */
function fragment(file: Loose<SetFile>, index: number) {
  return annotation(file, index).fragments[0] as Loose<SetFile>['annotations'][number]['fragments'][number];
}

/** Stands where `filled` puts lists within lists. */
const hole = '<a deep value>';

function filled(json: string, depth: number): string {
  return json.replace(JSON.stringify(hole), '['.repeat(depth) + ']'.repeat(depth));
}
