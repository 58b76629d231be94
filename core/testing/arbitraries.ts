import fc from 'fast-check';
import {
  compareAnnotations,
  compareCoverage,
  compareRelations,
  type Annotation,
  type Coverage,
  type Fragment,
  type Relation,
} from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { OffsetMap } from '../offsets';
import {
  attributionValues,
  claimValues,
  confidences,
  evidenceValues,
  kinds,
  origins,
  relationTypes,
  roles,
  unverifiedValues,
} from '../scheme';
import { normaliseText } from '../text';
import { articleInfo } from './builders';

/** What breaks naive offsets: everything that is not one unit, one code point, one glyph and one column. */
const pieces = [
  ...['a', 'said', ' ', '“no”', 'é', 'ß', 'Ω', 'の', '橋', 'قال', 'אמר', 'ก็'],
  ...['🔴', '👍', '𠮷', '𝒜', '\u{10ffff}'],
  ...['👩🏽‍🚒', '👨‍👩‍👧‍👦', '🏴‍☠️', '1️⃣', '🇳🇴', '❤️'],
  ...['e\u0301', 'n\u0303\u0323', 'が'.normalize('NFD'), '\u0301'],
  ...['\u00a0', '\u202f', '\u200b', '\u2060', '\u00ad', '\u2028', '\u2029', '\u0085', '\ufeff', '\0'],
  ...['\u200e', '\u200f', '\u202e', '\u202c', '\u2067', '\u2069'],
  ...['\ud83d', '\udd34', '\ud800', '\udfff'],
];
const ends = ['\n', '\r\n', '\r', '\n\n', '\r\r\n'];

/** A text as a file may hold it: byte order mark, every line end, lone surrogates. */
export const rawText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...pieces) },
      fc.constantFrom(...ends),
      fc.string({ unit: 'binary' }),
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((some) => some.join(''));

/** A normalised text. */
export const text = rawText.map((raw) => normaliseText(raw).text);

/** A normalised text that has at least one character to mark. */
export const markableText = text.map((some) => some || '橋🔴');

const key = fc.oneof(fc.constantFrom('x-note', '__proto__', 'constructor', '~/', '', '0', 'é🔴'), fc.string());

/** Keys that this version does not know, with any JSON for values; `__proto__` may be one of them. */
export const unknownKeys = fc
  .array(
    fc.tuple(
      key.map((name) => (knownKeys.has(name) ? `x-${name}` : name)),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    {
      maxLength: 2,
    },
  )
  .map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries))) as Record<string, unknown>);

const knownKeys = new Set(
  (
    'format version offsetUnit article annotators annotations relations coverage file title metadata encoding bom eol ' +
    'sha256 textSha256 text id name kind fragments start end role quote prefix suffix attributes confidence note tags ' +
    'evidence origin createdBy created modified type stance url page paragraph timestamp date from to by at checkability ' +
    'claimType status claimant quoteType sourceType anonymityReason parent reason certainty resolution toJSON'
  ).split(' '),
);

/** Fragments that fit a text: sorted, disjoint, none of them cutting a character. UTF-16. */
export function fragmentsOn(words: string): fc.Arbitrary<Fragment[]> {
  const offsets = new OffsetMap(words);
  const boundary = fc.nat({ max: offsets.codePointLength });
  return fc
    .uniqueArray(boundary, { minLength: 2, maxLength: 6 })
    .chain((points) => {
      const sorted = points.toSorted((a, b) => a - b);
      const pairs = Array.from({ length: sorted.length >> 1 }, (_, i) => sorted.slice(i * 2, i * 2 + 2));
      return fc.tuple(
        ...pairs.map(([start, end]) =>
          fc
            .record({ role: fc.option(fc.constantFrom(...roles), { nil: undefined }), extra: unknownKeys })
            .map(({ role, extra }) => ({
              start: offsets.toUtf16(start as number),
              end: offsets.toUtf16(end as number),
              ...(role ? { role } : {}),
              ...extra,
            })),
        ),
      );
    })
    .map((fragments) => [...fragments]);
}

const instant = fc.constantFrom('2026-11-23T10:00:00Z', '2026-11-23T11:00:00.250Z', '2026-11-23T10:00:00+01:00');

const attributesOf = {
  claim: optional({ ...claimValues, claimant: ['author-voice'] }),
  attribution: optional({ ...attributionValues, anonymityReason: ['fears for her job'], parent: ['another'] }),
  unverified: optional(unverifiedValues),
};

function optional(values: Readonly<Record<string, readonly string[]>>) {
  const fields = Object.fromEntries(Object.entries(values).map(([name, list]) => [name, fc.constantFrom(...list)]));
  return fc.record(fields, { requiredKeys: [] });
}

const evidence = fc
  .tuple(
    fc.record(
      {
        type: fc.constantFrom(...evidenceValues.type),
        stance: fc.constantFrom(...evidenceValues.stance),
        url: fc.webUrl(),
        note: fc.string({ unit: 'binary' }),
      },
      { requiredKeys: ['type', 'stance'] },
    ),
    unknownKeys,
  )
  .map(([known, extra]) => ({ ...known, ...extra }));

/** An annotation with this id that fits a text. */
export function annotationOn(words: string, id: string): fc.Arbitrary<Annotation> {
  return fc.constantFrom(...kinds).chain((kind) =>
    fc
      .record({
        fragments: fragmentsOn(words),
        attributes: fc.tuple(attributesOf[kind], unknownKeys).map(([known, extra]) => ({ ...known, ...extra })),
        confidence: fc.constantFrom(...confidences),
        note: fc.string({ unit: 'binary' }),
        tags: fc.array(fc.string(), { maxLength: 2 }),
        evidence: fc.array(evidence, { maxLength: 2 }),
        origin: fc.constantFrom(...origins),
        created: instant,
        modified: instant,
        extra: unknownKeys,
      })
      .map(({ extra, ...fields }) => ({ id, kind, ...fields, createdBy: 'ada', ...extra }) as Annotation),
  );
}

/** A relation with this id between two of these annotations. */
export function relationAmong(ids: readonly string[], id: string): fc.Arbitrary<Relation> {
  return fc.record({
    id: fc.constant(id),
    type: fc.constantFrom(...relationTypes),
    from: fc.constantFrom(...ids),
    to: fc.constantFrom(...ids),
  });
}

/** A stretch of a text that somebody has read. */
export function coverageOn(words: string): fc.Arbitrary<Coverage> {
  return fc
    .record({
      fragments: fragmentsOn(words),
      by: fc.constantFrom('ada', 'ben', '__proto__'),
      at: instant,
      extra: unknownKeys,
    })
    .map(({ fragments: [fragment], by, at, extra }) => {
      const { start, end } = fragment as Fragment;
      return { start, end, by, at, ...extra };
    });
}

/** A set with something unknown at every level of it. */
export const annotationSet: fc.Arbitrary<AnnotationSet> = markableText.chain((words) =>
  fc.nat({ max: 5 }).chain((count) => {
    const ids = Array.from({ length: count }, (_, i) => `a${i}`);
    return fc
      .record({
        title: fc.string({ unit: 'binary' }),
        metadata: unknownKeys,
        aboutArticle: unknownKeys,
        annotator: unknownKeys,
        annotations: fc.tuple(...ids.map((id) => annotationOn(words, id))),
        relations: fc.tuple(...(count ? ['r1', 'r2'] : []).map((id) => relationAmong(ids, id))),
        aboutRelation: unknownKeys,
        coverage: fc.uniqueArray(coverageOn(words), {
          maxLength: 3,
          comparator: (a, b) => compareCoverage(a, b) === 0,
        }),
        extra: unknownKeys,
      })
      .map((parts) => ({
        article: { ...articleInfo, title: parts.title, metadata: parts.metadata, ...parts.aboutArticle },
        text: words,
        annotators: [{ id: 'ada', name: 'Ada Löwe 🔴', ...parts.annotator }],
        annotations: parts.annotations.toSorted(compareAnnotations),
        relations: parts.relations
          .map((some): Relation => ({ ...some, ...parts.aboutRelation }))
          .toSorted(compareRelations),
        coverage: parts.coverage.toSorted(compareCoverage),
        extra: parts.extra,
      }));
  }),
);
