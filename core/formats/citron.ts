import type { Annotation, Fragment } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { fail, ok, type Result } from '../result';
import {
  baseName,
  writeEach,
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
import { isObject, listOf, numberOf, parseJson, propertyOf, textOf } from './json-reading';
import { keeps, lossesOf } from './losses';
import { offsetsIn } from './offsets-in';
import { Placing } from './placing';
import { readEach } from './read-each';
import { SetBuilder, type ToldFragment } from './set-builder';
import { compareContent } from './spans-and-links';

const ending = '.citron.json';
const roles = ['source', 'cue', 'content'];
/** Our own key, which Citron ignores: the name of the article's file. */
const fileKey = 'article_file';

export const citron: Format = {
  id: 'citron',
  name: 'Citron JSON',
  summary: 'Quotations with source, cue and content, for the BBC’s Citron and programs that read its output.',
  ending,
  unit: 'codepoint',
  lossless: false,
  drops: ['all that is no attribution', 'attributes and notes', 'a second cue', 'relations', 'what was read'],
  checkedBy: 'a reading of every span by its words, in a test',
  write: writeEach(write),
  read: (files, context) => readEach(files, (file) => read(file, context)),
  recognises: ({ text }) => /^\s*\{/.test(text) && /"quotes"\s*:\s*\[/.test(text) && text.includes('"contents"'),
};

function write(set: AnnotationSet, { withText }: ExportOptions): Exported {
  const losses: Loss[] = [...lossesOf(set, keeps('roles'))];
  const offset = offsetsIn(set.text, 'codepoint');
  const onFile = ({ start, end }: Fragment) => ({
    start: offset(start),
    end: offset(end),
    text: set.text.slice(start, end),
  });
  const quotes = set.annotations
    .flatMap((annotation) => quotation(annotation, losses))
    .sort(compareContent)
    .map(({ fragments }) => {
      const of = (role: string) => fragments.filter((fragment) => fragment.role === role).map(onFile);
      const [cue] = of('cue');
      return { ...(cue ? { cue } : {}), sources: of('source'), contents: of('content') };
    });
  const value = { ...(withText ? { text: set.text } : {}), quotes, [fileKey]: set.article.file };
  return {
    files: [{ name: `${baseName(set.article)}${ending}`, text: `${JSON.stringify(value, null, 1)}\n` }],
    losses,
  };
}

/** What of an annotation is a quotation: its sources, one cue and its contents. */
function quotation(annotation: Annotation, losses: Loss[]): readonly Annotation[] {
  const { id } = annotation;
  const cue = annotation.fragments.find(({ role }) => role === 'cue');
  const fragments = annotation.fragments.filter(
    (fragment) => roles.includes(fragment.role ?? '') && (fragment.role !== 'cue' || fragment === cue),
  );
  if (annotation.kind !== 'attribution' || !fragments.some(({ role }) => role === 'content')) {
    losses.push({ annotation: id, what: 'annotation: it is no attribution of a content' });
    return [];
  }
  if (fragments.length < annotation.fragments.length) {
    losses.push({ annotation: id, what: 'place: there is room for one cue, and for nothing without a role' });
    losses.push({ annotation: id, what: 'roles: there is room for one cue' });
  }
  return [{ ...annotation, fragments }];
}

function read(file: FormatFile, context: ImportContext): Result<Imported, ImportError> {
  const json = parseJson(file.text);
  if (!json.ok) return fail({ code: 'unreadable', where: file.name, reason: json.error });
  const { value } = json;
  if (!Array.isArray(propertyOf(value, 'quotes')))
    return fail({ code: 'unreadable', where: file.name, reason: 'it has no quotes' });
  const name = textOf(value, fileKey) || articleNameOf(file.name);
  const ground = groundOf(context, { text: textOf(value, 'text'), file: name });
  if (!ground) return fail({ code: 'needs-article' });
  const report = new ReportBuilder();
  const builder = new SetBuilder(ground, context, report);
  const quotes = listOf(value, 'quotes').map((quote) => [
    ...listOf(quote, 'sources').map((span) => toldBy(span, 'source')),
    ...listOf(quote, 'cue').map((span) => toldBy(span, 'cue')),
    ...listOf(quote, 'contents').map((span) => toldBy(span, 'content')),
  ]);
  const placing = new Placing(ground.text, quotes.flat(), { ...ground, usual: countingIn(ground, 'codepoint') });
  const kind = (context.scheme.kinds.find(({ id }) => id === 'attribution') ?? context.scheme.kinds[0])?.id ?? '';
  quotes.forEach((fragments, index) => {
    const where = `${file.name}, quote ${index + 1}`;
    if (fragments.length === 0) report.lost(where, 'it has neither source, cue nor content');
    else builder.add(where, { kind, fragments }, placing);
  });
  const more = isObject(value) ? listOf(value, 'people').length : 0;
  if (more > 0) report.note('the list of people is left out');
  return ok(builder.finish(placing));
}

function toldBy(span: unknown, role: string): ToldFragment {
  return { start: numberOf(span, 'start'), end: numberOf(span, 'end'), quote: textOf(span, 'text'), role };
}
