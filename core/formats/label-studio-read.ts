import { fail, ok, type Result } from '../result';
import type { Kind, Scheme } from '../scheme';
import { schemeIndex } from '../scheme-index';
import type { ImportContext, Imported, ImportError } from './format';
import { articleNameOf, countingIn, groundOf } from './import-ground';
import { ReportBuilder } from './import-report';
import { idOf, isObject, listOf, numberOf, propertyOf, textOf, textsOf } from './json-reading';
import { controlName } from './label-studio-config';
import { labelsOf } from './labels';
import { importSpans, type ToldLink, type ToldSpan } from './spans-and-links';

/** Reads one task with all its annotations. Never throws on bad input. */
export function readTask(where: string, task: unknown, context: ImportContext): Result<Imported, ImportError> {
  const data = propertyOf(task, 'data');
  const annotations = [...listOf(task, 'annotations'), ...listOf(task, 'completions')];
  if (!isObject(data)) return fail({ code: 'unreadable', where, reason: 'it is no task: it has no data' });
  const report = new ReportBuilder();
  const results = annotations.map(
    (one, index) => new TaskResult(`${index}`, where, listOf(one, 'result'), context.scheme, report),
  );
  const spans = results.flatMap((result) => result.spans());
  const links = results.flatMap((result) => result.links());
  if (listOf(task, 'predictions').length > 0) report.note(`${where}: predictions are left out`);
  const text = textOf(data, textKeyOf(annotations)) ?? textOf(data, 'text');
  const ground = groundOf(context, { text, file: textOf(data, 'article_file') ?? articleNameOf(where) });
  if (!ground) return fail({ code: 'needs-article' });
  const usual = countingIn(ground, 'codepoint');
  return ok(importSpans(spans, links, { ground, context, report, usual, keepIds: true }));
}

/** The key of the data that the regions are in: a configuration may call it anything. */
function textKeyOf(annotations: readonly unknown[]): string {
  for (const annotation of annotations)
    for (const region of listOf(annotation, 'result')) {
      const name = textOf(region, 'to_name');
      if (name !== undefined) return name;
    }
  return 'text';
}

type More = { attributes: Record<string, string>; tags: string[]; notes: string[] };

/** What one annotator made of a task. Several may use the same region ids. */
class TaskResult {
  private readonly seen = new Map<string, ToldSpan>();

  constructor(
    private readonly key: string,
    private readonly where: string,
    private readonly result: readonly unknown[],
    private readonly scheme: Scheme,
    private readonly report: ReportBuilder,
  ) {}

  spans(): readonly ToldSpan[] {
    const more = new Map<string, More>();
    this.result.forEach((item, index) => {
      const value = propertyOf(item, 'value');
      const id = idOf(item, 'id');
      if (!isObject(value) || propertyOf(item, 'type') === 'relation') return;
      const [label] = textsOf([...listOf(value, 'labels'), ...listOf(value, 'hypertextlabels')]);
      const where = `${this.where}, result ${index + 1}`;
      if (label === undefined) {
        if (id !== undefined) this.say(item, value, moreOf(more, id));
        else this.report.note(`${where}: what is said of the whole text is left out`);
        return;
      }
      const key = id === undefined ? `result ${index}` : id;
      if (this.seen.has(key)) return this.report.note(`${where}: only the first label of a region is kept`);
      moreOf(more, key).notes.push(...textsOf(listOf(propertyOf(item, 'meta'), 'text')));
      const place = propertyOf(value, 'globalOffsets') ?? value;
      this.seen.set(key, {
        id: this.scoped(key),
        where,
        label,
        start: numberOf(place, 'start'),
        end: numberOf(place, 'end'),
        quote: textOf(value, 'text'),
      });
    });
    return [...this.seen].map(([key, span]) => ({ ...span, more: saidOf(span.label, this.scheme, more.get(key)) }));
  }

  links(): readonly ToldLink[] {
    return this.result.flatMap((item, index): ToldLink[] => {
      if (propertyOf(item, 'type') !== 'relation') return [];
      const ends = [this.scoped(idOf(item, 'from_id') ?? ''), this.scoped(idOf(item, 'to_id') ?? '')] as const;
      const [from, to] = propertyOf(item, 'direction') === 'left' ? [ends[1], ends[0]] : ends;
      const [type = ''] = textsOf(listOf(item, 'labels'));
      return [{ where: `${this.where}, result ${index + 1}`, from, to, type }];
    });
  }

  private scoped(id: string): string {
    return this.key === '0' ? id : `${id}@${this.key}`;
  }

  private say(item: unknown, value: unknown, { attributes, tags }: More): void {
    const name = textOf(item, 'from_name') ?? '';
    const said = textsOf([
      ...listOf(value, 'choices'),
      ...(textOf(item, 'type') === 'textarea' ? listOf(value, 'text') : []),
    ]);
    if (name === 'tags') tags.push(...said);
    else if (said[0] !== undefined && !Object.hasOwn(attributes, name))
      Object.defineProperty(attributes, name, { value: said[0], enumerable: true });
  }
}

function moreOf(all: Map<string, More>, id: string): More {
  let more = all.get(id);
  if (!more) all.set(id, (more = { attributes: {}, tags: [], notes: [] }));
  return more;
}

/** What controls say of a region: attributes of its kind, or else tags. */
function saidOf(
  label: string,
  scheme: Scheme,
  { attributes, tags, notes }: More = { attributes: {}, tags: [], notes: [] },
) {
  const kind = scheme.kinds.find(({ id }) => id === labelsOf(scheme).find(label)?.kind);
  const found: [string, string][] = [];
  const others: string[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = kind && attributeNamed(scheme, kind, name, value);
    if (attribute === undefined) others.push(`${name}:${value}`);
    else found.push([attribute, value]);
  }
  return {
    attributes: Object.fromEntries(found),
    tags: [...tags, ...others],
    ...(notes.length === 0 ? {} : { note: notes.join('\n\n') }),
  };
}

function attributeNamed(scheme: Scheme, kind: Kind, name: string, value: string): string | undefined {
  const attribute = kind.attributes.find(({ id }) => controlName(kind.id, id) === name || id === name);
  const values = attribute && schemeIndex(scheme).kinds.get(kind.id)?.values.get(attribute.id);
  return !values || values.has(value) ? attribute?.id : undefined;
}
