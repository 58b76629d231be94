import type { Annotation } from '../annotation';
import { excerpt } from '../problem';
import { fail, ok, type Result } from '../result';
import type { Kind, Scheme } from '../scheme';
import { bratName } from './brat-conf';
import { parseBratLine, type BratLine, type BratPiece } from './brat-lines';
import { attributeIn, ownTags, roleOf, toldPiece, wholeFragments } from './brat-meaning';
import { unescapeLine } from './brat-text';
import { annotatorNote, ownNote, setNote } from './brat-write';
import type { FormatFile, ImportContext, Imported, ImportError } from './format';
import { ReportBuilder } from './import-report';
import { isObject, parseJson, textOf, type JsonObject } from './json-reading';
import { kindNamed, labelsOf } from './labels';
import { Placing } from './placing';
import { SetBuilder, type ToldAnnotation, type ToldFragment } from './set-builder';
import { groundOfShell, readShell, type SetShell } from './set-shell';

type Line<Is extends BratLine['is']> = Extract<BratLine, { readonly is: Is }>;
type Located<L> = L & { readonly where: string };

/** Reads one `.ann` with its `.txt`, if there is one: ours or another program's. Never throws on bad input. */
export function readBrat(
  ann: FormatFile,
  txt: FormatFile | undefined,
  context: ImportContext,
): Result<Imported, ImportError> {
  const report = new ReportBuilder();
  const document = new BratDocument(ann, report);
  if (document.isEmpty)
    return fail({ code: 'unreadable', where: ann.name, reason: 'there is no line of brat’s in it' });
  const file = txt?.name ?? ann.name.replace(/\.ann$/i, '.txt');
  const found = groundOfShell(document.shell(report), { file, text: txt?.text }, context, report);
  if (!found) return fail({ code: 'needs-article' });
  const { ground, base, loose } = found;
  const builder = new SetBuilder(ground, context, report, base);
  const marks = document.marks(builder.scheme, report);
  const usual = { unit: 'codepoint', lineEnds: 'lf', bom: false } as const;
  const placing = new Placing(
    ground.text,
    marks.flatMap(({ told }) => told.fragments),
    { ...ground, usual },
  );
  const ids = new Map<string, string>();
  for (const { where, told, refs } of marks) {
    const id = builder.add(where, told, placing);
    if (id !== undefined) for (const ref of refs) ids.set(ref, id);
  }
  for (const { where, ...link } of document.links(builder.scheme))
    builder.addRelation(where, { ...link, from: ids.get(link.from) ?? link.from, to: ids.get(link.to) ?? link.to });
  for (const relation of loose) builder.addRelation('the note on the set', relation);
  return ok(builder.finish(placing));
}

/** An annotation to be, with all that the file's other lines may call it. */
interface Mark {
  readonly where: string;
  readonly told: ToldAnnotation;
  readonly refs: readonly string[];
}

class BratDocument {
  private readonly entities = new Map<string, Located<Line<'entity'>>>();
  private readonly events = new Map<string, Located<Line<'event'>>>();
  private readonly relations: Located<Line<'relation'>>[] = [];
  private readonly attributes = new Map<string, Located<Line<'attribute'>>[]>();
  private readonly notes = new Map<string, Located<Line<'note'>>[]>();
  private readonly targets = new Map<string, string[]>();
  private setNote: string | undefined;

  constructor({ name, text }: FormatFile, report: ReportBuilder) {
    text.split('\n').forEach((line, index) => {
      if (line.trim() === '') return;
      const where = `${name}, line ${index + 1}`;
      const parsed = parseBratLine(line.replace(/\r$/, ''));
      if (parsed.ok) this.take({ ...parsed.value, where }, report);
      else report.unread(where, `${parsed.error}: ${excerpt(line)}`);
    });
  }

  get isEmpty(): boolean {
    return this.entities.size === 0 && this.setNote === undefined;
  }

  shell(report: ReportBuilder): SetShell | undefined {
    if (this.setNote === undefined) return undefined;
    const json = parseJson(this.setNote);
    const shell = json.ok ? readShell(json.value) : json;
    if (!shell.ok) report.unread('the note on the set', shell.error);
    return shell.ok ? shell.value : undefined;
  }

  /** Every event, and every entity that is not part of one. */
  marks(scheme: Scheme, report: ReportBuilder): readonly Mark[] {
    const used = new Set<string>();
    const marks: Mark[] = [];
    for (const event of this.events.values()) {
      const parts = [event.trigger, ...event.args.map(({ ref }) => ref)];
      for (const ref of parts) used.add(ref);
      const fragments = this.eventFragments(event, scheme, report);
      if (fragments.length === 0)
        report.lost(event.where, `nothing that it is made of is there: ${excerpt(parts.join(', '))}`);
      else
        marks.push(
          this.mark(
            event.where,
            event.type,
            undefined,
            fragments,
            [event.id, ...parts.filter((ref) => this.entities.has(ref))],
            scheme,
            report,
          ),
        );
    }
    for (const { id, where, type, pieces } of this.entities.values()) {
      if (used.has(id)) continue;
      const label = labelsOf(scheme).find(type);
      const fragments = pieces.map((piece) => toldPiece(piece, label?.role));
      marks.push(this.mark(where, type, label?.kind, fragments, [id], scheme, report));
    }
    return marks;
  }

  /** Links, between what lines call their ends. */
  *links(scheme: Scheme) {
    for (const { id, where, type, args } of this.relations) {
      const own = this.ownOf([id]);
      const [from, to] = args;
      const known = scheme.relationTypes.find((one) => bratName(one.id) === type || one.name === type)?.id ?? type;
      const ownId = own && textOf(own, 'id');
      yield { ...own, where, id: ownId, type: known, from: from?.ref ?? '', to: to?.ref ?? '' };
    }
  }

  private take(line: Located<BratLine>, report: ReportBuilder): void {
    switch (line.is) {
      case 'entity':
      case 'event': {
        const lines: Map<string, Located<BratLine>> = line.is === 'entity' ? this.entities : this.events;
        if (lines.has(line.id)) report.unread(line.where, `the id ${line.id} is used twice`);
        else lines.set(line.id, line);
        return;
      }
      case 'relation':
        this.relations.push(line);
        return;
      case 'attribute':
        append(this.attributes, line.ref, line);
        return;
      case 'note':
        if (line.type === setNote) this.setNote = line.text;
        else append(this.notes, line.ref, line);
        return;
      case 'link':
        append(this.targets, line.ref, line.target);
        return;
      case 'equivalence':
        report.note(`${line.where}: that some are the same is left out`);
    }
  }

  private eventFragments(
    { where, type, trigger, args }: Located<Line<'event'>>,
    scheme: Scheme,
    report: ReportBuilder,
  ) {
    const kind = kindNamed(scheme, type);
    const fragments: ToldFragment[] = [];
    const seen = new Set<string>();
    const add = (pieces: readonly BratPiece[], role: string | undefined) => {
      for (const piece of pieces) {
        const key = `${piece.start} ${piece.end}`;
        if (!seen.has(key)) fragments.push(toldPiece(piece, role));
        seen.add(key);
      }
    };
    for (const arg of args) {
      const entity = this.entities.get(arg.ref);
      if (entity) add(entity.pieces, roleOf(arg, entity.type, kind, scheme));
      else report.note(`${where}: its ${arg.name} ${arg.ref} is no stretch of text, and is left out`);
    }
    const cue = kind?.roles.some(({ id }) => id === 'cue') ? 'cue' : undefined;
    add(this.entities.get(trigger)?.pieces ?? [], cue);
    return fragments;
  }

  private mark(
    where: string,
    type: string,
    label: string | undefined,
    fragments: readonly ToldFragment[],
    refs: readonly string[],
    scheme: Scheme,
    report: ReportBuilder,
  ): Mark {
    const known = kindNamed(scheme, label ?? type);
    const kind = known ?? (scheme.kinds[0] as Kind);
    const tags: string[] = [];
    if (!known) {
      tags.push(type);
      report.note(`${where}: ${excerpt(type)} is not one of our kinds; it is kept as ${kind.name}, and tagged so`);
    }
    const own = this.ownOf(refs);
    const { attributes: untold, fragments: ownFragments, ...more } = own ?? {};
    const attributes: [string, unknown][] = [];
    for (const { name, value } of refs.flatMap((ref) => this.attributes.get(ref) ?? [])) {
      const pair = attributeIn(scheme, kind, name, value);
      if (pair) attributes.push(pair);
      else tags.push(value === undefined ? name : `${name}:${value}`);
    }
    const text = own ? unescapeLine : (line: string) => line;
    const notes: string[] = [];
    for (const note of refs.flatMap((ref) => this.notes.get(ref) ?? [])) {
      const attribute = kind.attributes.find(({ id }) => note.type !== annotatorNote && bratName(id) === note.type);
      if (attribute && attribute.type !== 'choice') attributes.push([attribute.id, text(note.text)]);
      else if (note.type !== ownNote) notes.push(text(note.text));
    }
    tags.push(...refs.flatMap((ref) => this.targets.get(ref) ?? []));
    if (isObject(untold)) attributes.push(...Object.entries(untold));
    const told = {
      ...(more as Partial<Annotation>),
      ...(own && tags.length === 0 ? {} : { tags: [...ownTags(own), ...tags] }),
      kind: kind.id,
      attributes: Object.fromEntries(attributes),
      note: notes.join('\n\n'),
      fragments: wholeFragments(ownFragments, fragments) ?? fragments,
    };
    return { where, told, refs };
  }

  /** What our own note on one of these says. */
  private ownOf(refs: readonly string[]): JsonObject | undefined {
    for (const ref of refs)
      for (const { type, text } of this.notes.get(ref) ?? []) {
        const json = type === ownNote ? parseJson(text) : undefined;
        if (json?.ok && isObject(json.value)) return json.value;
      }
    return undefined;
  }
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
