import { z } from 'zod';
import {
  compareAnnotations,
  compareCoverage,
  compareOrphans,
  compareRelations,
  coverageSchema,
  confidences,
  evidenceSchema,
  identifier,
  instant,
  origins,
  orphanSchema,
  previousDraftSchema,
  reviewSchema,
  sha256Hex,
  signOffSchema,
  relationSchema,
  type Anchor,
  type Annotation,
  type Coverage,
  type DeepReadonly,
  type Fragment,
} from '../annotation';
import type { AnnotationSet, ArticleInfo } from '../annotation-set';
import { defaultScheme, isDefaultScheme } from '../default-scheme';
import { maxNesting, tooDeep } from '../nesting';
import { OffsetMap } from '../offsets';
import { anchorsOf } from '../orphan';
import { pointerTo, type Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { label, schemeSchema } from '../scheme';
import { misquote, ruleProblems } from './caveat-json-rules';
import { inKeyOrder } from './key-order';
import { schemeOnFile } from './scheme-file';

export const formatName = 'caveat-annotation-set';
export const formatVersion = 1;
/** The ending of a set's file name: `story.txt` has its marks in `story.txt.caveat.json`. */
export const setFileEnding = '.caveat.json';

const fileFragment = z
  .object({
    start: z.int().nonnegative().describe('first code point'),
    end: z.int().positive().describe('the code point after the last'),
    role: label.optional().describe('a role of the kind'),
    quote: z.string().min(1).describe('the words themselves: text[start:end]'),
    prefix: z.string().optional().describe('up to 32 code points before the words'),
    suffix: z.string().optional().describe('up to 32 code points after the words'),
  })
  .meta({ id: 'fragment', description: 'one contiguous stretch of the text' });

const fileAnnotation = z
  .object({
    id: identifier,
    kind: label.describe('a kind of the scheme'),
    fragments: z.array(fileFragment).min(1).describe('sorted by start, disjoint'),
    attributes: z
      .record(z.string(), z.unknown())
      .default({})
      .describe('by the ids of the kind’s attributes, each text, for a choice one of its values; others are kept'),
    confidence: z.enum(confidences).default('unset'),
    note: z.string().default(''),
    tags: z.array(z.string()).default([]),
    evidence: z.array(evidenceSchema).default([]),
    origin: z.enum(origins).default('manual'),
    createdBy: identifier,
    created: instant,
    modified: instant,
    signOff: signOffSchema.optional(),
    review: reviewSchema.optional(),
  })
  .meta({ id: 'annotation', description: 'one mark' });

/** The one definition of the native file, version 1: it validates files, types them, and is published as JSON Schema. */
export const setFileSchema = z
  .object({
    format: z.literal(formatName),
    version: z.literal(formatVersion),
    offsetUnit: z.literal('codepoint').describe('every offset in this file counts Unicode code points'),
    scheme: schemeSchema
      .optional()
      .describe('what can be marked; without it, claims, attributions and unverified assertions (the default scheme)'),
    article: z.object({
      file: z.string().min(1),
      title: z.string().default(''),
      metadata: z.record(z.string(), z.unknown()).default({}),
      encoding: z.string().min(1).describe('the label of the encoding of the article’s file, for example utf-8'),
      bom: z.boolean(),
      eol: z.enum(['lf', 'crlf', 'cr', 'mixed', 'none']),
      sha256: sha256Hex.describe('of the bytes of the article’s file'),
      textSha256: sha256Hex.describe('of the normalised text, as UTF-8'),
      text: z.string().optional().describe('the normalised text; an export may leave it out'),
    }),
    annotators: z.array(z.object({ id: identifier, name: z.string() })),
    annotations: z.array(fileAnnotation),
    orphans: z
      .array(orphanSchema)
      .optional()
      .describe('annotations whose words are gone from the text: they keep them, and have no offsets'),
    relations: z.array(relationSchema).default([]),
    coverage: z.array(coverageSchema).default([]),
    previous: previousDraftSchema.optional(),
  })
  .meta({
    title: 'Caveat annotation set, version 1',
    description:
      'The annotations of one article with the text they stand on. Unknown keys are kept by a reader. What a schema cannot ' +
      'say, and `caveat validate` checks: ids are unique; kinds, roles, relation types and the values of choices are those of ' +
      'the scheme, or without one of the default scheme; fragments are sorted and disjoint; both ends of a relation are ' +
      'annotations or orphans of this file; text[start:end] is the quote.',
  });

export type SetFile = DeepReadonly<z.input<typeof setFileSchema>>;
type FileAnnotation = SetFile['annotations'][number];

export type SetFileError =
  | { readonly code: 'not-json'; readonly message: string }
  | { readonly code: 'newer-version'; readonly version: number }
  | { readonly code: 'invalid'; readonly problems: readonly Problem[] };

export interface ReadSetFile {
  readonly file: SetFile;
  /** Set when the file is of a newer version than this one knows, and could be read all the same: look, do not touch. */
  readonly newerVersion?: number;
}

/**
 * Reads a native file: JSON, then its version, then its shape, then what no schema can say (unique ids, labels of the
 * scheme, fragments in order, every quote equal to the words at its offsets). Never throws on bad input. With `known`,
 * the caller vouches that this very content was read before and found in order.
 */
export function readSetFile(json: string, { known = false } = {}): Result<ReadSetFile, SetFileError> {
  let value: unknown;
  try {
    value = JSON.parse(json.charCodeAt(0) === 0xfeff ? json.slice(1) : json);
  } catch (error) {
    return fail({ code: 'not-json', message: error instanceof Error ? error.message : String(error) });
  }
  const newerVersion = newerVersionOf(value);
  const candidate = newerVersion ? { ...(value as object), version: formatVersion } : value;
  const problems = known ? [] : problemsOf(candidate);
  if (problems.length === 0)
    return ok(newerVersion ? { file: candidate as SetFile, newerVersion } : { file: candidate as SetFile });
  return fail(newerVersion ? { code: 'newer-version', version: newerVersion } : { code: 'invalid', problems });
}

function newerVersionOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { format, version } = value as { format?: unknown; version?: unknown };
  return format === formatName && typeof version === 'number' && version > formatVersion ? version : undefined;
}

function problemsOf(value: unknown): readonly Problem[] {
  const checked = setFileSchema.safeParse(value);
  if (!checked.success) return checked.error.issues.map(({ path, message }) => ({ pointer: pointerTo(path), message }));
  const deep = tooDeep(value);
  if (deep) return [{ pointer: pointerTo(deep.slice(0, 3)), message: `it is nested more than ${maxNesting} deep` }];
  // The schema's own output would drop unknown keys: what it accepted is used as it came.
  return ruleProblems(value as SetFile);
}

/**
 * A file that `readSetFile` accepted, as the value in memory: code points become UTF-16. `text` is the normalised text
 * it stands on, needed when the file was exported without one. Throws RangeError if the file does not fit the text.
 */
export function setFromFile(file: SetFile, text: string | undefined = file.article.text): AnnotationSet {
  if (text === undefined) throw new RangeError('the set carries no text and none was given');
  const offsets = new OffsetMap(text);
  const { format, version, offsetUnit, scheme, article, annotators, annotations, orphans, ...rest } = file;
  const { relations, coverage, previous, ...extra } = rest;
  const { text: _text, ...info } = article;
  return {
    article: { title: '', metadata: {}, ...info } as ArticleInfo,
    text,
    scheme: scheme === undefined || isDefaultScheme(scheme) ? defaultScheme : scheme,
    annotators,
    annotations: annotations.map((annotation) => inMemory(annotation, text, offsets)).sort(compareAnnotations),
    orphans: [...(orphans ?? [])].sort(compareOrphans),
    relations: [...(relations ?? [])].sort(compareRelations),
    coverage: coverageInMemory(coverage ?? [], offsets),
    ...(previous ? { previous } : {}),
    extra,
  };
}

/** In text order. Of stretches that are the same but for their time, the first in the file stays. */
function coverageInMemory(coverage: readonly Coverage[], offsets: OffsetMap): Coverage[] {
  return coverage
    .map((stretch) => ({ ...stretch, start: offsets.toUtf16(stretch.start), end: offsets.toUtf16(stretch.end) }))
    .sort(compareCoverage)
    .filter((stretch, index, all) => index === 0 || compareCoverage(all[index - 1] as Coverage, stretch) !== 0);
}

function inMemory(annotation: FileAnnotation, text: string, offsets: OffsetMap): Annotation {
  return {
    attributes: {},
    confidence: 'unset',
    note: '',
    tags: [],
    evidence: [],
    origin: 'manual',
    ...annotation,
    fragments: annotation.fragments.map(({ quote, prefix: _prefix, suffix: _suffix, ...fragment }) => {
      const start = offsets.toUtf16(fragment.start);
      const end = offsets.toUtf16(fragment.end);
      const words = text.slice(start, end);
      if (words !== quote) throw new RangeError(misquote(fragment.start, fragment.end, words, quote));
      return { ...fragment, start, end };
    }),
  } as Annotation;
}

/** The native file of a set: UTF-16 becomes code points, and every fragment carries its words and their context. */
export function fileFromSet(set: AnnotationSet, options: { readonly withText: boolean }): SetFile {
  const { text } = set;
  const offsets = new OffsetMap(text);
  const onFile = (fragment: Fragment) => {
    const { start, end, role: _, ...rest } = fragment;
    const [anchor] = anchorsOf(text, [fragment]);
    const { quote, prefix, suffix, ...role } = anchor as Anchor;
    const place = { start: offsets.toCodePoints(start), end: offsets.toCodePoints(end) };
    return { ...place, ...role, quote, prefix, suffix, ...rest };
  };
  return {
    format: formatName,
    version: formatVersion,
    offsetUnit: 'codepoint',
    ...(isDefaultScheme(set.scheme) ? {} : { scheme: schemeOnFile(set.scheme) }),
    article: articleOnFile(set.article, options.withText ? { text } : {}),
    annotators: set.annotators,
    annotations: set.annotations.map((annotation) => annotationOnFile(annotation, annotation.fragments.map(onFile))),
    ...(set.orphans.length === 0 ? {} : { orphans: set.orphans.map(inKeyOrder) }),
    relations: set.relations,
    coverage: set.coverage.map((stretch) => ({
      ...stretch,
      start: offsets.toCodePoints(stretch.start),
      end: offsets.toCodePoints(stretch.end),
    })),
    // Another text of the article: it goes where the article's own goes.
    ...(set.previous && options.withText ? { previous: set.previous } : {}),
    ...set.extra,
  };
}

// Known keys come in one order, however the set came to be: the same set is always the same bytes.

function articleOnFile(info: ArticleInfo, withText: { readonly text?: string }): SetFile['article'] {
  const { file, title, metadata, encoding, bom, eol, sha256, textSha256, ...unknown } = info;
  return { file, title, metadata, encoding, bom, eol, sha256, textSha256, ...withText, ...unknown };
}

function annotationOnFile(annotation: Annotation, fragments: FileAnnotation['fragments']): FileAnnotation {
  return { ...inKeyOrder(annotation), fragments } as FileAnnotation;
}

/** Writes a file as JSON with one annotation, relation or annotator a line: small, and kind to line-based tools. */
export function formatSetFile(file: SetFile): string {
  const entries = Object.entries(file).map(([key, value]) => `  ${JSON.stringify(key)}: ${block(value)}`);
  return `{\n${entries.join(',\n')}\n}\n`;
}

function block(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}

/** The native JSON of a set, ready to be written as UTF-8. */
export function serialiseSet(set: AnnotationSet, options: { readonly withText: boolean }): string {
  return formatSetFile(fileFromSet(set, options));
}
