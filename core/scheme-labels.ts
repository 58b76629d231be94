import { valuesOf, type Attribute, type Kind, type RelationType, type Role, type Scheme, type Value } from './scheme';

export type LabelType = 'kind' | 'role' | 'attribute' | 'value' | 'relation-type';
export type Label = Kind | Role | Attribute | Value | RelationType;

/** The way to one label of a scheme: the ids of what it is in, and its own. */
export interface LabelRef {
  readonly type: LabelType;
  readonly path: readonly string[];
}

export const kindRef = (kind: string): LabelRef => ({ type: 'kind', path: [kind] });
export const roleRef = (kind: string, role: string): LabelRef => ({ type: 'role', path: [kind, role] });
export const attributeRef = (kind: string, attribute: string): LabelRef => ({
  type: 'attribute',
  path: [kind, attribute],
});
export const valueRef = (kind: string, attribute: string, value: string): LabelRef => ({
  type: 'value',
  path: [kind, attribute, value],
});
export const relationTypeRef = (type: string): LabelRef => ({ type: 'relation-type', path: [type] });

/** A label's own id, or that of one that is not there. */
export function idOf({ path }: LabelRef): string {
  return path[path.length - 1] as string;
}

/** A text that only this label has; ids hold no slash. */
export function keyOf({ type, path }: LabelRef): string {
  return [type, ...path].join('/');
}

export function isSameLabel(a: LabelRef, b: LabelRef): boolean {
  return keyOf(a) === keyOf(b);
}

/** The list that a label stands in, or would; empty if what it is in is not there. */
export function labelsBeside(scheme: Scheme, { type, path: [first, second] }: LabelRef): readonly Label[] {
  if (type === 'kind') return scheme.kinds;
  if (type === 'relation-type') return scheme.relationTypes;
  const kind = scheme.kinds.find(({ id }) => id === first);
  if (type === 'role') return kind?.roles ?? [];
  if (type === 'attribute') return kind?.attributes ?? [];
  const attribute = kind?.attributes.find(({ id }) => id === second);
  return attribute ? valuesOf(attribute) : [];
}

export function labelAt(scheme: Scheme, ref: LabelRef): Label | undefined {
  return labelsBeside(scheme, ref).find(({ id }) => id === idOf(ref));
}

/** The scheme with another list where a label stands, or would. */
export function withLabels(scheme: Scheme, ref: LabelRef, labels: readonly Label[]): Scheme {
  const { type, path } = ref;
  const [first, second] = path;
  if (type === 'kind') return { ...scheme, kinds: labels as readonly Kind[] };
  if (type === 'relation-type') return { ...scheme, relationTypes: labels as readonly RelationType[] };
  const inKind = (kind: Kind): Kind => {
    if (type === 'role') return { ...kind, roles: labels as readonly Role[] };
    if (type === 'attribute') return { ...kind, attributes: labels as readonly Attribute[] };
    return {
      ...kind,
      attributes: kind.attributes.map((one) => (one.id === second ? withValues(one, labels) : one)),
    };
  };
  return { ...scheme, kinds: scheme.kinds.map((kind) => (kind.id === first ? inKind(kind) : kind)) };
}

function withValues(attribute: Attribute, values: readonly Value[]): Attribute {
  if (attribute.type === 'choice') return { ...attribute, values };
  return attribute.type === 'annotation' ? { ...attribute, other: values } : attribute;
}

/** An id that is free in a list: a name as far as ids can say it, or else `otherwise`; with a number if need be. */
export function freeId(wish: string, taken: Iterable<string>, otherwise = 'label'): string {
  const used = new Set(taken);
  const base =
    wish
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-zA-Z0-9]+/g, '-')
      .replace(/^[^a-zA-Z]+|-+$/g, '')
      .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
      .slice(0, 50) || otherwise;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!used.has(id)) return id;
  }
}
