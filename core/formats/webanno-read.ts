import { excerpt } from '../problem';
import { fail, ok, type Result } from '../result';
import type { Kind, Scheme } from '../scheme';
import { schemeIndex } from '../scheme-index';
import { tagsOfCell } from './csv-columns';
import type { FormatFile, ImportContext, Imported, ImportError } from './format';
import { articleNameOf, groundOf } from './import-ground';
import { ReportBuilder } from './import-report';
import { kindNamed, labelsOf } from './labels';
import { Placing } from './placing';
import { SetBuilder, type ToldAnnotation, type ToldFragment } from './set-builder';
import { featuresOf, shortName, typeOfKind } from './uima-names';
import { parseTsv, type TsvSpan } from './webanno-tsv';
import { layerFeatures } from './webanno-write';

/** Reads WebAnno TSV, ours or another program's. Never throws on bad input. */
export function readWebAnno(file: FormatFile, context: ImportContext): Result<Imported, ImportError> {
  const report = new ReportBuilder();
  const parsed = parseTsv(file, report);
  if (!parsed) return fail({ code: 'unreadable', where: file.name, reason: 'it is no WebAnno TSV 3' });
  if (!context.article) report.note('the text is put together from the sentences: what stands between them is made up');
  const ground = context.article ?? groundOf(context, { text: parsed.text, file: articleNameOf(file.name) });
  if (!ground) return fail({ code: 'needs-article' });
  const groups = new Map<string, { kind: Kind | undefined; spans: TsvSpan[] }>();
  parsed.spans.forEach((span, index) => {
    const id = span.values.get('caveatId');
    const key = id === undefined ? `#${index}` : `${span.layer} ${id}`;
    const group = groups.get(key);
    if (group) group.spans.push(span);
    else groups.set(key, { kind: kindOf(span, context.scheme), spans: [span] });
  });
  const builder = new SetBuilder(ground, context, report);
  const marks = [...groups.values()].map(({ kind, spans }) => ({
    where: `${file.name}, line ${spans[0]?.line}`,
    annotation: annotationOf(kind, spans, `${file.name}, line ${spans[0]?.line}`, context.scheme, report),
    fragments: spans.map((span) => fragmentOf(span, parsed.text, kind)),
  }));
  const placing = new Placing(
    ground.text,
    marks.flatMap(({ fragments }) => fragments),
    // What stands between sentences is not known.
    { usual: { unit: 'utf16', lineEnds: 'lf', bom: false }, raw: context.article?.raw, matches: sameInk },
  );
  for (const { where, annotation, fragments } of marks) builder.add(where, { ...annotation, fragments }, placing);
  return ok(builder.finish(placing));
}

function sameInk(words: string, quote: string): boolean {
  return words.replace(/\s/g, '') === quote.replace(/\s/g, '');
}

/** By the layer, or by a value that names a kind or a role. */
function kindOf({ layer, values }: TsvSpan, scheme: Scheme): Kind | undefined {
  const own = scheme.kinds.find(({ id }) => typeOfKind(id) === layer) ?? kindNamed(scheme, shortName(layer));
  if (own) return own;
  for (const value of values.values()) {
    const label = labelsOf(scheme).find(value);
    if (label) return scheme.kinds.find(({ id }) => id === label.kind);
  }
  return undefined;
}

function fragmentOf({ start, end, values }: TsvSpan, text: string, kind: Kind | undefined): ToldFragment {
  const said = [...values.values()].map((value) => value.toLowerCase());
  const role = values.get('role') ?? kind?.roles.find(({ id }) => said.includes(id.toLowerCase()))?.id;
  const known = kind?.roles.find(({ id }) => id.toLowerCase() === role?.toLowerCase())?.id;
  return { start, end, quote: text.slice(start, end), role: known };
}

function annotationOf(
  kind: Kind | undefined,
  spans: readonly TsvSpan[],
  where: string,
  scheme: Scheme,
  report: ReportBuilder,
): Omit<ToldAnnotation, 'fragments'> {
  const own = kind ?? (scheme.kinds[0] as Kind);
  const [{ layer, values }] = spans as [TsvSpan];
  if (!kind)
    report.note(`${where}: ${excerpt(layer)} is not one of our kinds; it is kept as ${own.name}, and tagged so`);
  const names = featuresOf(own);
  const listed = schemeIndex(scheme).kinds.get(own.id)?.values;
  const attributes: [string, string][] = [];
  const tags = [...(kind ? [] : [shortName(layer)]), ...tagsOfCell(values.get('tags') ?? '')];
  for (const [feature, value] of values) {
    const attribute = names.get(feature);
    if ((layerFeatures as readonly string[]).includes(feature)) continue;
    if (attribute !== undefined && (listed?.get(attribute)?.has(value) ?? true)) attributes.push([attribute, value]);
    else if (!kind || labelsOf(scheme).find(value) === undefined) tags.push(`${feature}:${value}`);
  }
  const id = values.get('caveatId');
  return {
    ...(id ? { id } : {}),
    kind: own.id,
    attributes: Object.fromEntries(attributes),
    note: values.get('note') ?? '',
    tags,
  };
}
