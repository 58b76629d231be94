import fc from 'fast-check';
import {
  compareAnnotations,
  compareCoverage,
  compareOrphans,
  compareRelations,
  type Annotation,
  type Coverage,
  type PreviousDraft,
  type Relation,
} from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { apply, singles, type Operation, type SingleOperation } from '../operations';
import { anchorsOf } from '../orphan';
import { annotationOn, annotationSet, coverageOn } from './arbitraries';
import { relation } from './builders';

/** The set after an operation that fits it. The old one is frozen first, so that a change of it throws. */
export function applied(set: AnnotationSet, operation: Operation) {
  const result = apply(deeplyFrozen(set), deeplyFrozen(operation));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function deeplyFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deeplyFrozen);
  }
  return value;
}

/** What a person wants done; `which` picks among the annotations that are there by then. */
export type Wish =
  | {
      readonly want: 'add' | 'change';
      readonly which: number;
      readonly annotation: Annotation;
      readonly keys: readonly string[];
    }
  | {
      readonly want: 'remove' | 'relate' | 'unrelate' | 'unread' | 'lose' | 'place' | 'forget';
      readonly which: number;
      readonly other: number;
    }
  | { readonly want: 'read'; readonly coverage: Coverage }
  | { readonly want: 'rename'; readonly name: string }
  | { readonly want: 'keep'; readonly previous: PreviousDraft | null }
  | { readonly want: 'batch'; readonly wishes: readonly Wish[] };

const changeable = [
  'kind',
  'fragments',
  'attributes',
  'confidence',
  'note',
  'tags',
  'evidence',
  'origin',
  'modified',
  'created',
  'signOff',
];

function draft(day: string): PreviousDraft {
  return { text: `As of ${day}.`, textSha256: day.padStart(64, '0'), at: `2026-11-${day}T10:00:00Z` };
}

/** Up to eight wishes of somebody who has this set open. */
export function wishesOn(start: AnnotationSet): fc.Arbitrary<Wish[]> {
  const one: fc.Arbitrary<Wish> = fc.oneof(
    fc.record({
      want: fc.constantFrom('add' as const, 'change' as const),
      which: fc.nat(),
      annotation: annotationOn(start.text, 'new', start.scheme),
      keys: fc.subarray(changeable),
    }),
    fc.record({
      want: fc.constantFrom(...(['remove', 'relate', 'unrelate', 'unread', 'lose', 'place', 'forget'] as const)),
      which: fc.nat(),
      other: fc.nat(),
    }),
    fc.record({ want: fc.constant('read' as const), coverage: coverageOn(start.text) }),
    fc.record({ want: fc.constant('keep' as const), previous: fc.constantFrom(null, draft('22'), draft('23')) }),
    fc.record({ want: fc.constant('rename' as const), name: fc.constantFrom('Zitat', '主張') }),
  );
  const batch = fc.record({ want: fc.constant('batch' as const), wishes: fc.array(one, { maxLength: 5 }) });
  return fc.array(fc.oneof({ weight: 4, arbitrary: one }, batch), { minLength: 1, maxLength: 8 });
}

export const history = annotationSet.chain((start) =>
  fc.record({ start: fc.constant(start), wishes: wishesOn(start) }),
);

/** A set after all that was wished for and could be done. `serial` keeps the new ids of two people apart. */
export function afterWishes(start: AnnotationSet, wishes: readonly Wish[], serial: number): AnnotationSet {
  return wishes.reduce((set, wish, index) => {
    const operation = operationFor(set, wish, serial * 1000 + index);
    return operation ? applied(set, operation).set : set;
  }, start);
}

/** A valid operation that does what is wished for, if there is one. `serial` makes new ids unique. */
export function operationFor(set: AnnotationSet, wish: Wish, serial: number): Operation | undefined {
  const pick = <T>(list: readonly T[], which: number) => list[which % list.length];
  switch (wish.want) {
    case 'add':
      return { type: 'add-annotation', annotation: { ...wish.annotation, id: `new-${serial}` } };
    case 'change': {
      const found = pick(set.annotations, wish.which);
      if (!found) return undefined;
      // Roles and attributes are those of a kind: they change with it.
      const labels = wish.keys.includes('kind') ? ['kind', 'fragments', 'attributes'] : [];
      const fragments = wish.annotation.fragments.map(({ role: _, ...fragment }) => fragment);
      const all = (labels.length > 0
        ? wish.annotation
        : { ...wish.annotation, fragments, attributes: {} }) as unknown as Record<string, unknown>;
      return {
        type: 'change-annotation',
        id: found.id,
        changes: Object.fromEntries([...wish.keys, ...labels].map((key) => [key, all[key] ?? null])),
      };
    }
    case 'remove': {
      const found = pick(set.annotations, wish.which);
      return found && { type: 'remove-annotation', id: found.id };
    }
    case 'lose': {
      const found = pick(set.annotations, wish.which);
      return found && { type: 'orphan-annotation', id: found.id, fragments: [...anchorsOf(set.text, found.fragments)] };
    }
    case 'place': {
      const found = pick(set.orphans, wish.which);
      const fragments = pick(set.annotations, wish.other)?.fragments.map(({ role: _, ...fragment }) => fragment);
      return found && fragments && { type: 'place-orphan', id: found.id, fragments };
    }
    case 'forget': {
      const found = pick(set.orphans, wish.which);
      return found && { type: 'remove-orphan', id: found.id };
    }
    case 'relate': {
      const ends = [...set.annotations, ...set.orphans];
      const [from, to] = [pick(ends, wish.which), pick(ends, wish.other)];
      const type = pick(set.scheme.relationTypes, wish.which)?.id as string;
      return from && to && { type: 'add-relation', relation: { ...relation(`rel-${serial}`, from.id, to.id), type } };
    }
    case 'unrelate': {
      const found = pick<Relation>(set.relations, wish.which);
      return found && { type: 'remove-relation', id: found.id };
    }
    case 'read':
      return { type: 'add-coverage', coverage: wish.coverage };
    case 'unread': {
      const found = pick<Coverage>(set.coverage, wish.which);
      return found && { type: 'remove-coverage', coverage: found };
    }
    case 'rename':
      return { type: 'change-scheme', scheme: { ...set.scheme, name: wish.name } };
    case 'keep':
      return { type: 'keep-previous', previous: wish.previous };
    case 'batch': {
      let current = set;
      const operations: SingleOperation[] = [];
      wish.wishes.forEach((step, index) => {
        const operation = operationFor(current, step, serial * 100 + index);
        if (!operation) return;
        operations.push(...singles(operation));
        current = applied(current, operation).set;
      });
      return { type: 'batch', operations };
    }
  }
}

/** Throws if a set breaks a rule that no operation may break. */
export function expectSound({ annotations, orphans, relations, coverage }: AnnotationSet) {
  const ids = new Set([...annotations, ...orphans].map(({ id }) => id));
  sound(ids.size === annotations.length + orphans.length);
  sound(isSorted(orphans, compareOrphans));
  sound(isSorted(annotations, compareAnnotations));
  sound(isSorted(relations, compareRelations));
  sound(isSorted(coverage, compareCoverage));
  sound(relations.every(({ from, to }) => ids.has(from) && ids.has(to)));
}

function sound(holds: boolean): void {
  if (!holds) throw new Error('a set is not as sets must be');
}

/** No two of the items compare equal either. */
function isSorted<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): boolean {
  return items.every((item, index) => index === 0 || compare(items[index - 1] as Item, item) < 0);
}
