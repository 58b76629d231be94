import type { AnnotationSet } from '../annotation-set';
import { fail, ok, type Result } from '../result';
import {
  baseName,
  type Exported,
  type ExportOptions,
  type Format,
  type ImportContext,
  type Imported,
  type ImportError,
  type Loss,
} from './format';
import { articleNameOf, countingIn, groundOf } from './import-ground';
import { ReportBuilder } from './import-report';
import { idOf, isObject, listOf, numberOf, parseJsonLines, propertyOf, textOf, type JsonLine } from './json-reading';
import { likelyUnit } from './likely-unit';
import { fragmentLosses, keeps, lossesOf } from './losses';
import { offsetUnits, type OffsetUnit } from './offset-reading';
import { readEach } from './read-each';
import {
  flatten,
  importSpans,
  spansInOrder,
  type Flat,
  type FlatSpan,
  type ToldLink,
  type ToldSpan,
} from './spans-and-links';
import { offsetsIn } from './offsets-in';

const usualUnit = 'utf16';
/** Our own key: what the offsets count. doccano keeps it among what it knows of a text. */
const unitKey = 'offset_unit';
/** Ours too: the name of the article's file. */
const fileKey = 'article_file';
const units = ['utf16', 'codepoint'] as const;
/** What the offsets may count where nothing says so; doccano can be set to count graphemes. */
const guesses = ['utf16', 'codepoint', 'grapheme'] as const;
const unitNames: Readonly<Record<OffsetUnit, string>> = {
  utf16: 'UTF-16 units, as doccano does by itself',
  codepoint: 'code points',
  grapheme: 'graphemes',
  byte: 'bytes',
};

const common = {
  unit: usualUnit,
  units,
  lossless: false,
  checkedBy: 'a reading of every offset, in a test; Python 3 slices every span',
  read: (files, context) => readEach(files.flatMap(lines), (line) => readLine(line, context)),
} as const satisfies Partial<Format>;

export const doccano: Format = {
  ...common,
  id: 'doccano',
  name: 'doccano JSONL with relations',
  summary: 'For doccano’s sequence labelling with relations; the project must allow overlapping spans.',
  ending: '.doccano.jsonl',
  drops: ['all but kinds, roles and places', 'ids of relations', 'what was read'],
  write: (sets, options) =>
    exported(sets, options, 'doccano', (flat, offset) => ({
      entities: flat.spans.map((span, id) => ({ id, label: span.label, ...spanOffsets(span, offset) })),
      relations: flat.links.map(({ from, to, type }, id) => ({ id, from_id: from, to_id: to, type })),
    })),
  recognises: ({ name, text }) => /\.jsonl?$/i.test(name) && text.slice(0, 100_000).includes('"start_offset"'),
};

export const doccanoPlain: Format = {
  ...common,
  id: 'doccano-plain',
  name: 'doccano JSONL',
  summary: 'For doccano’s sequence labelling without relations; the project must allow overlapping spans.',
  ending: '.labels.jsonl',
  drops: ['all but kinds, roles and places', 'which fragments are one annotation', 'relations', 'what was read'],
  write: (sets, options) =>
    exported(
      sets,
      options,
      'labels',
      (flat, offset) => ({
        label: spansInOrder(flat).map((span) => {
          const { start_offset, end_offset } = spanOffsets(span, offset);
          return [start_offset, end_offset, span.label];
        }),
      }),
      fragmentLosses,
    ),
  recognises: ({ name, text }) =>
    /\.jsonl?$/i.test(name) && /"(?:label|labels)": ?\[\[ ?\d/.test(text.slice(0, 100_000)),
};

function exported(
  sets: readonly AnnotationSet[],
  { withText, unit = usualUnit }: ExportOptions,
  ending: string,
  body: (flat: Flat, offset: (utf16: number) => number) => object,
  more: (set: AnnotationSet) => readonly Loss[] = () => [],
): Exported {
  const [only] = sets.length === 1 ? sets : [];
  const text = sets.map((set, id) => {
    const words = withText ? { text: set.text } : {};
    return `${JSON.stringify({ id, ...words, ...body(flatten(set), offsetsIn(set.text, unit)), [fileKey]: set.article.file, [unitKey]: unit, Comments: [] })}\n`;
  });
  const losses = sets.flatMap((set) => [
    ...lossesOf(set, keeps('roles'), { relations: 'only their types and ends are kept' }),
    ...more(set),
  ]);
  return {
    files: [{ name: `${only ? baseName(only.article) : 'annotation-sets'}.${ending}.jsonl`, text: text.join('') }],
    losses,
  };
}

function spanOffsets({ fragment }: FlatSpan, offset: (utf16: number) => number) {
  return { start_offset: offset(fragment.start), end_offset: offset(fragment.end) };
}

interface NamedLine extends JsonLine {
  readonly name: string;
}

function lines(file: { readonly name: string; readonly text: string }): readonly NamedLine[] {
  return parseJsonLines(file).map((line) => ({ ...line, name: line.where }));
}

function readLine({ where, value: json }: NamedLine, context: ImportContext): Result<Imported, ImportError> {
  if (!json.ok) return fail({ code: 'unreadable', where, reason: json.error });
  const { value } = json;
  const entities = listOf(value, 'entities');
  const labels = [...listOf(value, 'label'), ...listOf(value, 'labels')];
  if (!isObject(value) || !['entities', 'label', 'labels'].some((key) => Array.isArray(propertyOf(value, key))))
    return fail({ code: 'unreadable', where, reason: 'it has neither entities nor labels' });
  const report = new ReportBuilder();
  const text = textOf(value, 'text') ?? textOf(value, 'data');
  const ground = groundOf(context, { text, file: textOf(value, fileKey) || articleNameOf(where) });
  if (!ground) return fail({ code: 'needs-article' });
  const spans = [
    ...entities.map((entity, index): ToldSpan => ({
      id: idOf(entity, 'id') ?? `entity ${index}`,
      where: `${where}, entity ${index + 1}`,
      label: textOf(entity, 'label') ?? '',
      start: numberOf(entity, 'start_offset'),
      end: numberOf(entity, 'end_offset'),
    })),
    ...labels.map((label, index): ToldSpan => {
      const [start, end, name] = Array.isArray(label) ? (label as readonly unknown[]) : [];
      return {
        id: `label ${index}`,
        where: `${where}, label ${index + 1}`,
        label: typeof name === 'string' ? name : '',
        start: typeof start === 'number' ? start : undefined,
        end: typeof end === 'number' ? end : undefined,
      };
    }),
  ];
  const links = listOf(value, 'relations').map((link, index): ToldLink => ({
    where: `${where}, relation ${index + 1}`,
    from: idOf(link, 'from_id') ?? '',
    to: idOf(link, 'to_id') ?? '',
    type: textOf(link, 'type') ?? '',
  }));
  const said = offsetUnits.find((unit) => unit === textOf(value, unitKey));
  const seen = ground.carried ?? ground.text;
  const doubtful = said === undefined && /[\u{10000}-\u{10ffff}]/u.test(seen);
  const likely = doubtful
    ? likelyUnit(seen, ground.raw ?? seen, spans, guesses, countingIn(ground, usualUnit))
    : undefined;
  const unit: OffsetUnit = said ?? likely ?? usualUnit;
  if (doubtful)
    report.note(
      `${where}: there are characters that programs count differently; the offsets seem to count ${unitNames[unit]}`,
    );
  return ok(importSpans(spans, links, { ground, context, report, usual: countingIn(ground, unit), doubtful }));
}
