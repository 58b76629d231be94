import { z } from 'zod';
import {
  attributionValues,
  claimValues,
  confidences,
  evidenceValues,
  origins,
  relationTypes,
  roles,
  unverifiedValues,
} from './scheme';

/** A type all of whose parts are read-only, all the way down. */
export type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

// What has an `id` here is a named definition in the published schema.
export const identifier = z.string().min(1).max(200).meta({ id: 'identifier' });
export const instant = z.iso.datetime({ offset: true }).meta({ id: 'instant', description: 'a time with its zone' });

/** A stretch `[start, end)` of a text. The unit is the container's: UTF-16 in memory, code points in a native file. */
export const fragmentSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  role: z.enum(roles).optional(),
});

export const evidenceSchema = z
  .object({
    type: z.enum(evidenceValues.type),
    stance: z.enum(evidenceValues.stance),
    title: z.string().optional(),
    url: z.string().optional(),
    page: z.string().optional(),
    paragraph: z.string().optional(),
    timestamp: z.string().optional(),
    note: z.string().optional(),
    date: z.string().optional(),
  })
  .meta({ id: 'evidence', description: 'what supports or refutes an annotation, and where it is to be found' });

/** What every annotation has, whatever its kind and whatever unit its fragments count in. */
const commonShape = {
  id: identifier,
  confidence: z.enum(confidences),
  note: z.string(),
  tags: z.array(z.string()),
  evidence: z.array(evidenceSchema),
  origin: z.enum(origins),
  createdBy: identifier,
  created: instant,
  modified: instant,
};

export const claimAttributes = z.object({
  checkability: z.enum(claimValues.checkability).optional(),
  claimType: z.enum(claimValues.claimType).optional(),
  status: z.enum(claimValues.status).optional(),
  claimant: z.string().optional().describe('"author-voice", or the id of an attribution'),
});

export const attributionAttributes = z.object({
  quoteType: z.enum(attributionValues.quoteType).optional(),
  sourceType: z.enum(attributionValues.sourceType).optional(),
  anonymityReason: z.string().optional(),
  stance: z.enum(attributionValues.stance).optional(),
  parent: z.string().optional().describe('the id of the enclosing attribution'),
});

export const unverifiedAttributes = z.object({
  reason: z.enum(unverifiedValues.reason).optional(),
  certainty: z.enum(unverifiedValues.certainty).optional(),
  resolution: z.enum(unverifiedValues.resolution).optional(),
});

const fragments = z.array(fragmentSchema).min(1);

/** An annotation in memory: offsets in UTF-16 code units. Keys that the schema does not name are kept, not refused. */
export const annotationSchema = z.discriminatedUnion('kind', [
  z.object({ ...commonShape, kind: z.literal('claim'), fragments, attributes: claimAttributes }),
  z.object({ ...commonShape, kind: z.literal('attribution'), fragments, attributes: attributionAttributes }),
  z.object({ ...commonShape, kind: z.literal('unverified'), fragments, attributes: unverifiedAttributes }),
]);

export const relationSchema = z.object({
  id: identifier,
  type: z.enum(relationTypes),
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

export type Fragment = DeepReadonly<z.infer<typeof fragmentSchema>>;
export type Evidence = DeepReadonly<z.infer<typeof evidenceSchema>>;
export type Annotation = DeepReadonly<z.infer<typeof annotationSchema>>;
export type Relation = DeepReadonly<z.infer<typeof relationSchema>>;
export type Coverage = DeepReadonly<z.infer<typeof coverageSchema>>;

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
