import fc from 'fast-check';
import { startOf, type Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { defaultScheme } from '../default-scheme';
import { readSetFile, serialiseSet } from '../formats/caveat-json';
import type { Exported, ExportOptions, Format, FormatFile, ImportContext, Imported, Loss } from '../formats/format';
import { setAspects, unknownKeysOf, type Aspect, type SetAspect } from '../formats/losses';
import { sameJson } from '../same-json';
import { annotationSet } from './arbitraries';

/** Looks like a hash, and is another for most other texts. */
function sha256(text: string): string {
  let hash = 7;
  for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) % 0xffffffff;
  return hash.toString(16).padStart(64, '0');
}

/** A set whose article is what its hash says. */
export const hashedSet: fc.Arbitrary<AnnotationSet> = annotationSet.map(hashed);

export function hashed(set: AnnotationSet): AnnotationSet {
  return { ...set, article: { ...set.article, textSha256: sha256(set.text) } };
}

/** An import by somebody at some time; ids are numbered, hashes only look like some. */
export function importContext(some: Partial<ImportContext> = {}): ImportContext {
  let made = 0;
  return {
    scheme: defaultScheme,
    annotator: { id: 'importer', name: 'Ida Importer' },
    now: '2026-11-26T10:00:00Z',
    makeId: () => `made-${String(++made).padStart(4, '0')}`,
    sha256,
    ...some,
  };
}

export function exported(
  format: Format,
  sets: AnnotationSet | readonly AnnotationSet[],
  options: Partial<ExportOptions> = {},
): Exported {
  const list = Array.isArray(sets) ? (sets as readonly AnnotationSet[]) : [sets as AnnotationSet];
  if (!format.write) throw new Error(`${format.id} cannot be written`);
  return format.write(list, { withText: true, ...options });
}

/** What comes of reading files; throws if nothing does. */
export function imported(
  format: Format,
  files: readonly FormatFile[],
  some: Partial<ImportContext> = {},
): readonly Imported[] {
  const read = format.read?.(files, importContext(some));
  if (!read?.ok) throw new Error(JSON.stringify(read?.error));
  return read.value.sets;
}

/** The one set of some files, with its report. */
export function importedOne(format: Format, files: readonly FormatFile[], some?: Partial<ImportContext>): Imported {
  const [first, second] = imported(format, files, some);
  if (!first || second) throw new Error('there is not one set');
  return first;
}

/** What a lossless format gives back: without the text, an older draft of it is not written either. */
export function travelled({ previous, ...set }: AnnotationSet, withText: boolean): AnnotationSet {
  return previous && withText ? { ...set, previous } : set;
}

/** What an article is to an import: the one a set stands on. */
export function articleOf({ article, text }: AnnotationSet) {
  return { info: article, text };
}

/** What of an annotation each aspect is. */
const views: Readonly<Record<Aspect | 'kind' | 'place', (annotation: Annotation) => unknown>> = {
  kind: ({ kind }) => kind,
  place: ({ fragments }) => fragments.map(({ start, end }) => [start, end]),
  roles: ({ fragments }) => fragments.map(({ role }) => role ?? null),
  attributes: ({ attributes }) => attributes,
  confidence: ({ confidence }) => confidence,
  note: ({ note }) => note,
  tags: ({ tags }) => tags,
  evidence: ({ evidence }) => evidence,
  origin: ({ origin }) => origin,
  annotator: ({ createdBy }) => createdBy,
  times: ({ created, modified }) => [created, modified],
  id: ({ id }) => id,
  'unknown keys': unknownKeysOf,
};
const setViews: Readonly<Partial<Record<SetAspect, (set: AnnotationSet) => unknown>>> = {
  orphans: ({ orphans }) => orphans,
  relations: ({ relations }) => relations,
  coverage: ({ coverage }) => coverage,
  'previous draft': ({ previous }) => previous ?? null,
  annotators: ({ annotators }) => annotators,
  'extra keys of the set': ({ extra }) => extra,
};

/**
 * Where the losses that an export reported are not just what is missing after the import. A loss of a whole annotation
 * begins with “annotation”. Annotations are paired by id if ids are kept, else by their place in the text.
 */
export function lossProblems(set: AnnotationSet, back: AnnotationSet, losses: readonly Loss[]): string[] {
  const problems: string[] = [];
  const isReported = (what: string, id?: string) =>
    losses.some((loss) => (loss.annotation === undefined || loss.annotation === id) && isAbout(loss, what));
  const whole = (id: string) => losses.some((loss) => loss.annotation === id && isAbout(loss, 'annotation'));
  const expected = set.annotations.filter(({ id }) => !whole(id));
  if (expected.length !== back.annotations.length)
    problems.push(`${expected.length} annotations should be left, and ${back.annotations.length} are`);
  const byId = !isReported('id');
  const changed = new Set<string>();
  expected.forEach((annotation, index) => {
    const other = byId ? back.annotations.find(({ id }) => id === annotation.id) : back.annotations[index];
    if (!other) return problems.push(`${annotation.id} is not there`);
    for (const [aspect, view] of Object.entries(views)) {
      if (sameJson(view(annotation), view(other))) continue;
      changed.add(aspect).add(`${annotation.id} ${aspect}`);
      if (!isReported(aspect, annotation.id))
        problems.push(`${aspect} of ${annotation.id}: ${JSON.stringify([view(annotation), view(other)])}`);
    }
    return undefined;
  });
  for (const [aspect, view] of Object.entries(setViews)) {
    const same = sameJson(view(set), view(back));
    const reported = losses.some((loss) => loss.annotation === undefined && isAbout(loss, aspect));
    if (same === reported)
      problems.push(`${aspect}: ${same ? 'reported, but the same' : JSON.stringify([view(set), view(back)])}`);
  }
  const isComplete = expected.length === set.annotations.length;
  for (const { annotation, what } of losses)
    for (const aspect of Object.keys(views))
      // What every annotation loses may only have been lost by one that is gone as a whole.
      if (isAbout({ what }, aspect) && !isOfSet(what) && (annotation !== undefined || isComplete)) {
        if (annotation !== undefined && whole(annotation)) continue;
        const key = annotation === undefined ? aspect : `${annotation} ${aspect}`;
        if (!changed.has(key)) problems.push(`${what} of ${annotation ?? 'all'}: reported, but the same`);
      }
  return problems;
}

function isAbout({ what }: Loss, aspect: string): boolean {
  return what === aspect || what.startsWith(`${aspect}:`) || what.startsWith(`${aspect} `);
}

function isOfSet(what: string): boolean {
  return setAspects.some((aspect) => what.startsWith(`${aspect}:`));
}

/** A set in the default scheme, no two annotations of which begin at the same place. */
export const plainSet: fc.Arbitrary<AnnotationSet> = hashedSet
  .filter(({ scheme }) => scheme === defaultScheme)
  .map((set) => {
    const starts = new Set<number>();
    const annotations = set.annotations.filter((one) => starts.size < starts.add(startOf(one)).size);
    const ids = new Set(annotations.map(({ id }) => id));
    return { ...set, annotations, relations: set.relations.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
  });

interface Edit {
  readonly file: number;
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const insertions = [
  ...['', '', '\n', '\t', '"', '{', '}', '[', ']', ',', ';', ':', '0', '-1', '99999', '1e9', 'null', '\\', '\\u0000'],
  ...['🔴', '\ud83d', '\ufeff', '\r\n', '__proto__', 'constructor', 'T1', 'E1', '#1', '_', '*', '|', '1-1', '#Text='],
];

const edit: fc.Arbitrary<Edit> = fc.record({
  file: fc.nat(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.nat({ max: 12 }), fc.nat({ max: 400 })),
  insert: fc.oneof(fc.constantFrom(...insertions), fc.string({ unit: 'binary', maxLength: 5 })),
});

function edited(files: readonly FormatFile[], { file, at, remove, insert }: Edit): readonly FormatFile[] {
  const target = file % files.length;
  return files.map((one, index) => {
    if (index !== target) return one;
    const from = Math.floor(at * one.text.length);
    return { ...one, text: one.text.slice(0, from) + insert + one.text.slice(from + remove) };
  });
}

/** Puts another value in the place of the nth of a JSON text; other texts stay as they are. */
function regrafted(file: FormatFile, nth: number, graft: unknown): FormatFile {
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch {
    return file;
  }
  const nodes: [object, string][] = [];
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      nodes.push([node, key]);
      walk((node as Record<string, unknown>)[key]);
    }
  };
  walk(value);
  const [parent, key] = nodes[nth % nodes.length] ?? [];
  if (!parent || key === undefined) return file;
  Object.defineProperty(parent, key, { value: graft, enumerable: true, configurable: true, writable: true });
  return { ...file, text: JSON.stringify(value) };
}

const damage = fc.record({
  edits: fc.array(edit, { maxLength: 4 }),
  grafts: fc.array(fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 2 })), { maxLength: 2 }),
});

/** The files of some set in a format, as often as `times` says, and each time something else has happened to them. */
export function damagedFiles(format: Format, times: number): fc.Arbitrary<readonly (readonly FormatFile[])[]> {
  const options = fc.record({
    withText: fc.boolean(),
    unit: fc.constantFrom(...(format.units ?? ['codepoint' as const])),
  });
  const damages = fc.array(damage, { minLength: times, maxLength: times });
  return fc.record({ set: hashedSet, options, damages }).map(({ set, options: chosen, damages: all }) => {
    const { files } = exported(format, set, chosen);
    return all.map(({ edits, grafts }) => {
      const grafted = grafts.reduce<readonly FormatFile[]>(
        (some, [nth, graft]) =>
          some.map((file, index) => (index === nth % some.length ? regrafted(file, nth, graft) : file)),
        files,
      );
      return edits.reduce(edited, grafted);
    });
  });
}

/** What every object, list, text and function has by itself, by where it has it from. */
function inherited(): readonly string[] {
  return [Object, Array, String, Number, Function, Map, Set].flatMap(({ name, prototype }) =>
    Reflect.ownKeys(prototype as object).map((key) => `${name}.prototype.${String(key)}`),
  );
}
const born: ReadonlySet<string> = new Set(inherited());

/**
 * Reads damaged files and answers what is wrong with what came of it: a set that is not sound, a report that does not
 * add up. Throws what the format throws. `pollution`: something reached the prototype of all objects.
 */
export function importProblems(
  format: Format,
  files: readonly FormatFile[],
  some: Partial<ImportContext> = {},
): string[] {
  const read = format.read?.(files, importContext(some));
  const problems: string[] = [];
  for (const key of inherited()) if (!born.has(key)) problems.push(`pollution: ${key}`);
  if (!read?.ok) return problems;
  for (const { set, report } of read.value.sets) {
    const check = readSetFile(serialiseSet(set, { withText: true }));
    if (!check.ok) problems.push(`not sound: ${JSON.stringify(check.error)}`);
    const inSet = set.annotations.length;
    if (report.placed + report.review !== inSet)
      problems.push(`${report.placed} placed and ${report.review} to review, but ${inSet} in the set`);
    if (report.read > inSet + report.failed.length)
      problems.push(`${report.read} read, ${inSet} in the set, only ${report.failed.length} failed`);
  }
  return problems;
}
