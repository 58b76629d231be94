import type { Annotation, Relation } from '../annotation';
import { excerpt } from '../problem';
import { fail, ok, type Result } from '../result';
import type { Kind, Scheme } from '../scheme';
import { schemeIndex } from '../scheme-index';
import type { FormatFile, ImportContext, Imported, ImportError } from './format';
import { articleNameOf, countingIn } from './import-ground';
import { ReportBuilder } from './import-report';
import {
  idOf,
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
import { SetBuilder, type ToldAnnotation, type ToldFragment } from './set-builder';
import { groundOfShell, readShell, type SetShell } from './set-shell';
import { annotationType, featuresOf, relationType, segmentation, setType, shortName, typeOfKind } from './uima-names';

/** Reads a CAS of one view, ours or another program's. Never throws on bad input. */
export function readCas(file: FormatFile, context: ImportContext): Result<Imported, ImportError> {
  const json = parseJson(file.text);
  if (!json.ok) return fail({ code: 'unreadable', where: file.name, reason: json.error });
  const cas = new Cas(json.value);
  if (!cas.sofa) return fail({ code: 'unreadable', where: file.name, reason: 'it is no CAS with a text' });
  const report = new ReportBuilder();
  const text = textOf(cas.sofa, 'sofaString');
  const found = groundOfShell(
    shellIn(cas, file.name, report),
    { file: articleNameOf(file.name), text },
    context,
    report,
  );
  if (!found) return fail({ code: 'needs-article' });
  const { ground, base, loose } = found;
  const builder = new SetBuilder(ground, context, report, base);
  const groups = groupsIn(cas, builder.scheme);
  const told = groups.map(({ fragments }) => fragments.map(fragmentOf));
  const placing = new Placing(ground.text, told.flat(), { ...ground, usual: countingIn(ground, 'utf16') });
  const ids = new Map<string, string>();
  groups.forEach((group, index) => {
    const [first] = group.fragments as [JsonObject];
    const where = `${file.name}, ${idOf(first, '%ID') ?? 'without an id'}`;
    const annotation = annotationOf(cas, group, where, builder.scheme, report);
    const id = builder.add(where, { ...annotation, fragments: told[index] as readonly ToldFragment[] }, placing);
    if (id !== undefined) for (const fs of group.fragments) ids.set(idOf(fs, '%ID') ?? '', id);
  });
  for (const fs of cas.structures.filter((one) => textOf(one, '%TYPE') === relationType)) {
    const more = jsonIn(fs, 'caveatMore') as Partial<Relation>;
    const ends = { from: ids.get(idOf(fs, '@Governor') ?? '') ?? '', to: ids.get(idOf(fs, '@Dependent') ?? '') ?? '' };
    builder.addRelation(`${file.name}, ${idOf(fs, '%ID')}`, {
      ...more,
      id: textOf(fs, 'caveatId'),
      ...ends,
      type: textOf(fs, 'type') ?? '',
    });
  }
  for (const relation of loose) builder.addRelation(file.name, relation);
  return ok(builder.finish(placing));
}

class Cas {
  readonly structures: readonly JsonObject[];
  /** The first text. */
  readonly sofa: JsonObject | undefined;
  private readonly byId = new Map<string, JsonObject>();
  private readonly superTypes = new Map<string, string>();

  constructor(value: unknown) {
    const structures = propertyOf(value, '%FEATURE_STRUCTURES');
    // Structures may be in a list, or in an object by their ids.
    const all = isObject(structures)
      ? Object.entries(structures).map(([id, fs]) => (isObject(fs) ? { '%ID': id, ...fs } : fs))
      : listOf(value, '%FEATURE_STRUCTURES');
    this.structures = all.filter(isObject);
    for (const fs of this.structures) this.byId.set(idOf(fs, '%ID') ?? '', fs);
    const sofas = this.structures.filter((fs) => textOf(fs, '%TYPE') === 'uima.cas.Sofa');
    this.sofa = sofas.find((fs) => textOf(fs, 'sofaString') !== undefined) ?? sofas[0];
    const types = propertyOf(value, '%TYPES');
    for (const name of isObject(types) ? Object.keys(types) : [])
      this.superTypes.set(name, textOf(propertyOf(types, name), '%SUPER_TYPE') ?? '');
  }

  get(fs: JsonObject, feature: string): JsonObject | undefined {
    return this.byId.get(idOf(fs, `@${feature}`) ?? '\0');
  }

  /** Whether a structure marks words of the text, and is no part of what every text has. */
  isMark(fs: JsonObject): boolean {
    const type = textOf(fs, '%TYPE') ?? '';
    if (type === relationType || type.startsWith(segmentation) || type.startsWith('uima.')) return false;
    const sofa = idOf(fs, '@sofa');
    if (sofa !== undefined && sofa !== idOf(this.sofa, '%ID')) return false;
    let up = type;
    for (let steps = 0; steps < 50 && this.superTypes.has(up); steps++) up = this.superTypes.get(up) as string;
    const isRelation = propertyOf(fs, '@Governor') !== undefined;
    return !isRelation && (up === annotationType || numberOf(fs, 'begin') !== undefined);
  }
}

function shellIn(cas: Cas, where: string, report: ReportBuilder): SetShell | undefined {
  const fs = cas.structures.find((one) => textOf(one, '%TYPE') === setType);
  if (!fs) return undefined;
  const json = parseJson(textOf(fs, 'caveatMore') ?? '');
  const shell = json.ok ? readShell(json.value) : json;
  if (!shell.ok) report.unread(where, shell.error);
  return shell.ok ? shell.value : undefined;
}

/** The structures that are one annotation, the one that tells what is said of all of them first. */
interface Group {
  readonly kind: Kind | undefined;
  readonly fragments: readonly JsonObject[];
}

function groupsIn(cas: Cas, scheme: Scheme): readonly Group[] {
  const groups = new Map<string, { kind: Kind | undefined; fragments: JsonObject[] }>();
  cas.structures
    .filter((fs) => cas.isMark(fs))
    .forEach((fs, index) => {
      const type = textOf(fs, '%TYPE') ?? '';
      const id = textOf(fs, 'caveatId');
      const key = id === undefined ? `#${index}` : `${type} ${id}`;
      const group = groups.get(key);
      if (group) group.fragments.push(fs);
      else {
        const kind = scheme.kinds.find((one) => typeOfKind(one.id) === type) ?? kindNamed(scheme, shortName(type));
        groups.set(key, { kind, fragments: [fs] });
      }
    });
  return [...groups.values()];
}

function fragmentOf(fs: JsonObject): ToldFragment {
  const more = propertyOf(jsonIn(fs, 'caveatMore'), 'fragment');
  return {
    start: numberOf(fs, 'begin'),
    end: numberOf(fs, 'end'),
    quote: textOf(fs, 'words'),
    role: textOf(fs, 'role'),
    ...(isObject(more) ? { more } : {}),
  };
}

function annotationOf(
  cas: Cas,
  { kind, fragments }: Group,
  where: string,
  scheme: Scheme,
  report: ReportBuilder,
): Omit<ToldAnnotation, 'fragments'> {
  const [first] = fragments as [JsonObject];
  const own = kind ?? (scheme.kinds[0] as Kind);
  const tags = [...textsOf(listOf(cas.get(first, 'tags'), '%ELEMENTS'))];
  if (!kind) {
    const name = shortName(textOf(first, '%TYPE') ?? '');
    tags.push(name);
    report.note(`${where}: ${excerpt(name)} is not one of our kinds; it is kept as ${own.name}, and tagged so`);
  }
  const {
    attributes: untold,
    fragment: _,
    ...more
  } = jsonIn(first, 'caveatMore') as Partial<Annotation> & { fragment?: unknown };
  const names = featuresOf(own);
  const values = schemeIndex(scheme).kinds.get(own.id)?.values;
  const attributes: [string, unknown][] = [];
  for (const [feature, value] of Object.entries(first)) {
    if (
      typeof value !== 'string' ||
      /^[%@]/.test(feature) ||
      ['role', 'note', 'words', 'caveatId', 'caveatMore'].includes(feature)
    )
      continue;
    const id = names.get(feature);
    if (id !== undefined && (values?.get(id)?.has(value) ?? true)) attributes.push([id, value]);
    else tags.push(`${feature}:${value}`);
  }
  if (isObject(untold)) attributes.push(...Object.entries(untold));
  const id = textOf(first, 'caveatId');
  return {
    ...more,
    ...(id ? { id } : {}),
    kind: own.id,
    attributes: Object.fromEntries(attributes),
    note: textOf(first, 'note') ?? '',
    tags,
  };
}

/** A feature that holds JSON, if it does. */
function jsonIn(fs: JsonObject, feature: string): JsonObject {
  const text = textOf(fs, feature);
  const json = text === undefined ? undefined : parseJson(text);
  return json?.ok && isObject(json.value) ? json.value : {};
}
