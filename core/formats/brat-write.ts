import type { Annotation, Fragment, Relation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { OffsetMap } from '../offsets';
import type { Attribute, Kind } from '../scheme';
import { kindOf } from '../scheme-index';
import { bratConf, bratName, partArgument } from './brat-conf';
import { escapeLine, jsonOnLine, piecesOf, type Piece } from './brat-text';
import { baseName, type Exported, type ExportOptions } from './format';
import { inKeyOrder } from './key-order';
import { labelsOf } from './labels';
import { looseRelations, shellOf } from './set-shell';

/** The types of the notes that hold what brat has no word for: of one annotation, and of the whole set. */
export const ownNote = 'Caveat';
export const setNote = 'CaveatSet';
/** The type of the notes that brat's own users write. */
export const annotatorNote = 'AnnotatorNotes';
export const confName = 'annotation.conf';
const noteTypes = [ownNote, setNote, annotatorNote];

/** A set as brat standoff: `.ann`, `.txt` and `annotation.conf`. Offsets are code points; nothing is lost. */
export function writeBrat(set: AnnotationSet, { withText }: ExportOptions): Exported {
  const base = baseName(set.article);
  const writer = new BratWriter(set);
  for (const annotation of set.annotations) writer.annotation(annotation);
  const loose = looseRelations(set);
  for (const relation of set.relations) if (!loose.includes(relation)) writer.relation(relation);
  writer.set(loose, withText);
  const files = [
    { name: `${base}.ann`, text: writer.lines.map((line) => `${line}\n`).join('') },
    ...(withText ? [{ name: `${base}.txt`, text: set.text }] : []),
    { name: confName, text: bratConf(set.scheme) },
  ];
  return { files, losses: [] };
}

class BratWriter {
  readonly lines: string[] = [];
  private readonly offsets: OffsetMap;
  private readonly counts = new Map<string, number>();
  /** What stands for each annotation in links. */
  private readonly refs = new Map<string, string>();

  constructor(private readonly source: AnnotationSet) {
    this.offsets = new OffsetMap(source.text);
  }

  annotation(annotation: Annotation): void {
    const { kind: kindId, fragments, attributes, note, ...more } = inKeyOrder(annotation);
    const kind = kindOf(this.source.scheme, kindId);
    const ref = fragments.some(({ role }) => role !== undefined)
      ? this.event(kind, fragments)
      : this.entity(bratName(kindId), fragments);
    this.refs.set(annotation.id, ref);
    // Choices first: they are other lines, and are read before the others.
    const entries = Object.entries(attributes);
    const isChoiceOf = ([id]: [string, unknown]) => kind.attributes.some((one) => one.id === id && isChoice(one));
    const ordered = [...entries.filter(isChoiceOf), ...entries.filter((entry) => !isChoiceOf(entry))];
    const untold = ordered.filter(([id, value]) => !this.attribute(ref, kind, id, value));
    if (note !== '') this.note(annotatorNote, ref, escapeLine(note));
    const own = fragments.every((fragment) => this.isPlain(fragment))
      ? {}
      : { fragments: fragments.map((one) => this.onFile(one)) };
    this.note(ownNote, ref, jsonOnLine({ ...more, attributes: Object.fromEntries(untold), ...own }));
  }

  relation({ type, from, to, ...more }: Relation): void {
    const ref = this.line('R', `${bratName(type)} Arg1:${this.refs.get(from)} Arg2:${this.refs.get(to)}\t`);
    this.note(ownNote, ref, jsonOnLine(more));
  }

  /** Notes are always of something: this one is of the first annotation, or of one that is not there. */
  set(loose: readonly Relation[], withPrevious: boolean): void {
    const [ref = 'T0'] = this.refs.values();
    this.note(setNote, ref, jsonOnLine(shellOf(this.source, { withText: false, withPrevious }, loose)));
  }

  /** Each role's fragments are arguments; those with another role's between them are one that is interrupted. */
  private event(kind: Kind, fragments: readonly Fragment[]): string {
    const groups: Fragment[][] = [];
    const last = new Map<string | undefined, Fragment[]>();
    fragments.forEach((fragment, index) => {
      const open = last.get(fragment.role);
      if (open && fragments[index - 1]?.role !== fragment.role) open.push(fragment);
      else {
        const group = [fragment];
        last.set(fragment.role, group);
        groups.push(group);
      }
    });
    const { nameOf } = labelsOf(this.source.scheme);
    const seen = new Map<string, number>();
    const args = groups.map((group) => {
      const role = group[0]?.role;
      const name = role === undefined ? partArgument : bratName(role);
      const number = (seen.get(name) ?? 0) + 1;
      seen.set(name, number);
      return `${name}${number === 1 ? '' : number}:${this.entity(nameOf(kind.id, role), group)}`;
    });
    const trigger = groups.find(([first]) => first?.role === 'cue') ?? (groups[0] as Fragment[]);
    const name = bratName(kind.id);
    return this.line('E', `${[`${name}:${this.entity(name, trigger)}`, ...args].join(' ')}`);
  }

  private entity(type: string, fragments: readonly Fragment[]): string {
    const pieces = fragments.flatMap((fragment) => this.piecesOf(fragment));
    const start = this.offsets.toCodePoints((fragments[0] as Fragment).start);
    const spans =
      pieces.length === 0 ? `${start} ${start}` : pieces.map((piece) => `${piece.start} ${piece.end}`).join(';');
    return this.line('T', `${type} ${spans}\t${pieces.map(({ words }) => words).join(' ')}`);
  }

  /** Writes what an attribute says, if brat has words for it: a choice, or text that fits on a line. */
  private attribute(ref: string, { attributes }: Kind, id: string, value: unknown): boolean {
    const attribute = attributes.find((one) => one.id === id);
    if (!attribute || typeof value !== 'string' || value === '' || noteTypes.includes(bratName(id))) return false;
    if (isChoice(attribute)) this.line('A', `${bratName(id)} ${ref} ${value}`);
    else this.note(bratName(id), ref, escapeLine(value));
    return true;
  }

  private note(type: string, ref: string, text: string): void {
    this.line('#', `${type} ${ref}\t${text}`);
  }

  private line(letter: string, content: string): string {
    const number = (this.counts.get(letter) ?? 0) + 1;
    this.counts.set(letter, number);
    const id = `${letter}${number}`;
    this.lines.push(`${id}\t${content}`);
    return id;
  }

  private piecesOf({ start, end }: Fragment): readonly Piece[] {
    return piecesOf(this.source.text.slice(start, end), this.offsets.toCodePoints(start));
  }

  /** Whether brat's spans tell all of a fragment. */
  private isPlain(fragment: Fragment): boolean {
    const pieces = this.piecesOf(fragment);
    const { start, end, role: _, ...more } = fragment;
    return pieces.length === 1 && pieces[0]?.words.length === end - start && Object.keys(more).length === 0;
  }

  private onFile({ start, end, role, ...more }: Fragment) {
    const [from, to] = [this.offsets.toCodePoints(start), this.offsets.toCodePoints(end)];
    const quote = this.source.text.slice(start, end);
    return { start: from, end: to, quote, ...(role === undefined ? {} : { role }), ...more };
  }
}

function isChoice({ type }: Attribute): boolean {
  return type === 'choice';
}
