import type { AnnotationSet } from '../annotation-set';
import { fail, ok, type Result } from '../result';
import type { Span } from '../text';
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
import { keeps, lossesOf } from './losses';
import { offsetsIn } from './offsets-in';
import { readEach } from './read-each';
import { flatten, importSpans, spanIds, type ToldLink, type ToldSpan } from './spans-and-links';
import { onTokens, TokenIndex, tokensOf } from './tokens';

export const prodigy: Format = {
  id: 'prodigy',
  name: 'Prodigy JSONL',
  summary: 'Texts with tokens, spans and relations, a line each, for Prodigy.',
  ending: '.prodigy.jsonl',
  unit: 'codepoint',
  lossless: false,
  drops: ['all but kinds, roles and places', 'ids of relations', 'parts of tokens', 'what was read'],
  checkedBy: 'a reading of every span by its tokens, in a test; Python 3 slices every span and token',
  write,
  read: (files, context) =>
    readEach(
      files.flatMap((file) => parseJsonLines(file).map((line) => ({ ...line, name: line.where }))),
      (line) => readTask(line, context),
    ),
  recognises: ({ name, text }) => /\.jsonl?$/i.test(name) && text.slice(0, 1_000_000).includes('"token_start"'),
};

function write(sets: readonly AnnotationSet[], { withText }: ExportOptions): Exported {
  const losses: Loss[] = [];
  const lines = sets.map((set) => {
    const index = new TokenIndex(tokensOf(set.text));
    const aligned = onTokens(set, index);
    losses.push(
      ...lossesOf(set, keeps('roles', 'id'), { relations: 'only their types and ends are kept' }),
      ...aligned.losses,
    );
    return `${JSON.stringify(taskOf(aligned.set, index, withText))}\n`;
  });
  const [only] = sets.length === 1 ? sets : [];
  const name = `${only ? baseName(only.article) : 'annotation-sets'}.prodigy.jsonl`;
  return { files: [{ name, text: lines.join('') }], losses };
}

function taskOf(set: AnnotationSet, index: TokenIndex, withText: boolean) {
  const { spans, links } = flatten(set);
  const ids = spanIds(set, spans);
  const offset = offsetsIn(set.text, 'codepoint');
  const onFile = ({ start, end }: Span) => ({ start: offset(start), end: offset(end) });
  const tokens = index.tokens.map((token, id) => ({
    text: set.text.slice(token.start, token.end),
    ...onFile(token),
    id,
    ws: /^\s/.test(set.text.charAt(token.end)),
  }));
  const told = spans.map(({ fragment, label }, number) => {
    const { first, last } = index.touched(fragment) as { first: number; last: number };
    return { ...onFile(fragment), token_start: first, token_end: last, label: label.toUpperCase(), id: ids[number] };
  });
  const relations = links.map(({ from, to, type }) => {
    const [head, child] = [told[from], told[to]];
    return { head: head?.token_end, child: child?.token_end, label: type, head_span: head, child_span: child };
  });
  const words = withText ? { text: set.text, tokens } : {};
  return { ...words, spans: told, relations, answer: 'accept', meta: { source: set.article.file } };
}

function readTask({ where, value: json }: JsonLine, context: ImportContext): Result<Imported, ImportError> {
  if (!json.ok) return fail({ code: 'unreadable', where, reason: json.error });
  const { value } = json;
  if (!isObject(value) || !Array.isArray(propertyOf(value, 'spans')))
    return fail({ code: 'unreadable', where, reason: 'it is no text with spans' });
  const report = new ReportBuilder();
  const answer = textOf(value, 'answer');
  if (answer !== undefined && answer !== 'accept')
    report.note(`${where}: it was answered with ${answer}, not accepted`);
  const source = textOf(propertyOf(value, 'meta'), 'source');
  const ground = groundOf(context, { text: textOf(value, 'text'), file: source || articleNameOf(where) });
  if (!ground) return fail({ code: 'needs-article' });
  const ids = new Map<string, string>();
  const spans = listOf(value, 'spans').map((span, index): ToldSpan => {
    const id = idOf(span, 'id') || `span ${index + 1}`;
    if (!ids.has(placeOf(span))) ids.set(placeOf(span), id);
    const place = { start: numberOf(span, 'start'), end: numberOf(span, 'end'), quote: textOf(span, 'text') };
    return { id, where: `${where}, span ${index + 1}`, label: textOf(span, 'label') ?? '', ...place };
  });
  const links = listOf(value, 'relations').map((link, index): ToldLink => {
    const end = (key: string) => idOf(propertyOf(link, key), 'id') || (ids.get(placeOf(propertyOf(link, key))) ?? '');
    return {
      where: `${where}, relation ${index + 1}`,
      from: end('head_span'),
      to: end('child_span'),
      type: textOf(link, 'label') ?? '',
    };
  });
  const usual = countingIn(ground, 'codepoint');
  const keepIds = listOf(value, 'spans').some((span) => idOf(span, 'id') !== undefined);
  return ok(importSpans(spans, links, { ground, context, report, usual, keepIds }));
}

/** Spans of others have no ids: a relation means the span at its place. */
function placeOf(span: unknown): string {
  return `${numberOf(span, 'start')} ${numberOf(span, 'end')} ${textOf(span, 'label')}`;
}
