import type { Kind, Scheme } from '../scheme';

/** The kind that goes by some words: its id, or its name in one number or the other, however they are capitalised. */
export function kindNamed({ kinds }: Scheme, words: string): Kind | undefined {
  const wanted = words.trim().toLowerCase();
  return (
    kinds.find(({ id }) => id === words) ??
    kinds.find(({ id, name, plural }) => [id, name, plural].some((one) => one.toLowerCase() === wanted))
  );
}

/** What a fragment is called where there is one label for kind and role together. */
export interface Label {
  readonly kind: string;
  readonly role?: string | undefined;
}

/** The labels of a scheme for formats in which a stretch has one word: `Claim`, `Source`. */
export interface Labels {
  readonly nameOf: (kind: string, role: string | undefined) => string;
  /** The label that a word is, however it is capitalised. */
  readonly find: (name: string) => Label | undefined;
  /** Every name, in the order of the scheme. */
  readonly names: readonly string[];
}

const made = new WeakMap<Scheme, Labels>();

/**
 * A role is called by its own name if nothing else in the scheme has that, else `Kind_role`. Names have only the letters,
 * digits, hyphens and underscores that ids have, so that every format takes them.
 */
export function labelsOf(scheme: Scheme): Labels {
  let labels = made.get(scheme);
  if (!labels) made.set(scheme, (labels = makeLabels(scheme)));
  return labels;
}

function makeLabels({ kinds }: Scheme): Labels {
  const taken = new Map<string, number>();
  const count = (id: string) => taken.set(id.toLowerCase(), (taken.get(id.toLowerCase()) ?? 0) + 1);
  for (const { id, roles } of kinds) {
    count(id);
    for (const role of roles) count(role.id);
  }
  const isUnique = (id: string) => taken.get(id.toLowerCase()) === 1;
  const nameOf = (kind: string, role: string | undefined) => {
    if (role === undefined) return capitalised(kind);
    return isUnique(role) ? capitalised(role) : `${capitalised(kind)}_${role}`;
  };
  const all = kinds.flatMap(({ id: kind, roles }): Label[] => [
    { kind },
    ...roles.map(({ id: role }) => ({ kind, role })),
  ]);
  const byName = new Map(all.map((label) => [nameOf(label.kind, label.role), label]));
  const anyCase = new Map([...byName].map(([name, label]) => [name.toLowerCase(), label]));
  return { nameOf, names: [...byName.keys()], find: (name) => byName.get(name) ?? anyCase.get(name.toLowerCase()) };
}

function capitalised(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
