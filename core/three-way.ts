import { sameJson } from './same-json';

/** What becomes of a value that two sides may have changed; nothing if both did, differently. Values are plain JSON. */
export function threeWay<Value>(base: Value, mine: Value, theirs: Value): { readonly value: Value } | undefined {
  if (sameJson(mine, theirs) || sameJson(base, theirs)) return { value: mine };
  if (sameJson(base, mine)) return { value: theirs };
  return undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** The own value of a key, whatever its name; undefined if the object has none. */
export function ownValue(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/**
 * Three objects key by key; a key that one side took away is gone. Where both changed a key differently, `resolve` says
 * what it becomes; an undefined value is no key.
 */
export function threeWayFields(
  base: Fields,
  mine: Fields,
  theirs: Fields,
  resolve: (key: string, base: unknown, mine: unknown, theirs: unknown) => unknown,
): Record<string, unknown> {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const entries = [...keys].map((key): [string, unknown] => {
    const values = [base, mine, theirs].map((fields) => ownValue(fields, key));
    const settled = threeWay(values[0], values[1], values[2]);
    return [key, settled ? settled.value : resolve(key, values[0], values[1], values[2])];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/**
 * Three lists of values that come and go one by one: what either side took away is gone, what either added is in, each
 * once, in an order that does not depend on which side is which.
 */
export function threeWayList<Item>(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
): readonly Item[] {
  const settled = threeWay(base, mine, theirs);
  if (settled) return settled.value;
  const has = (list: readonly Item[], item: Item) => list.some((one) => sameJson(one, item));
  const kept = base.filter((item) => has(mine, item) && has(theirs, item));
  const added = [...mine, ...theirs].filter((item) => !has(base, item));
  const once = added.filter((item, index) => added.findIndex((one) => sameJson(one, item)) === index);
  return [...kept, ...once.toSorted(compareJson)];
}

/** An order of JSON values that says nothing but is always the same one. */
export function compareJson(a: unknown, b: unknown): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** An id for another version of something: the same one on every machine that puts the same two together. */
export function freshId(id: string, taken: (id: string) => boolean): string {
  for (let number = 2; ; number++) {
    const fresh = `${id.slice(0, 190)}-${number}`;
    if (!taken(fresh)) return fresh;
  }
}
