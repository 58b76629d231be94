import type { Annotation, Fragment } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import type { Kind } from '../scheme';
import { sentencesOf } from '../sentences';
import { lastAtMost, type Span } from '../text';
import { tagsCell } from './csv-columns';
import { baseName, type Exported } from './format';
import { attributeLosses, keeps, lossesOf, toldAttributes } from './losses';
import { compareContent } from './spans-and-links';
import { onTokens, TokenIndex, tokensOf } from './tokens';
import { featureOf, typeOfKind } from './uima-names';
import { escapeText, formatCell, type CellItem } from './webanno-cells';

export const webAnnoEnding = '.webanno.tsv';
/** The features of a kind's layer besides its attributes. */
export const layerFeatures = ['role', 'note', 'tags', 'caveatId'] as const;

/** A set as WebAnno TSV: a layer for each kind. Offsets are UTF-16 code units. */
export function writeWebAnno(set: AnnotationSet): Exported {
  const index = new TokenIndex(tokensOf(set.text));
  const aligned = onTokens(set, index);
  const layers = set.scheme.kinds.map((kind) => new Layer(kind, aligned.set, index));
  const header = layers.map(({ header: line }) => line);
  const sentences = sentencesOn(set.text, index.tokens).map((numbers, sentence) => {
    const rows = numbers.map((number, inSentence) => {
      const { start, end } = index.tokens[number] as Span;
      const cells = layers.flatMap((layer) => layer.cells(number));
      return [`${sentence + 1}-${inSentence + 1}`, `${start}-${end}`, set.text.slice(start, end), ...cells, ''].join(
        '\t',
      );
    });
    const first = index.tokens[numbers[0] as number] as Span;
    const last = index.tokens[numbers.at(-1) as number] as Span;
    const lines = set.text
      .slice(first.start, last.end)
      .split('\n')
      .map((line) => `#Text=${escapeText(line)}`);
    return [...lines, ...rows].join('\n');
  });
  const text = `${['#FORMAT=WebAnno TSV 3.3', ...header].join('\n')}\n\n\n${sentences.join('\n\n')}\n`;
  const losses = [
    ...lossesOf(set, keeps('roles', 'attributes', 'note', 'tags', 'id')),
    ...attributeLosses(set, (annotation) => told(set, annotation)),
    ...aligned.losses,
  ];
  return { files: [{ name: `${baseName(set.article)}${webAnnoEnding}`, text }], losses };
}

/** A feature cannot be empty text: that is no value. */
function told(set: AnnotationSet, annotation: Annotation): readonly [string, string][] {
  return toldAttributes(set, annotation).filter(([, value]) => value !== '');
}

/** The numbers of the tokens of each sentence. */
function sentencesOn(text: string, tokens: readonly Span[]): readonly (readonly number[])[] {
  const starts = Int32Array.from(sentencesOf(text), ({ start }) => start);
  const sentences: number[][] = [];
  let current: number | undefined;
  tokens.forEach(({ start }, number) => {
    const sentence = lastAtMost(starts, start);
    if (sentence !== current) sentences.push([]);
    current = sentence;
    sentences.at(-1)?.push(number);
  });
  return sentences;
}

/** One kind's columns. */
class Layer {
  readonly header: string;
  private readonly features: readonly string[];
  /** The spans on each token, in one order in every column. */
  private readonly onToken = new Map<
    number,
    { readonly values: ReadonlyMap<string, string>; number: number | undefined }[]
  >();

  constructor(kind: Kind, set: AnnotationSet, index: TokenIndex) {
    this.features = [...kind.attributes.map(({ id }) => featureOf(id)), ...layerFeatures];
    this.header = `#T_SP=${typeOfKind(kind.id)}|${this.features.join('|')}`;
    const spans = set.annotations
      .filter((annotation) => annotation.kind === kind.id)
      .sort(compareContent)
      .flatMap((annotation) =>
        annotation.fragments.map((fragment, part) => ({
          span: { values: valuesOf(set, annotation, fragment, part === 0), number: undefined as number | undefined },
          tokens: index.touched(fragment) as { first: number; last: number },
        })),
      );
    for (const { span, tokens } of spans)
      for (let token = tokens.first; token <= tokens.last; token++)
        this.onToken.set(token, [...(this.onToken.get(token) ?? []), span]);
    let numbers = 0;
    for (const { span, tokens } of spans) {
      const shared = Array.from({ length: tokens.last - tokens.first + 1 }, (_, at) =>
        this.onToken.get(tokens.first + at),
      );
      if (shared.length > 1 || shared.some((all) => (all?.length ?? 0) > 1)) span.number = ++numbers;
    }
  }

  cells(token: number): readonly string[] {
    const spans = this.onToken.get(token) ?? [];
    return this.features.map((feature) =>
      formatCell(spans.map(({ values, number }): CellItem => ({ value: values.get(feature), number }))),
    );
  }
}

/** What a fragment's features say; those of the whole annotation are the first one's. */
function valuesOf(
  set: AnnotationSet,
  annotation: Annotation,
  { role }: Fragment,
  isFirst: boolean,
): ReadonlyMap<string, string> {
  const { id, note, tags } = annotation;
  const whole: readonly (readonly [string, string])[] = [
    ...told(set, annotation).map(([attribute, value]) => [featureOf(attribute), value] as const),
    ['note', note],
    ['tags', tagsCell(tags)],
  ];
  const all = [...(isFirst ? whole : []), ['role', role ?? ''] as const, ['caveatId', id] as const];
  return new Map(all.filter(([, value]) => value !== ''));
}
