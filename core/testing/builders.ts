import { compareAnnotations, type Annotation, type Fragment, type Relation } from '../annotation';
import { emptySet, type AnnotationSet, type ArticleInfo } from '../annotation-set';
import { fileFromSet, formatSetFile, type SetFile } from '../formats/caveat-json';

export const articleInfo: ArticleInfo = {
  file: 'story.txt',
  title: 'A story',
  metadata: {},
  encoding: 'utf-8',
  bom: false,
  eol: 'lf',
  sha256: 'a'.repeat(64),
  textSha256: 'b'.repeat(64),
};

/** A set with these annotations, whatever order they are given in, on this text. */
export function setOn(text: string, ...annotations: readonly Annotation[]): AnnotationSet {
  return { ...emptySet(articleInfo, text), annotations: annotations.toSorted(compareAnnotations) };
}

/** A fragment as `[start, end]` or `[start, end, role]`, UTF-16. */
export type Stretch = readonly [start: number, end: number, role?: string];

export function claim(id: string, ...stretches: readonly Stretch[]): Annotation {
  return mark('claim', id, stretches);
}

export function attribution(id: string, ...stretches: readonly Stretch[]): Annotation {
  return mark('attribution', id, stretches);
}

export function unverified(id: string, ...stretches: readonly Stretch[]): Annotation {
  return mark('unverified', id, stretches);
}

function mark(kind: string, id: string, stretches: readonly Stretch[]): Annotation {
  return {
    id,
    kind,
    fragments: stretches.map(([start, end, role]): Fragment => (role ? { start, end, role } : { start, end })),
    attributes: {},
    confidence: 'unset',
    note: '',
    tags: [],
    evidence: [],
    origin: 'manual',
    createdBy: 'ada',
    created: '2026-11-23T10:00:00Z',
    modified: '2026-11-23T10:00:00Z',
  };
}

export function relation(id: string, from: string, to: string): Relation {
  return { id, type: 'supports', from, to };
}

/** Where some words first stand in a text. Throws if they do not. */
export function stretchOf(text: string, words: string, role?: string): Stretch {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`the text has no ${JSON.stringify(words)}`);
  return role ? [start, start + words.length, role] : [start, start + words.length];
}

/** A type with nothing read-only in it, for a file that a test is about to damage. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Loose<T[Key]> }
    : T;

/** The native JSON of a set after `change` has had its way with the file. */
export function damagedFile(set: AnnotationSet, change: (file: Loose<SetFile>) => void): string {
  const file = JSON.parse(JSON.stringify(fileFromSet(set, { withText: true })));
  change(file);
  return formatSetFile(file);
}
