import type { Annotation } from '../annotation';
import type { AnnotationSet, Annotator } from '../annotation-set';
import { codePointsAfter, codePointsBefore } from '../offsets';
import { fail, ok, type Result } from '../result';
import { sameJson } from '../same-json';
import type { Kind } from '../scheme';
import { contextLength } from '../orphan';
import {
  baseName,
  writeEach,
  type Exported,
  type Format,
  type FormatFile,
  type ImportContext,
  type Imported,
  type ImportError,
  type Loss,
} from './format';
import { saidByTags, tagsFor } from './hypothesis-tags';
import { groundOf } from './import-ground';
import { ReportBuilder } from './import-report';
import { listOf, numberOf, parseJson, propertyOf, textOf, textsOf } from './json-reading';
import { attributeLosses, keeps, lossesOf, toldAttributes } from './losses';
import { Placing, type Told } from './placing';
import { readEach } from './read-each';
import { instantOf, SetBuilder } from './set-builder';

const ending = '.hypothesis.json';

export const hypothesis: Format = {
  id: 'hypothesis',
  name: 'Hypothesis JSON',
  summary: 'What the Hypothesis service answers to a search; to read annotations that were made on the web.',
  ending,
  unit: 'utf16',
  lossless: false,
  drops: ['roles', 'evidence and confidence', 'relations', 'what was read'],
  checkedBy: 'a reading of every selector, in a test; Python 3 slices every selector as UTF-16',
  write: writeEach(write),
  read: (files, context) => readEach(files, (file) => read(file, context)),
  recognises: ({ text }) => /"acct:[^"]*@/.test(text.slice(0, 20_000)) && text.includes('"TextQuoteSelector"'),
};

function write(set: AnnotationSet): Exported {
  const rows = set.annotations.map((annotation) => rowOf(set, annotation));
  const text = `${JSON.stringify({ total: rows.length, rows }, null, 1)}\n`;
  const makers = set.annotations.map(({ createdBy }) => makerOf(set, createdBy));
  const ownIds = set.annotations.every(({ createdBy }, index) => makers[index]?.id === createdBy);
  const back = makers.filter(({ id }, index) => makers.findIndex((one) => one.id === id) === index);
  const kept = keeps(
    'attributes',
    'note',
    'tags',
    'times',
    'id',
    'annotators',
    ...(ownIds ? (['annotator'] as const) : []),
  );
  const losses = [
    ...lossesOf(set, kept),
    ...(sameJson(back, set.annotators) ? [] : [{ what: 'annotators: they become accounts' }]),
    ...attributeLosses(set),
    ...tagLosses(set),
  ];
  return { files: [{ name: `${baseName(set.article)}${ending}`, text }], losses };
}

function rowOf(set: AnnotationSet, annotation: Annotation) {
  const { id, kind, fragments, note, tags, createdBy, created, modified } = annotation;
  const uri = `urn:sha256:${set.article.textSha256}`;
  const user = makerOf(set, createdBy);
  return {
    id,
    created,
    updated: modified,
    user: user.id,
    user_info: { display_name: user.name },
    uri,
    text: note,
    tags: tagsFor(kind, toldAttributes(set, annotation), tags),
    group: '__world__',
    permissions: { read: [user.id], admin: [user.id], update: [user.id], delete: [user.id] },
    target: fragments.map(({ start, end }) => ({
      source: uri,
      selector: [
        { type: 'TextPositionSelector', start, end },
        {
          type: 'TextQuoteSelector',
          exact: set.text.slice(start, end),
          prefix: codePointsBefore(set.text, start, contextLength),
          suffix: codePointsAfter(set.text, end, contextLength),
        },
      ],
    })),
    document: { title: [set.article.title || set.article.file] },
    links: {},
    hidden: false,
    flagged: false,
  };
}

/** Whoever made an annotation, as an account of the service. */
function makerOf({ annotators }: AnnotationSet, id: string): Annotator {
  const slug = id.replace(/[^A-Za-z0-9._]+/g, '_').slice(0, 30) || 'annotator';
  const account = isAccount(id) ? id : `acct:${slug}@local`;
  return { id: account, name: annotators.find((one) => one.id === id)?.name || account };
}

function isAccount(id: string): boolean {
  return /^acct:[^@\s]+@[^@\s]+$/.test(id);
}

/** Tags that will be taken for something else, because they look like it. */
function tagLosses(set: AnnotationSet): readonly Loss[] {
  return set.annotations.flatMap((annotation) => {
    const told = toldAttributes(set, annotation);
    const back = saidByTags(tagsFor(annotation.kind, told, annotation.tags), set.scheme);
    const what = 'tags that read like an attribute: they become one';
    if (sameJson(back.tags, annotation.tags)) return [];
    return [
      { annotation: annotation.id, what },
      { annotation: annotation.id, what: 'attributes: a tag reads like another' },
    ];
  });
}

function read(file: FormatFile, context: ImportContext): Result<Imported, ImportError> {
  const json = parseJson(file.text);
  if (!json.ok) return fail({ code: 'unreadable', where: file.name, reason: json.error });
  const rows = Array.isArray(json.value)
    ? (json.value as readonly unknown[])
    : [...listOf(json.value, 'rows'), ...listOf(json.value, 'annotations')];
  const isOne = ['rows', 'annotations'].some((key) => Array.isArray(propertyOf(json.value, key)));
  if (!isOne && !rows.some((row) => propertyOf(row, 'target') !== undefined))
    return fail({ code: 'unreadable', where: file.name, reason: 'there is no annotation of Hypothesis in it' });
  const ground = groundOf(context, { file: file.name });
  if (!ground) return fail({ code: 'needs-article' });
  const report = new ReportBuilder();
  const builder = new SetBuilder(ground, context, report);
  const told = rows.map((row) => listOf(row, 'target').flatMap(toldBy));
  const usual = { unit: 'utf16', lineEnds: 'lf', bom: false } as const;
  const placing = new Placing(ground.text, told.flat(), { ...ground, usual });
  rows.forEach((row, index) => {
    const where = `${file.name}, annotation ${index + 1}`;
    const fragments = told[index] as readonly Told[];
    if (listOf(row, 'references').length > 0) return report.note(`${where}: a reply is left out`);
    if (fragments.length === 0) return report.lost(where, 'it is about the whole page');
    const { kind, attributes, tags } = saidByTags(textsOf(listOf(row, 'tags')), context.scheme);
    if (!kind) report.note(`${where}: no tag says its kind; it is kept as ${(context.scheme.kinds[0] as Kind).name}`);
    const [id, user] = [textOf(row, 'id'), textOf(row, 'user')?.slice(0, 200)];
    const created = instantOf(propertyOf(row, 'created'));
    const modified = instantOf(propertyOf(row, 'updated'));
    const added = builder.add(
      where,
      {
        ...(id ? { id } : {}),
        kind: kind?.id ?? (context.scheme.kinds[0] as Kind).id,
        attributes: Object.fromEntries(attributes),
        note: textOf(row, 'text') ?? '',
        tags,
        ...(user ? { createdBy: user } : {}),
        ...(created === undefined ? {} : { created }),
        ...(modified === undefined ? {} : { modified }),
        fragments,
      },
      placing,
    );
    const name = textOf(propertyOf(row, 'user_info'), 'display_name') || user;
    if (added !== undefined && user && name) builder.annotator({ id: user, name });
  });
  return ok(builder.finish(placing));
}

function toldBy(target: unknown): readonly Told[] {
  const selectors = listOf(target, 'selector');
  const quote = selectors.find((one) => propertyOf(one, 'type') === 'TextQuoteSelector');
  const position = selectors.find((one) => propertyOf(one, 'type') === 'TextPositionSelector');
  if (!quote && !position) return [];
  const context = { prefix: textOf(quote, 'prefix'), suffix: textOf(quote, 'suffix') };
  return [
    { start: numberOf(position, 'start'), end: numberOf(position, 'end'), quote: textOf(quote, 'exact'), ...context },
  ];
}
