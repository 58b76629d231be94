import { attributeOf, type Annotation, type Fragment, type Orphan, type Relation } from './annotation';
import type { AnnotationSet } from './annotation-set';
import { impliedValue } from './attribute-values';
import type { Operation, SingleOperation } from './operations';
import { onOwnText } from './orphan';
import { sameJson } from './same-json';
import { valuesOf, type Attribute, type Scheme } from './scheme';
import { schemeIndex, type IndexedKind } from './scheme-index';
import { attributeRef, keyOf, kindRef, relationTypeRef, roleRef, valueRef, type LabelRef } from './scheme-labels';

/** What becomes of a label of the old scheme: the id that it has under the new one, or undefined if it has none. */
export type Successor = (label: LabelRef) => string | undefined;

/** What a label said of some annotations, or how many relations had it, that the new scheme cannot say. */
export interface Loss {
  /** The way to it in the old scheme. An attribute that no scheme knew of may be among them. */
  readonly label: LabelRef;
  readonly count: number;
}

export interface Effect {
  /** How many annotations are changed. */
  readonly annotations: number;
  /** How many relations are changed or go. */
  readonly relations: number;
  /** How many relations go because there would be two of one type between the same ends. */
  readonly doubled: number;
  readonly losses: readonly Loss[];
}

export interface Relabelling {
  readonly operation: Operation;
  readonly effect: Effect;
}

/**
 * Puts a set under another scheme, and every annotation and relation along with it, as one operation. What a mark says
 * stays: also a value that nobody set is written down where the new scheme would take another one for granted. When and
 * by whom a mark was last changed stays too: it was not looked at again. Throws RangeError if the kind of an annotation
 * has no successor in the new scheme.
 */
export function relabel(set: AnnotationSet, scheme: Scheme, successor: Successor): Relabelling {
  const losses = new Map<string, { label: LabelRef; count: number }>();
  const lose = (label: LabelRef) => {
    const loss = losses.get(keyOf(label)) ?? { label, count: 0 };
    losses.set(keyOf(label), { label, count: loss.count + 1 });
  };
  const annotations = set.annotations.flatMap((annotation): SingleOperation[] => {
    const changes = new Move(set, scheme, annotation, successor).changes(lose);
    return changes ? [{ type: 'change-annotation', id: annotation.id, changes }] : [];
  });
  const orphans = set.orphans.flatMap((orphan): SingleOperation[] => {
    const { text, annotation } = onOwnText(orphan);
    const changes = new Move({ ...set, text }, scheme, annotation, successor).changes(lose);
    return changes ? [{ type: 'change-annotation', id: orphan.id, changes: onAnchors(orphan, changes) }] : [];
  });
  const { steps, changed, doubled } = relationSteps(set.relations, successor, lose);
  const underScheme: SingleOperation[] = sameJson(set.scheme, scheme) ? [] : [{ type: 'change-scheme', scheme }];
  const operations = [...underScheme, ...annotations, ...orphans, ...steps];
  const [only] = operations;
  return {
    operation: only && operations.length === 1 ? only : { type: 'batch', operations },
    effect: {
      annotations: annotations.length + orphans.length,
      relations: changed,
      doubled,
      losses: [...losses.values()],
    },
  };
}

type Changes = Readonly<Record<string, unknown>> & { readonly fragments?: readonly Fragment[] };

/** The changes of an orphan that stood on its own text: of its fragments, only roles can have changed. */
function onAnchors({ fragments: anchors }: Orphan, changes: Changes): Changes {
  if (!changes.fragments) return changes;
  const fragments = anchors.map(({ role: _, ...anchor }, index) => {
    const role = changes.fragments?.[index]?.role;
    return role === undefined ? anchor : { role, ...anchor };
  });
  return { ...changes, fragments } as unknown as Changes;
}

/** One annotation on its way from one scheme to another. */
class Move {
  private readonly from: IndexedKind;
  private readonly into: IndexedKind;
  private readonly fragments: readonly Fragment[];
  private readonly lost = new Map<string, LabelRef>();

  constructor(
    private readonly set: AnnotationSet,
    scheme: Scheme,
    private readonly annotation: Annotation,
    private readonly successor: Successor,
  ) {
    this.from = schemeIndex(set.scheme).kinds.get(annotation.kind) as IndexedKind;
    const into = schemeIndex(scheme).kinds.get(successor(kindRef(annotation.kind)) ?? '');
    if (!into) throw new RangeError(`the kind ${annotation.kind} has no successor`);
    this.into = into;
    this.fragments = annotation.fragments.map((fragment) => this.fragment(fragment));
  }

  /** What changes of the annotation, if anything does; says each label that is lost once. */
  changes(lose: (label: LabelRef) => void): Changes | undefined {
    const { annotation, fragments } = this;
    const kind = this.into.kind.id;
    const attributes = this.attributes();
    for (const label of this.lost.values()) lose(label);
    const changes = {
      ...(kind === annotation.kind ? {} : { kind }),
      ...(fragments.every((fragment, index) => fragment === annotation.fragments[index]) ? {} : { fragments }),
      ...(sameJson(attributes, annotation.attributes) ? {} : { attributes }),
    };
    return Object.keys(changes).length === 0 ? undefined : changes;
  }

  private fragment(fragment: Fragment): Fragment {
    if (fragment.role === undefined) return fragment;
    const label = roleRef(this.from.kind.id, fragment.role);
    const role = this.successor(label);
    if (role !== undefined && this.into.roles.has(role))
      return role === fragment.role ? fragment : { ...fragment, role };
    this.lose(label);
    const { role: _, ...words } = fragment;
    return words;
  }

  private attributes(): Annotation['attributes'] {
    const { annotation, from, into } = this;
    const moved = new Map<string, readonly [id: string, value: string]>();
    const taken = new Set<string>();
    for (const attribute of from.kind.attributes) {
      const to = this.valueUnderNew(attribute, taken);
      if (!to) continue;
      moved.set(attribute.id, to);
      taken.add(to[0]);
    }
    const said = Object.entries(annotation.attributes).flatMap(([id, value]): (readonly [string, unknown])[] => {
      if (from.attributes.has(id)) return value === undefined ? [] : this.take(moved, id);
      // Nobody's until now: it stays unless the new kind means something else by that name.
      const own = into.attributes.get(id);
      if (!own || (!taken.has(id) && typeof value === 'string' && canSay(own, value))) return [[id, value]];
      this.lose(attributeRef(from.kind.id, id));
      return [];
    });
    return Object.fromEntries([...said, ...moved.values()]);
  }

  private take(moved: Map<string, readonly [string, string]>, id: string): (readonly [string, string])[] {
    const entry = moved.get(id);
    moved.delete(id);
    return entry ? [entry] : [];
  }

  /** What an attribute of the old kind says, as the new kind's attribute and its value; nothing if that is so anyway. */
  private valueUnderNew(attribute: Attribute, taken: ReadonlySet<string>): readonly [string, string] | undefined {
    const { annotation, from, into, set, successor } = this;
    const kind = from.kind.id;
    const said = attributeOf(annotation, attribute.id);
    const value = said ?? impliedValue(from.kind, attribute, annotation, set.text);
    if (value === undefined) return undefined;
    const target = into.attributes.get(successor(attributeRef(kind, attribute.id)) ?? '');
    if (!target || taken.has(target.id)) {
      if (said !== undefined) this.lose(attributeRef(kind, attribute.id));
      return undefined;
    }
    if (said === undefined && target.type !== 'choice') return undefined;
    const listed = valuesOf(attribute).some(({ id }) => id === value);
    const next = listed ? successor(valueRef(kind, attribute.id, value)) : value;
    if (next === undefined || !canTake(target, attribute, next)) {
      this.lose(listed ? valueRef(kind, attribute.id, value) : attributeRef(kind, attribute.id));
      return undefined;
    }
    const moved = { ...annotation, fragments: this.fragments };
    const isSoAnyway = said === undefined && impliedValue(into.kind, target, moved, set.text) === next;
    return isSoAnyway ? undefined : [target.id, next];
  }

  private lose(label: LabelRef): void {
    this.lost.set(keyOf(label), label);
  }
}

/** Whether an attribute can have a value, as text. */
function canSay(attribute: Attribute, value: string): boolean {
  return attribute.type !== 'choice' || attribute.values.some(({ id }) => id === value);
}

/** Whether what one attribute says can be said by another: text is no annotation's id. */
function canTake(target: Attribute, from: Attribute, value: string): boolean {
  if (target.type !== 'annotation' || from.type === 'annotation') return canSay(target, value);
  return valuesOf(target).some(({ id }) => id === value);
}

/** Relations have no change of their own: one that changes goes and comes back, under the same id. */
function relationSteps(relations: readonly Relation[], successor: Successor, lose: (label: LabelRef) => void) {
  const between = (type: string, { from, to }: Relation) => JSON.stringify([type, from, to]);
  const typed = relations.map((relation) => ({ relation, type: successor(relationTypeRef(relation.type)) }));
  const stays = typed.filter(({ relation, type }) => type === relation.type);
  const known = new Set(stays.map(({ relation, type }) => between(type as string, relation)));
  const steps: SingleOperation[] = [];
  let [changed, doubled] = [0, 0];
  for (const { relation, type } of typed) {
    if (type === relation.type) continue;
    changed++;
    steps.push({ type: 'remove-relation', id: relation.id });
    if (type === undefined) lose(relationTypeRef(relation.type));
    else if (known.has(between(type, relation))) doubled++;
    else {
      known.add(between(type, relation));
      steps.push({ type: 'add-relation', relation: { ...relation, type } });
    }
  }
  return { steps, changed, doubled };
}
