import fc from 'fast-check';
import {
  compareAnnotations,
  compareCoverage,
  compareOrphans,
  compareRelations,
  confidences,
  evidenceStances,
  evidenceTypes,
  origins,
  reviewReasons,
  type Annotation,
  type Coverage,
  type Fragment,
  type Orphan,
  type PreviousDraft,
  type Relation,
  type SignOff,
  type Review,
} from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { defaultScheme } from '../default-scheme';
import { OffsetMap } from '../offsets';
import { anchorsOf } from '../orphan';
import { valuesOf, type Kind, type Scheme } from '../scheme';
import { normaliseText } from '../text';
import { articleInfo } from './builders';
import { unknownKeys } from './json';
import { anyScheme } from './schemes';

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

/** Fragments that fit a text: sorted, disjoint, none of them cutting a character; perhaps in these roles. UTF-16. */
export function fragmentsOn(words: string, roles: readonly string[] = []): fc.Arbitrary<Fragment[]> {
  const offsets = new OffsetMap(words);
  const boundary = fc.nat({ max: offsets.codePointLength });
  return fc
    .uniqueArray(boundary, { minLength: 2, maxLength: 6 })
    .chain((points) => {
      const sorted = points.toSorted((a, b) => a - b);
      const pairs = Array.from({ length: sorted.length >> 1 }, (_, i) => sorted.slice(i * 2, i * 2 + 2));
      return fc.tuple(
        ...pairs.map(([start, end]) =>
          fc.record({ role: fc.constantFrom(undefined, ...roles), extra: unknownKeys }).map(({ role, extra }) => ({
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

/** Attributes of a kind: a value of its list, or any text where there is none. */
function attributesOf({ attributes }: Kind) {
  const fields = attributes.map((attribute): [string, fc.Arbitrary<string>] => {
    const listed = valuesOf(attribute).map(({ id }) => id);
    return [
      attribute.id,
      fc.constantFrom(...listed, ...(attribute.type === 'choice' ? [] : ['fears for her job 🔴', ''])),
    ];
  });
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
}

const evidence = fc
  .tuple(
    fc.record(
      {
        type: fc.constantFrom(...evidenceTypes),
        stance: fc.constantFrom(...evidenceStances),
        url: fc.webUrl(),
        note: fc.string({ unit: 'binary' }),
      },
      { requiredKeys: ['type', 'stance'] },
    ),
    unknownKeys,
  )
  .map(([known, extra]) => ({ ...known, ...extra }));

const review = fc
  .tuple(fc.constantFrom(...reviewReasons), instant)
  .map(([reason, at]): Review => ({ reason, was: [{ quote: 'was “so” 🔴', prefix: '', suffix: ' here' }], at }));

const signOff: fc.Arbitrary<SignOff> = fc.tuple(fc.constantFrom('ada', 'ben'), instant).map(([by, at]) => ({ by, at }));

/** An annotation with this id that fits a text and a scheme. */
export function annotationOn(words: string, id: string, scheme: Scheme = defaultScheme): fc.Arbitrary<Annotation> {
  return fc.constantFrom(...scheme.kinds).chain((kind) =>
    fc
      .record({
        fragments: fragmentsOn(
          words,
          kind.roles.map((role) => role.id),
        ),
        attributes: fc.tuple(attributesOf(kind), unknownKeys).map(([known, extra]) => ({ ...known, ...extra })),
        confidence: fc.constantFrom(...confidences),
        note: fc.string({ unit: 'binary' }),
        tags: fc.array(fc.string(), { maxLength: 2 }),
        evidence: fc.array(evidence, { maxLength: 2 }),
        origin: fc.constantFrom(...origins),
        created: instant,
        modified: instant,
        review: fc.option(review, { freq: 4, nil: undefined }),
        signOff: fc.option(signOff, { freq: 4, nil: undefined }),
        extra: unknownKeys,
      })
      .map(
        ({ extra, review: found, signOff: signed, ...fields }) =>
          ({
            id,
            kind: kind.id,
            ...fields,
            createdBy: 'ada',
            ...(signed ? { signOff: signed } : {}),
            ...(found ? { review: found } : {}),
            ...extra,
          }) as Annotation,
      ),
  );
}

/** An orphan with this id that fits a scheme. */
export function orphanOf(id: string, scheme: Scheme): fc.Arbitrary<Orphan> {
  return markableText.chain((words) =>
    annotationOn(words, id, scheme).map(({ review: _, ...annotation }) => ({
      ...annotation,
      fragments: anchorsOf(words, annotation.fragments),
    })),
  );
}

/** A relation with this id between two of these annotations. */
export function relationAmong(ids: readonly string[], id: string, { relationTypes }: Scheme): fc.Arbitrary<Relation> {
  return fc.record({
    id: fc.constant(id),
    type: fc.constantFrom(...relationTypes.map((type) => type.id)),
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

const previousDraft: fc.Arbitrary<PreviousDraft> = fc
  .tuple(text, fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }), instant)
  .map(([words, textSha256, at]) => ({ text: words, textSha256, at }));

/** A set, in the default scheme or in another, with something unknown at every level of it. */
export const annotationSet: fc.Arbitrary<AnnotationSet> = fc.tuple(markableText, anyScheme).chain(([words, scheme]) =>
  fc.nat({ max: 5 }).chain((count) => {
    const ids = Array.from({ length: count }, (_, i) => `a${i}`);
    const orphanIds = count > 3 ? ['o1', 'o2'].slice(0, count - 3) : [];
    return fc
      .record({
        title: fc.string({ unit: 'binary' }),
        metadata: unknownKeys,
        aboutArticle: unknownKeys,
        annotator: unknownKeys,
        annotations: fc.tuple(...ids.map((id) => annotationOn(words, id, scheme))),
        orphans: fc.tuple(...orphanIds.map((id) => orphanOf(id, scheme))),
        relations: fc.tuple(
          ...(count ? ['r1', 'r2'] : []).map((id) => relationAmong([...ids, ...orphanIds], id, scheme)),
        ),
        aboutRelation: unknownKeys,
        coverage: fc.uniqueArray(coverageOn(words), {
          maxLength: 3,
          comparator: (a, b) => compareCoverage(a, b) === 0,
        }),
        previous: fc.option(previousDraft, { freq: 3, nil: undefined }),
        extra: unknownKeys,
      })
      .map((parts) => ({
        article: { ...articleInfo, title: parts.title, metadata: parts.metadata, ...parts.aboutArticle },
        text: words,
        scheme,
        annotators: [{ id: 'ada', name: 'Ada Löwe 🔴', ...parts.annotator }],
        annotations: parts.annotations.toSorted(compareAnnotations),
        orphans: parts.orphans.toSorted(compareOrphans),
        relations: parts.relations
          .map((some): Relation => ({ ...some, ...parts.aboutRelation }))
          .toSorted(compareRelations),
        coverage: parts.coverage.toSorted(compareCoverage),
        ...(parts.previous ? { previous: parts.previous } : {}),
        extra: parts.extra,
      }));
  }),
);
