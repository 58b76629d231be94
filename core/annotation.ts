import { z } from 'zod';
import { label } from './scheme';

/** A type all of whose parts are read-only, all the way down. */
export type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

// What has an `id` here is a named definition in the published schema.
export const identifier = z.string().min(1).max(200).meta({ id: 'identifier' });
export const instant = z.iso.datetime({ offset: true }).meta({ id: 'instant', description: 'a time with its zone' });

// What can be said of a mark whatever the scheme, as closed lists; the first value is the default.
export const confidences = ['unset', 'low', 'medium', 'high'] as const;
/** What a confidence is called. */
export const confidenceNames: Readonly<Record<(typeof confidences)[number], string>> = {
  unset: 'Not said',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
};
export const origins = ['manual', 'suggested-accepted', 'imported'] as const;
export const evidenceTypes = [
  'document',
  'data',
  'interview',
  'expert',
  'own-observation',
  'archive',
  'other',
] as const;
export const evidenceStances = ['supports', 'refutes', 'context'] as const;

/** A stretch `[start, end)` of a text. The unit is the container's: UTF-16 in memory, code points in a native file. */
export const fragmentSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  role: label.optional(),
});

/** What finds a fragment again in another text: its words, and up to 32 code points before and after them. */
export const anchorSchema = z
  .object({
    role: label.optional(),
    quote: z.string().min(1).describe('the words themselves'),
    prefix: z.string().describe('up to 32 code points before the words'),
    suffix: z.string().describe('up to 32 code points after the words'),
  })
  .meta({ id: 'anchor', description: 'words that were marked in another version of the text' });

/** Why somebody should look at an annotation again: its own words are others now, or the sentence they stand in is. */
export const reviewReasons = ['words', 'context'] as const;

export const reviewSchema = z
  .object({
    reason: z.enum(reviewReasons).describe('which words changed: those that are marked, or those around them'),
    was: z.array(anchorSchema).min(1).describe('the fragments as they were when they were last looked at'),
    at: instant.describe('when the change was found'),
  })
  .meta({ id: 'review', description: 'the article changed under the annotation; somebody should look at it again' });

export const signOffSchema = z
  .object({ by: identifier.describe('an annotator'), at: instant })
  .meta({ id: 'signOff', description: 'who last found out what an annotation’s status says, and when' });

export const evidenceSchema = z
  .object({
    type: z.enum(evidenceTypes),
    stance: z.enum(evidenceStances),
    title: z.string().optional(),
    url: z.string().optional(),
    page: z.string().optional(),
    paragraph: z.string().optional(),
    timestamp: z.string().optional(),
    note: z.string().optional(),
    date: z.string().optional(),
  })
  .meta({ id: 'evidence', description: 'what supports or refutes an annotation, and where it is to be found' });

/**
 * An annotation in memory: offsets in UTF-16 code units. Keys that the schema does not name are kept, not refused.
 * Kind, roles and attributes are those of the set's scheme (`labelProblems`, scheme-index.ts). An attribute of the kind
 * is text; any other attribute may be any JSON value, and is kept.
 */
export const annotationSchema = z.object({
  id: identifier,
  kind: label,
  fragments: z.array(fragmentSchema).min(1),
  attributes: z.record(z.string(), z.unknown()),
  confidence: z.enum(confidences),
  note: z.string(),
  tags: z.array(z.string()),
  evidence: z.array(evidenceSchema),
  origin: z.enum(origins),
  createdBy: identifier,
  created: instant,
  modified: instant,
  signOff: signOffSchema.optional(),
  review: reviewSchema.optional(),
});

/** An annotation whose words are gone from the text: it keeps them, and all that was said of them, and has no place. */
export const orphanSchema = annotationSchema
  .omit({ review: true })
  .extend({ fragments: z.array(anchorSchema).min(1) })
  .meta({ id: 'orphan', description: 'an annotation whose words are gone from the text' });

export const relationSchema = z.object({
  id: identifier,
  type: label,
  from: identifier,
  to: identifier,
});

/** A stretch of text, in UTF-16 code units, that somebody has read and ruled on. */
export const coverageSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  by: identifier,
  at: instant,
});

/** A SHA-256 in hexadecimal. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** A text that annotations stood on before the one they stand on now. */
export const previousDraftSchema = z
  .object({
    text: z.string().describe('its normalised text'),
    textSha256: sha256Hex.describe('of that text, as UTF-8'),
    at: instant.describe('when the annotations were put on the newer draft'),
  })
  .meta({ id: 'previous', description: 'the draft that the annotations were last checked on' });

export type Fragment = DeepReadonly<z.infer<typeof fragmentSchema>>;
export type Evidence = DeepReadonly<z.infer<typeof evidenceSchema>>;
export type Annotation = DeepReadonly<z.infer<typeof annotationSchema>>;
export type Anchor = DeepReadonly<z.infer<typeof anchorSchema>>;
export type Review = DeepReadonly<z.infer<typeof reviewSchema>>;
export type SignOff = DeepReadonly<z.infer<typeof signOffSchema>>;
export type Orphan = DeepReadonly<z.infer<typeof orphanSchema>>;
export type PreviousDraft = DeepReadonly<z.infer<typeof previousDraftSchema>>;
export type Relation = DeepReadonly<z.infer<typeof relationSchema>>;
export type Coverage = DeepReadonly<z.infer<typeof coverageSchema>>;

/** What an annotation says of an attribute of its kind, if anything. */
export function attributeOf({ attributes }: Annotation, id: string): string | undefined {
  const value = Object.hasOwn(attributes, id) ? attributes[id] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The first UTF-16 offset an annotation covers. */
export function startOf(annotation: Annotation): number {
  return (annotation.fragments[0] as Fragment).start;
}

/** The UTF-16 offset after the last one an annotation covers. */
export function endOf(annotation: Annotation): number {
  return (annotation.fragments[annotation.fragments.length - 1] as Fragment).end;
}

/** The words of an annotation, its fragments joined by an ellipsis. */
export function quoteOf(text: string, annotation: Annotation): string {
  return annotation.fragments.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

/** Text order: by start, then the longer one first, then the older one, then by id. Total and stable. */
export function compareAnnotations(a: Annotation, b: Annotation): number {
  return startOf(a) - startOf(b) || endOf(b) - endOf(a) || compareText(a.created, b.created) || compareText(a.id, b.id);
}

/** Orphans have no place in the text either; they are kept in the order in which they were made, then of their ids. */
export function compareOrphans(a: Orphan, b: Orphan): number {
  return compareText(a.created, b.created) || compareText(a.id, b.id);
}

/** Relations have no place in the text; they are kept in the order of their ids. */
export function compareRelations(a: Relation, b: Relation): number {
  return compareText(a.id, b.id);
}

/** Text order: by start, then the longer one first, then by whose it is. Those that compare equal are the same one. */
export function compareCoverage(a: Coverage, b: Coverage): number {
  return a.start - b.start || b.end - a.end || compareText(a.by, b.by);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
