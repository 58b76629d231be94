import { endOf, startOf, type Annotation, type Fragment } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { excerpt } from '../problem';
import type { Kind, Scheme } from '../scheme';
import type { ImportContext, Imported } from './format';
import type { Ground } from './import-ground';
import type { ReportBuilder } from './import-report';
import { labelsOf } from './labels';
import type { Counting } from './offset-reading';
import { Placing, type Told } from './placing';
import { SetBuilder } from './set-builder';

/*
 * Many formats know only stretches with one label each, and links between two of them. An annotation is then the stretch
 * of its cue, or else its first, linked to each of its others by what role that has.
 */

export interface FlatSpan {
  readonly annotation: Annotation;
  readonly fragment: Fragment;
  readonly label: string;
}

/** From one span to another, by their places in the list. */
export interface FlatLink {
  readonly from: number;
  readonly to: number;
  readonly type: string;
}

export interface Flat {
  readonly spans: readonly FlatSpan[];
  readonly links: readonly FlatLink[];
}

/** In one order, whatever the ids and times of those that stand in one place. */
export function flatten({ annotations: some, relations, scheme }: AnnotationSet): Flat {
  const annotations = some.toSorted(compareContent);
  const { nameOf } = labelsOf(scheme);
  const spans: FlatSpan[] = [];
  const links: FlatLink[] = [];
  const heads = new Map<string, number>();
  for (const annotation of annotations) {
    const first = spans.length;
    for (const fragment of annotation.fragments)
      spans.push({ annotation, fragment, label: nameOf(annotation.kind, fragment.role) });
    const cue = annotation.fragments.findIndex(({ role }) => role === 'cue');
    const head = first + Math.max(0, cue);
    heads.set(annotation.id, head);
    annotation.fragments.forEach(({ role }, index) => {
      if (first + index !== head) links.push({ from: head, to: first + index, type: partType(scheme, role) });
    });
  }
  for (const { type, from, to } of relations)
    links.push({ from: heads.get(from) as number, to: heads.get(to) as number, type });
  links.sort((a, b) => a.from - b.from || a.to - b.to || (a.type < b.type ? -1 : 1));
  return { spans, links };
}

/** Spans by their places alone, for formats that do not tell which of them are one annotation. */
export function spansInOrder({ spans }: Flat): readonly FlatSpan[] {
  return spans.toSorted(
    ({ fragment: a, label: one }, { fragment: b, label: other }) =>
      a.start - b.start || b.end - a.end || (one < other ? -1 : one > other ? 1 : 0),
  );
}

/** Text order that does not depend on times, and on ids only among those that say the same of the same words. */
export function compareContent(a: Annotation, b: Annotation): number {
  const place = startOf(a) - startOf(b) || endOf(b) - endOf(a);
  const [one, other] = place === 0 ? [contentOf(a), contentOf(b)] : ['', ''];
  return place || (one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1);
}

function contentOf({ kind, fragments }: Annotation): string {
  return JSON.stringify([kind, fragments.map(({ start, end, role }) => [start, end, role])]);
}

/** An id for each span: that of its annotation for the first of one, or for its cue; one that is free for the others. */
export function spanIds({ annotations }: AnnotationSet, spans: readonly FlatSpan[]): readonly string[] {
  const taken = new Set(annotations.map(({ id }) => id));
  return spans.map(({ annotation: { fragments, id }, fragment }) => {
    if (fragment === (fragments.find(({ role }) => role === 'cue') ?? fragments[0])) return id;
    let number = fragments.indexOf(fragment) + 1;
    while (taken.has(`${id}#${number}`)) number++;
    const own = `${id}#${number}`;
    taken.add(own);
    return own;
  });
}

/** What the link to a part is called: its role, unless a relation is called so. */
function partType({ relationTypes }: Scheme, role: string | undefined): string {
  const plain = role ?? 'part';
  return relationTypes.some(({ id }) => id === plain) ? `part_${plain}` : plain;
}

export interface ToldSpan extends Told {
  readonly id: string;
  readonly where: string;
  readonly label: string;
  /** What else is told of the annotation, by any of its spans. */
  readonly more?: Partial<
    Pick<Annotation, 'id' | 'attributes' | 'note' | 'tags' | 'created' | 'modified' | 'createdBy'>
  >;
}

export interface ToldLink {
  readonly where: string;
  readonly from: string;
  readonly to: string;
  readonly type: string;
}

export interface SpansOptions {
  readonly ground: Ground;
  readonly context: ImportContext;
  readonly report: ReportBuilder;
  readonly usual: Counting;
  /** Whether nothing in the file tells what its offsets count. */
  readonly doubtful?: boolean;
  /** Whether the id of an annotation’s first span is its own. */
  readonly keepIds?: boolean;
}

/** A set out of stretches and links, in the context’s scheme: the reverse of `flatten`, and whatever others wrote. */
export function importSpans(
  spans: readonly ToldSpan[],
  links: readonly ToldLink[],
  { ground, context, report, keepIds = false, ...options }: SpansOptions,
): Imported {
  const builder = new SetBuilder(ground, context, report);
  const placing = new Placing(ground.text, spans, { ...ground, ...options });
  const groups = new Groups(spans, context.scheme);
  const others = links.filter((link) => !groups.join(link));
  const ids = new Map<string, string>();
  for (const group of groups.all()) {
    const [head] = group as [ToldSpan];
    const { kind, tags } = kindOf(head, context.scheme, report);
    const id = builder.add(
      head.where,
      {
        ...Object.assign({}, ...group.map(({ more }) => more ?? {})),
        ...(keepIds && head.id !== '' ? { id: head.id } : {}),
        kind: kind.id,
        attributes: Object.fromEntries(group.flatMap(({ more }) => Object.entries(more?.attributes ?? {}))),
        tags: [...tags, ...group.flatMap(({ more }) => more?.tags ?? [])],
        fragments: group.map((span) => ({ ...span, role: labelsOf(context.scheme).find(span.label)?.role, more: {} })),
      },
      placing,
    );
    if (id !== undefined) for (const span of group) ids.set(span.id, id);
  }
  for (const { where, type, from, to } of others) {
    const ends = { from: ids.get(from) ?? from, to: ids.get(to) ?? to };
    builder.addRelation(where, { ...ends, type });
  }
  return builder.finish(placing);
}

function kindOf(
  { where, label }: ToldSpan,
  scheme: Scheme,
  report: ReportBuilder,
): { readonly kind: Kind; readonly tags: readonly string[] } {
  const found = labelsOf(scheme).find(label);
  const kind = scheme.kinds.find(({ id }) => id === found?.kind);
  if (kind) return { kind, tags: [] };
  const first = scheme.kinds[0] as Kind;
  report.note(`${where}: ${excerpt(label)} is not one of our kinds; it is kept as ${first.name}, and tagged so`);
  return { kind: first, tags: label === '' ? [] : [label] };
}

/** Spans that belong to one annotation, as their links say. */
class Groups {
  private readonly spans = new Map<string, ToldSpan>();
  private readonly group = new Map<string, ToldSpan[]>();

  constructor(
    spans: readonly ToldSpan[],
    private readonly scheme: Scheme,
  ) {
    for (const span of spans) {
      const id = this.spans.has(span.id) ? `${span.id}\0${this.spans.size}` : span.id;
      this.spans.set(id, span);
      this.group.set(id, [span]);
    }
  }

  /** Joins what a link says is one annotation; answers whether it says so. */
  join({ from, to, type }: ToldLink): boolean {
    const [head, part] = [this.spans.get(from), this.spans.get(to)];
    if (!head || !part) return false;
    const [one, other] = [labelsOf(this.scheme).find(head.label), labelsOf(this.scheme).find(part.label)];
    if (!one || one.kind !== other?.kind || partType(this.scheme, other.role) !== type.toLowerCase()) return false;
    const [into, joined] = [this.group.get(from) as ToldSpan[], this.group.get(to) as ToldSpan[]];
    if (into === joined) return true;
    into.push(...joined);
    for (const span of joined) this.group.set(span.id, into);
    return true;
  }

  all(): Iterable<readonly ToldSpan[]> {
    return new Set(this.group.values());
  }
}
