import type { AnnotationSet } from './annotation-set';
import type { Problem } from './problem';
import type { Result } from './result';
import { valuesOf, type Attribute, type Kind, type RelationType, type Role, type Scheme, type Value } from './scheme';
import { planScheme, type SchemePlan } from './scheme-changes';
import {
  attributeRef,
  freeId,
  idOf,
  keyOf,
  kindRef,
  labelAt,
  labelsBeside,
  relationTypeRef,
  roleRef,
  valueRef,
  withLabels,
  type Label,
  type LabelRef,
} from './scheme-labels';
import { usageOf } from './scheme-usage';

/** A label in use that the scheme to be adopted does not have. */
export interface Stray {
  /** The way to it in the set's scheme. */
  readonly label: LabelRef;
  /** How many annotations or relations have it. */
  readonly count: number;
  /** The labels of the new scheme that it can become; without a choice it is added to the new scheme. */
  readonly options: readonly Label[];
}

/** For a stray, by `keyOf`: the id of one of its options. */
export type AdoptionChoices = ReadonlyMap<string, string>;

export interface Adoption {
  readonly strays: readonly Stray[];
  readonly plan: Result<SchemePlan, Problem>;
}

/**
 * Puts an open set under a scheme out of a file. Labels are matched by their ids. Those in use that the scheme lacks
 * become what is chosen for them, or are added to it: none is dropped. Which strays there are depends on the choices,
 * because what a kind becomes decides which of its roles and values have a place.
 */
export function adoptScheme(set: AnnotationSet, scheme: Scheme, choices: AdoptionChoices = new Map()): Adoption {
  const adopting = new Adopting(set, scheme, choices);
  for (const kind of set.scheme.kinds) adopting.kind(kind);
  for (const type of set.scheme.relationTypes) adopting.relationType(type);
  const { strays, successors } = adopting;
  const successor = (label: LabelRef) => successors.get(keyOf(label)) ?? idOf(label);
  return { strays, plan: planScheme(set, adopting.sound(), successor) };
}

interface Placed {
  readonly id: string;
  /** It was added with all that is in it. */
  readonly added: boolean;
}

class Adopting {
  readonly strays: Stray[] = [];
  readonly successors = new Map<string, string>();
  private readonly uses;

  constructor(
    private readonly set: AnnotationSet,
    private scheme: Scheme,
    private readonly choices: AdoptionChoices,
  ) {
    this.uses = usageOf(set);
  }

  kind(kind: Kind): void {
    const label = kindRef(kind.id);
    if (this.uses(label) === 0) return;
    const into = this.place(label, label, kind, labelsBeside(this.scheme, label));
    if (into.added) return;
    for (const role of kind.roles) this.role(kind, into.id, role);
    for (const attribute of kind.attributes) this.attribute(kind, into.id, attribute);
  }

  relationType(type: RelationType): void {
    const label = relationTypeRef(type.id);
    if (this.uses(label) > 0) this.place(label, label, type, this.scheme.relationTypes);
  }

  private role(kind: Kind, into: string, role: Role): void {
    const label = roleRef(kind.id, role.id);
    const there = roleRef(into, role.id);
    if (this.uses(label) > 0) this.place(label, there, role, labelsBeside(this.scheme, there));
  }

  /** An attribute that nobody set, and that the new kind does not have, says nothing: its default goes with it. */
  private attribute(kind: Kind, into: string, attribute: Attribute): void {
    const label = attributeRef(kind.id, attribute.id);
    const there = attributeRef(into, attribute.id);
    const isSet = this.uses(label) > 0;
    if (!isSet && !labelAt(this.scheme, there)) return;
    const options = (labelsBeside(this.scheme, there) as readonly Attribute[]).filter((one) => takes(one, attribute));
    if (!isSet && !options.some(({ id }) => id === attribute.id)) return;
    const chosen = this.place(label, there, attribute, options);
    if (chosen.added) return;
    for (const value of valuesOf(attribute)) this.value(label, attributeRef(into, chosen.id), value);
  }

  private value(
    { path: [kind = '', attribute = ''] }: LabelRef,
    { path: [into = '', chosen = ''] }: LabelRef,
    value: Value,
  ) {
    const label = valueRef(kind, attribute, value.id);
    const there = valueRef(into, chosen, value.id);
    const target = labelAt(this.scheme, attributeRef(into, chosen)) as Attribute;
    if (this.uses(label) > 0 && target.type !== 'text') this.place(label, there, value, valuesOf(target));
  }

  /** Finds the place of a label in the new scheme, or adds it as it was: its id there. */
  private place(label: LabelRef, there: LabelRef, own: Label, options: readonly Label[]): Placed {
    const known = (id: string | undefined) => options.some((option) => option.id === id);
    if (known(own.id)) return this.becomes(label, own.id);
    this.strays.push({ label, count: this.uses(label), options });
    const chosen = this.choices.get(keyOf(label));
    if (chosen !== undefined && known(chosen)) return this.becomes(label, chosen);
    const beside = labelsBeside(this.scheme, there);
    const id = freeId(
      own.id,
      beside.map((one) => one.id),
    );
    this.scheme = withLabels(this.scheme, there, [...beside, withoutTakenKey({ ...own, id }, beside)]);
    return { ...this.becomes(label, id), added: true };
  }

  private becomes(label: LabelRef, id: string): Placed {
    this.successors.set(keyOf(label), id);
    return { id, added: false };
  }

  /** The new scheme with what was added to it; what the added parts refer to and is not there is not referred to. */
  sound(): Scheme {
    return { ...this.scheme, kinds: this.scheme.kinds.map((kind) => this.soundKind(kind)) };
  }

  private soundKind(kind: Kind): Kind {
    return { ...kind, attributes: kind.attributes.map((attribute) => this.soundAttribute(kind, attribute)) };
  }

  private soundAttribute(kind: Kind, attribute: Attribute): Attribute {
    const { shownWhen, ...always } = attribute;
    const other = kind.attributes.find(({ id }) => id === shownWhen?.attribute);
    const holds = other?.type === 'choice' && other.values.some(({ id }) => id === shownWhen?.value);
    const sound: Attribute = holds && other !== attribute ? attribute : always;
    if (sound.type !== 'annotation' || sound.kind === undefined) return sound;
    const { kind: of, ...any } = sound;
    if (this.scheme.kinds.some(({ id }) => id === of)) return sound;
    const now = this.successors.get(keyOf(kindRef(of)));
    return now === undefined ? any : { ...any, kind: now };
  }
}

/** Whether what an attribute says, whatever it is, can be said by another. */
function takes(target: Attribute, from: Attribute): boolean {
  return target.type === from.type || target.type === 'text';
}

function withoutTakenKey(label: Label, beside: readonly Label[]): Label {
  const keyOfLabel = (one: Label) => ('key' in one ? one.key?.toLowerCase() : undefined);
  const own = keyOfLabel(label);
  if (own === undefined || !beside.some((one) => keyOfLabel(one) === own)) return label;
  const { key: _, ...without } = label as Label & { readonly key?: string };
  return without;
}
