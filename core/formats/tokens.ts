import { compareAnnotations, type Annotation, type Fragment } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { sameJson } from '../same-json';
import { segments } from '../segments';
import { lastAtMost, type Span } from '../text';
import type { Loss } from './format';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The tokens of a text: words and every other sign but white space, by the rules of the script. UTF-16, in order. */
export function tokensOf(text: string): readonly Span[] {
  const starts = [...segments(text, words)].map(({ index }) => index);
  return starts.flatMap((start, index): Span[] => {
    const segment = text.slice(start, starts[index + 1] ?? text.length);
    const from = start + segment.length - segment.trimStart().length;
    const end = start + segment.trimEnd().length;
    return from < end ? [{ start: from, end }] : [];
  });
}

/** Tells which tokens a stretch of text touches. */
export class TokenIndex {
  private readonly starts: Int32Array;

  constructor(readonly tokens: readonly Span[]) {
    this.starts = Int32Array.from(tokens, ({ start }) => start);
  }

  /** The first and the last token that share something with a stretch; nothing if it is all white space. */
  touched({ start, end }: Span): { readonly first: number; readonly last: number } | undefined {
    const before = lastAtMost(this.starts, start);
    const first = before >= 0 && (this.tokens[before] as Span).end > start ? before : before + 1;
    const last = lastAtMost(this.starts, end - 1);
    return first <= last ? { first, last } : undefined;
  }
}

/** A set whose fragments begin and end with tokens, and what was changed for it. */
export interface TokenSet {
  readonly set: AnnotationSet;
  readonly losses: readonly Loss[];
}

/** Widens fragments to whole tokens, without white space at their ends; what is nothing but white space goes. */
export function onTokens(set: AnnotationSet, index: TokenIndex): TokenSet {
  const losses: Loss[] = [];
  const annotations = set.annotations.flatMap((annotation): Annotation[] => {
    const fragments: Fragment[] = [];
    for (const fragment of annotation.fragments) {
      const touched = index.touched(fragment);
      const start = touched && (index.tokens[touched.first] as Span).start;
      const end = touched && (index.tokens[touched.last] as Span).end;
      if (start !== undefined && end !== undefined && start >= (fragments.at(-1)?.end ?? 0))
        fragments.push({ ...fragment, start, end });
    }
    const { id } = annotation;
    if (fragments.length === 0) {
      losses.push({ annotation: id, what: 'annotation: it has no token' });
      return [];
    }
    if (!sameJson(spansOf(annotation.fragments), spansOf(fragments)))
      losses.push({ annotation: id, what: 'place: it is made to begin and end with a token' });
    if (fragments.length < annotation.fragments.length)
      losses.push({ annotation: id, what: 'roles: a fragment has no token of its own' });
    return [{ ...annotation, fragments }];
  });
  const left = new Set(annotations.map(({ id }) => id));
  const relations = set.relations.filter(({ from, to }) => left.has(from) && left.has(to));
  return { set: { ...set, annotations: annotations.sort(compareAnnotations), relations }, losses };
}

function spansOf(fragments: readonly Fragment[]) {
  return fragments.map(({ start, end }) => [start, end]);
}
