import type { AnnotationSet } from '../annotation-set';
import { fail, ok, type Result } from '../result';
import {
  baseName,
  type Exported,
  type ExportOptions,
  type Format,
  type FormatFile,
  type ImportContext,
  type Imported,
  type ImportError,
  type Loss,
} from './format';
import { articleNameOf, countingIn, groundOf } from './import-ground';
import { ReportBuilder } from './import-report';
import { asList, isObject, listOf, parseJson, parseJsonLines, propertyOf, textOf } from './json-reading';
import { fragmentLosses, keeps, lossesOf } from './losses';
import { offsetsIn } from './offsets-in';
import { readEach } from './read-each';
import { flatten, importSpans, spansInOrder, type ToldSpan } from './spans-and-links';
import { onTokens, TokenIndex, tokensOf } from './tokens';

/** Our own key, which spaCy ignores: the name of the article's file. */
const fileKey = 'article_file';

export const spacy: Format = {
  id: 'spacy',
  name: 'spaCy JSONL',
  summary: 'Texts with labelled spans, a line each, for training spaCy: entities, or a span group where spans overlap.',
  ending: '.spacy.jsonl',
  unit: 'codepoint',
  lossless: false,
  drops: [
    'all but kinds, roles and places',
    'which fragments are one annotation',
    'relations',
    'parts of tokens',
    'what was read',
  ],
  checkedBy: 'a reading of every span, in a test; Python 3 slices every span; not loaded into spaCy',
  write,
  read: (files, context) =>
    readEach(files.flatMap(examplesIn), ({ name, example }) =>
      example.ok
        ? readExample(name, example.value, context)
        : fail({ code: 'unreadable', where: name, reason: example.error }),
    ),
  recognises: ({ name, text }) =>
    /\.jsonl?$/i.test(name) && /"(?:entities|sc)": ?\[\[ ?\d+, ?\d+, ?"/.test(text.slice(0, 200_000)),
};

function write(sets: readonly AnnotationSet[], { withText }: ExportOptions): Exported {
  const losses: Loss[] = [];
  const lines = sets.map((set) => {
    const aligned = onTokens(set, new TokenIndex(tokensOf(set.text)));
    const spans = spansInOrder(flatten(aligned.set));
    const offset = offsetsIn(set.text, 'codepoint');
    const overlapping = spans.some(({ fragment }, index) => fragment.start < (spans[index - 1]?.fragment.end ?? 0));
    const labelled = spans.map(({ fragment, label }) => [
      offset(fragment.start),
      offset(fragment.end),
      label.toUpperCase(),
    ]);
    losses.push(...lossesOf(set, keeps('roles')), ...aligned.losses, ...fragmentLosses(aligned.set));
    return JSON.stringify([
      withText ? set.text : null,
      { ...(overlapping ? { spans: { sc: labelled } } : { entities: labelled }), [fileKey]: set.article.file },
    ]);
  });
  const [only] = sets.length === 1 ? sets : [];
  const name = `${only ? baseName(only.article) : 'annotation-sets'}.spacy.jsonl`;
  return { files: [{ name, text: lines.map((line) => `${line}\n`).join('') }], losses };
}

interface NamedExample {
  readonly name: string;
  readonly example: Result<unknown, string>;
}

/** A line each, or one example, or a list of them. */
function examplesIn(file: FormatFile): readonly NamedExample[] {
  const whole = parseJson(file.text);
  if (!whole.ok) return parseJsonLines(file).map(({ where, value }) => ({ name: where, example: value }));
  const isExample = isObject(whole.value) || (Array.isArray(whole.value) && !Array.isArray(whole.value[0]));
  const examples = isExample ? [whole.value] : asList(whole.value);
  return examples.map((example, index) => ({
    name: examples.length === 1 ? file.name : `${file.name}, example ${index + 1}`,
    example: ok(example),
  }));
}

function readExample(where: string, example: unknown, context: ImportContext): Result<Imported, ImportError> {
  const [first, second] = Array.isArray(example) ? (example as readonly unknown[]) : [textOf(example, 'text'), example];
  const groups = propertyOf(second, 'spans');
  const lists = [
    listOf(second, 'entities'),
    ...(isObject(groups) ? Object.keys(groups).map((key) => listOf(groups, key)) : []),
  ];
  if (!isObject(second) || (propertyOf(second, 'entities') === undefined && !isObject(groups)))
    return fail({ code: 'unreadable', where, reason: 'it is no text with entities or spans' });
  const text = typeof first === 'string' ? first : undefined;
  const ground = groundOf(context, { text, file: textOf(second, fileKey) || articleNameOf(where) });
  if (!ground) return fail({ code: 'needs-article' });
  const spans = lists.flat().map((entity, index): ToldSpan => {
    const [start, end, label] = Array.isArray(entity) ? (entity as readonly unknown[]) : [];
    return {
      id: `${index}`,
      where: `${where}, span ${index + 1}`,
      label: typeof label === 'string' ? label : '',
      start: typeof start === 'number' ? start : undefined,
      end: typeof end === 'number' ? end : undefined,
    };
  });
  const usual = countingIn(ground, 'codepoint');
  return ok(importSpans(spans, [], { ground, context, report: new ReportBuilder(), usual }));
}
