import type { Annotation, Coverage, Orphan, PreviousDraft, Relation } from './annotation';
import { byId } from './by-id';
import { defaultScheme } from './default-scheme';
import type { Scheme } from './scheme';
import type { LineEnding } from './text';

/** What is known of the article's file: enough to find it again and to tell whether it changed. */
export interface ArticleInfo {
  /** The file's name, without a folder. */
  readonly file: string;
  readonly title: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The encoding's WHATWG label, for example `utf-8` or `windows-1252`. */
  readonly encoding: string;
  readonly bom: boolean;
  readonly eol: LineEnding;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly sha256: string;
  /** SHA-256 of the normalised text as UTF-8, hexadecimal. */
  readonly textSha256: string;
}

export interface Annotator {
  readonly id: string;
  readonly name: string;
}

/**
 * The annotations of one article with the text they stand on: one immutable value, all offsets in UTF-16 code units.
 * Changed only by `apply` (operations.ts).
 */
export interface AnnotationSet {
  readonly article: ArticleInfo;
  /** The normalised text. */
  readonly text: string;
  /** What can be marked. Every annotation and relation fits it. */
  readonly scheme: Scheme;
  readonly annotators: readonly Annotator[];
  /** In text order (`compareAnnotations`), ids unique. */
  readonly annotations: readonly Annotation[];
  /** Annotations whose words are gone from the text (`compareOrphans`); no id is that of an annotation too. */
  readonly orphans: readonly Orphan[];
  /** Both ends are annotations or orphans. */
  readonly relations: readonly Relation[];
  /** In text order (`compareCoverage`); nobody has the same stretch twice. */
  readonly coverage: readonly Coverage[];
  /** The draft that the annotations were last checked on, if this one is newer. */
  readonly previous?: PreviousDraft;
  /** Top-level keys of the file that this version does not know; written back as they were. */
  readonly extra: Readonly<Record<string, unknown>>;
}

export function emptySet(article: ArticleInfo, text: string): AnnotationSet {
  return {
    article,
    text,
    scheme: defaultScheme,
    annotators: [],
    annotations: [],
    orphans: [],
    relations: [],
    coverage: [],
    extra: {},
  };
}

export function findAnnotation(set: AnnotationSet, id: string): Annotation | undefined {
  return byId(set.annotations).get(id);
}

/** How many annotations there are of each kind of a scheme, in its order; those that do not occur too. */
export function countByKind(
  annotations: readonly { readonly kind: string }[],
  { kinds }: Scheme,
): ReadonlyMap<string, number> {
  const counts = new Map(kinds.map(({ id }) => [id, 0]));
  for (const { kind } of annotations) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
