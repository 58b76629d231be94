import type { Annotation, Relation } from '../annotation';
import { fail, ok, type Result } from '../result';
import type { Kind, Scheme } from '../scheme';
import { schemeIndex } from '../scheme-index';
import type { FormatFile, ImportContext, Imported, ImportError } from './format';
import { ReportBuilder } from './import-report';
import {
  asList,
  isObject,
  listOf,
  numberOf,
  parseJson,
  propertyOf,
  textOf,
  textsOf,
  type JsonObject,
} from './json-reading';
import { kindNamed } from './labels';
import { Placing } from './placing';
import { instantOf, SetBuilder, type ToldAnnotation, type ToldFragment } from './set-builder';
import { groundOfShell, readShell, type SetShell } from './set-shell';
import { idOfIri } from './web-annotation-words';

/** Reads Web Annotations, ours or another program's: one, a list, a page or a collection. Never throws on bad input. */
export function readWebAnnotations(file: FormatFile, context: ImportContext): Result<Imported, ImportError> {
  const where = file.name;
  const json = parseJson(file.text);
  if (!json.ok) return fail({ code: 'unreadable', where, reason: json.error });
  const report = new ReportBuilder();
  const items = annotationsIn(json.value, report, where);
  const own = propertyOf(json.value, 'caveat:set');
  if (items.length === 0 && own === undefined)
    return fail({ code: 'unreadable', where, reason: 'there is no Web Annotation in it' });
  const shell = own === undefined ? undefined : shellIn(own, where, report);
  const found = groundOfShell(shell, { file: where }, context, report);
  if (!found) return fail({ code: 'needs-article' });
  const { ground, base } = found;
  const builder = new SetBuilder(ground, context, report, base);
  const marks = items.filter(({ value }) => !isLink(value));
  const told = marks.map(({ value }) => fragmentsOf(value));
  const placing = new Placing(ground.text, told.flat(), {
    ...ground,
    usual: { unit: 'codepoint', lineEnds: 'lf', bom: false },
  });
  const reader = new AnnotationReader(builder, report);
  marks.forEach((item, index) => {
    const fragments = told[index] as readonly ToldFragment[];
    if (fragments.length === 0) report.lost(item.where, 'it does not say where in the text it is');
    else builder.add(item.where, { ...reader.annotation(item), fragments } as ToldAnnotation, placing);
  });
  for (const { value, where: at } of items) if (isLink(value)) builder.addRelation(at, relationOf(value));
  return ok(builder.finish(placing));
}

interface Item {
  readonly where: string;
  readonly value: JsonObject;
}

/** Every annotation of a document, however it is wrapped. */
function annotationsIn(value: unknown, report: ReportBuilder, where: string): readonly Item[] {
  return asList(value).flatMap((one, index): readonly Item[] => {
    const at = Array.isArray(value) ? `${where}, annotation ${index + 1}` : where;
    const isPart = ['AnnotationCollection', 'AnnotationPage'].some((type) => listOf(one, 'type').includes(type));
    if (isPart || propertyOf(one, '@graph') !== undefined) {
      if (textOf(one, 'first') ?? textOf(one, 'next'))
        report.note(`${at}: a part of the collection is elsewhere and is not fetched`);
      return ['first', 'items', '@graph'].flatMap((key) => {
        const part = propertyOf(one, key);
        return isObject(part) || Array.isArray(part) ? annotationsIn(part, report, where) : [];
      });
    }
    if (isObject(one) && listOf(one, 'type').includes('Annotation')) return [{ where: at, value: one }];
    if (Array.isArray(value)) report.unread(at, 'it is no Annotation');
    return [];
  });
}

function shellIn(value: unknown, where: string, report: ReportBuilder): SetShell | undefined {
  const shell = readShell(value);
  if (!shell.ok) report.unread(where, shell.error);
  return shell.ok ? shell.value : undefined;
}

/** Whether an annotation is one of our relations. */
function isLink(value: JsonObject): boolean {
  return propertyOf(value, 'motivation') === 'linking' && isObject(propertyOf(value, 'caveat:more'));
}

function relationOf(value: JsonObject): Relation {
  const { id, from, to, ...more } = propertyOf(value, 'caveat:more') as Partial<Relation>;
  const bodies = listOf(value, 'body');
  return {
    ...more,
    id: id ?? idOfIri('relation', textOf(value, 'id') ?? ''),
    type: bodies.map((body) => textOf(body, 'value')).find((type) => type !== undefined) ?? '',
    from: from ?? idOfIri('annotation', textsOf(listOf(value, 'target'))[0] ?? ''),
    to: to ?? idOfIri('annotation', bodies.map((body) => textOf(body, 'id')).find((iri) => iri !== undefined) ?? ''),
  };
}

/** The stretches that an annotation's targets select. Those of our own may have a role. */
function fragmentsOf(annotation: JsonObject): readonly ToldFragment[] {
  return listOf(annotation, 'target')
    .flatMap(targetsIn)
    .flatMap((target): ToldFragment[] => {
      const selectors = listOf(target, 'selector');
      const quote = selectors.find((one) => propertyOf(one, 'type') === 'TextQuoteSelector');
      const position = selectors.find((one) => propertyOf(one, 'type') === 'TextPositionSelector');
      if (!quote && !position) return [];
      const more = propertyOf(target, 'caveat:more');
      return [
        {
          start: numberOf(position, 'start'),
          end: numberOf(position, 'end'),
          quote: textOf(quote, 'exact'),
          prefix: textOf(quote, 'prefix'),
          suffix: textOf(quote, 'suffix'),
          role: textOf(target, 'caveat:role'),
          ...(isObject(more) ? { more } : {}),
        },
      ];
    });
}

/** A target, or those that are listed in one. */
function targetsIn(target: unknown): readonly unknown[] {
  const items = listOf(target, 'items');
  return items.length > 0 ? items.flatMap(targetsIn) : [target];
}

/** Understands what an annotation says of its words. */
class AnnotationReader {
  private readonly scheme: Scheme;

  constructor(
    private readonly builder: SetBuilder,
    private readonly report: ReportBuilder,
  ) {
    this.scheme = builder.scheme;
  }

  annotation({ where, value }: Item): Omit<ToldAnnotation, 'fragments'> {
    const more = propertyOf(value, 'caveat:more');
    const own = isObject(more) ? more : undefined;
    const { attributes, ...rest } = (own ?? {}) as Partial<Annotation>;
    const said = this.bodies(where, value, own !== undefined);
    const id = rest.id ?? textOf(value, 'id');
    const created = instantOf(propertyOf(value, 'created'));
    const modified = instantOf(propertyOf(value, 'modified'));
    return {
      ...rest,
      kind: said.kind.id,
      attributes: { ...said.attributes, ...(isObject(attributes) ? attributes : {}) },
      note: said.notes.join('\n\n'),
      tags: said.tags,
      ...(id === undefined ? {} : { id: rest.id ?? idOfIri('annotation', id).slice(0, 200) }),
      ...(created === undefined ? {} : { created }),
      ...(modified === undefined ? {} : { modified }),
      ...(rest.createdBy === undefined ? this.creator(value, own !== undefined) : {}),
    };
  }

  private bodies(where: string, value: JsonObject, isOwn: boolean) {
    const bodies = [...listOf(value, 'body').flatMap(targetsIn), ...listOf(value, 'bodyValue')];
    const attributes: [string, string][] = [];
    const notes: string[] = [];
    const labels: { readonly text: string; readonly classifies: boolean }[] = [];
    for (const body of bodies) {
      const text =
        typeof body === 'string' ? body : (textOf(body, 'value') ?? textOf(body, 'source') ?? textOf(body, 'id'));
      if (text === undefined) {
        this.report.note(`${where}: a body without text is left out`);
        continue;
      }
      const purposes = textsOf(listOf(body, 'purpose'));
      const attribute = textOf(body, 'caveat:attribute');
      if (attribute !== undefined && text.startsWith(`${attribute}:`))
        attributes.push([attribute, text.slice(attribute.length + 1)]);
      else if (['classifying', 'tagging', 'identifying'].some((purpose) => purposes.includes(purpose)))
        labels.push({ text, classifies: purposes.includes('classifying') });
      else notes.push(text);
    }
    const named = labels.find(({ text, classifies }) => (classifies || !isOwn) && kindNamed(this.scheme, text));
    const kind = (named && kindNamed(this.scheme, named.text)) ?? (this.scheme.kinds[0] as Kind);
    if (!named)
      this.report.note(`${where}: its kind is not one of ours; it is kept as ${kind.name}, and its label as a tag`);
    const tags: string[] = [];
    for (const label of labels) {
      if (label === named) continue;
      const pair = isOwn ? undefined : attributeIn(this.scheme, kind, label.text);
      if (pair) attributes.push(pair);
      else tags.push(label.text);
    }
    return { kind, attributes: Object.fromEntries(attributes), notes, tags };
  }

  private creator(value: JsonObject, isOwn: boolean): { readonly createdBy?: string } {
    const [creator] = listOf(value, 'creator');
    const iri = typeof creator === 'string' ? creator : textOf(creator, 'id');
    const name = textOf(creator, 'name') ?? textOf(creator, 'nickname') ?? textOf(creator, 'email') ?? iri;
    const id = (iri === undefined ? name : idOfIri('annotator', iri))?.slice(0, 200);
    if (!id || name === undefined) return {};
    if (!isOwn) this.builder.annotator({ id, name });
    return { createdBy: id };
  }
}

/** `quoteType:direct`, as we write it, where another program kept no more than that. */
function attributeIn(scheme: Scheme, kind: Kind, text: string): [string, string] | undefined {
  const at = text.indexOf(':');
  const [id, value] = [text.slice(0, at), text.slice(at + 1)];
  const own = schemeIndex(scheme).kinds.get(kind.id);
  if (at === -1 || !own?.attributes.has(id)) return undefined;
  const values = own.values.get(id);
  return !values || values.has(value) ? [id, value] : undefined;
}
