import { excerpt, pointerTo, type Problem } from './problem';
import type { Attribute, Kind, RelationType, Role, Scheme } from './scheme';

/** A kind, with its roles and attributes by their ids, and the values of its choices. */
export interface IndexedKind {
  readonly kind: Kind;
  readonly roles: ReadonlyMap<string, Role>;
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** The ids of the values of each choice; other attributes have no closed list. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface SchemeIndex {
  readonly kinds: ReadonlyMap<string, IndexedKind>;
  readonly relationTypes: ReadonlyMap<string, RelationType>;
}

const indexes = new WeakMap<Scheme, SchemeIndex>();

/** A scheme by ids. Made once for each scheme, so that checking an annotation costs a few look-ups. */
export function schemeIndex(scheme: Scheme): SchemeIndex {
  let index = indexes.get(scheme);
  if (!index) {
    index = {
      kinds: new Map(scheme.kinds.map((kind) => [kind.id, indexedKind(kind)])),
      relationTypes: byId(scheme.relationTypes),
    };
    indexes.set(scheme, index);
  }
  return index;
}

function indexedKind(kind: Kind): IndexedKind {
  const choices = kind.attributes.filter((attribute) => attribute.type === 'choice');
  return {
    kind,
    roles: byId(kind.roles),
    attributes: byId(kind.attributes),
    values: new Map(choices.map(({ id, values }) => [id, new Set(values.map((value) => value.id))])),
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** The kind with this id. Throws RangeError if the scheme has none: no set has an annotation of such a kind. */
export function kindOf(scheme: Scheme, id: string): Kind {
  const found = schemeIndex(scheme).kinds.get(id);
  if (!found) throw new RangeError(`the scheme ${scheme.id} has no kind ${id}`);
  return found.kind;
}

/** An annotation as far as a scheme is concerned, in memory or in a file. */
export interface Labelled {
  readonly kind: string;
  readonly fragments: readonly { readonly role?: string | undefined }[];
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}

const none: readonly Problem[] = [];

/**
 * What of an annotation does not fit a scheme; pointers begin at the annotation. Its kind must be there, its fragments'
 * roles be the kind's, and what it says of the kind's attributes be text, for a choice one of its values. An attribute
 * that the kind does not have is left alone, whatever its value: another program's, or that of a kind it used to be.
 */
export function labelProblems({ kind, fragments, attributes }: Labelled, { kinds }: SchemeIndex): readonly Problem[] {
  const own = kinds.get(kind);
  if (!own)
    return [{ pointer: '/kind', message: `the scheme has no kind ${excerpt(kind)}; it has ${list(kinds.keys())}` }];
  let problems: Problem[] | undefined;
  fragments.forEach(({ role }, index) => {
    if (role === undefined || own.roles.has(role)) return;
    const message = `the kind ${excerpt(kind)} has no role ${excerpt(role)}; it has ${list(own.roles.keys())}`;
    (problems ??= []).push({ pointer: `/fragments/${index}/role`, message });
  });
  for (const id in attributes) {
    const value = attributes[id];
    if (value === undefined || !own.attributes.has(id)) continue;
    const values = own.values.get(id);
    if (typeof value === 'string' && (!values || values.has(value))) continue;
    const message =
      typeof value !== 'string'
        ? 'it is not text'
        : `${excerpt(id)} has no value ${excerpt(value)}; it has ${list((values as ReadonlySet<string>).keys())}`;
    (problems ??= []).push({ pointer: pointerTo(['attributes', id]), message });
  }
  return problems ?? none;
}

function list(ids: Iterable<string>): string {
  return [...ids].map(excerpt).join(', ') || 'none';
}
