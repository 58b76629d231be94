import type { AnnotationSet } from './annotation-set';
import { defaultScheme, isDefaultScheme } from './default-scheme';
import type { Operation } from './operations';
import type { Problem } from './problem';
import { relabel, type Effect, type Successor } from './relabel';
import { fail, ok, type Result } from './result';
import type { Attribute, Kind, Scheme } from './scheme';
import {
  attributeRef,
  idOf,
  isSameLabel,
  kindRef,
  labelsBeside,
  valueRef,
  withLabels,
  type Label,
  type LabelRef,
} from './scheme-labels';
import { firstSchemeProblem } from './scheme-rules';
import { usageOf } from './scheme-usage';

/** One thing that a person wants of a scheme. What carries an annotation along is said for each. */
export type SchemeChange =
  /** What is said about the scheme itself. A field that is undefined goes. */
  | { readonly type: 'describe'; readonly fields: Readonly<Partial<Record<'name' | 'version' | 'guideline', string>>> }
  /** A label's name and everything else about it but its id and what is in it. A field that is undefined goes. */
  | { readonly type: 'edit'; readonly label: LabelRef; readonly fields: Readonly<Record<string, unknown>> }
  /** Another id, and what an edit changes with it: all that has the old one gets the new one. */
  | {
      readonly type: 'rename';
      readonly label: LabelRef;
      readonly id: string;
      readonly fields?: Readonly<Record<string, unknown>>;
    }
  /** The label goes; what had it has the one beside it that is called `into`. Attributes cannot be merged. */
  | { readonly type: 'merge'; readonly label: LabelRef; readonly into: string }
  /** The label goes, and what had it says nothing instead. A kind goes only when it is not in use. */
  | { readonly type: 'delete'; readonly label: LabelRef }
  /** A new label at the end of its list; `label` is the way to it. */
  | { readonly type: 'add'; readonly label: LabelRef; readonly added: Label }
  /** To another place in its list, from 0. */
  | { readonly type: 'move'; readonly label: LabelRef; readonly to: number };

/** A change that can be made: the operation that makes it, and what it does to annotations and relations. */
export interface SchemePlan {
  readonly scheme: Scheme;
  readonly operation: Operation;
  readonly effect: Effect;
}

/** Works out a change without making it. The problem says, to a person, why it cannot be made. */
export function planChange(set: AnnotationSet, change: SchemeChange): Result<SchemePlan, Problem> {
  const refusal = change.type === 'describe' ? undefined : refusalOf(set, change);
  if (refusal) return fail({ pointer: '', message: refusal });
  const successor = successorUnder(change);
  return planScheme(set, withReferences(schemeAfter(set.scheme, change), successor), successor);
}

/** Puts a set under a scheme in which its labels have these successors. */
export function planScheme(set: AnnotationSet, wanted: Scheme, successor: Successor): Result<SchemePlan, Problem> {
  const scheme = withOwnId(wanted);
  const problem = firstSchemeProblem(scheme);
  return problem ? fail(problem) : ok({ scheme, ...relabel(set, scheme, successor) });
}

/** A set in the default scheme does not carry it: a scheme that is no longer the default one must not have its id. */
function withOwnId(scheme: Scheme): Scheme {
  return scheme.id === defaultScheme.id && !isDefaultScheme(scheme) ? { ...scheme, id: 'own-scheme' } : scheme;
}

function refusalOf(set: AnnotationSet, change: Exclude<SchemeChange, { type: 'describe' }>): string | undefined {
  const { scheme } = set;
  const { label } = change;
  const ids = labelsBeside(scheme, label).map(({ id }) => id);
  if (change.type === 'add') return ids.includes(idOf(label)) ? `the id “${idOf(label)}” is taken` : undefined;
  if (!ids.includes(idOf(label))) return `the scheme has no “${idOf(label)}” any more`;
  switch (change.type) {
    case 'edit':
      return strangerIn(change.fields);
    case 'rename':
      return change.id !== idOf(label) && ids.includes(change.id)
        ? `the id “${change.id}” is taken`
        : strangerIn(change.fields ?? {});
    case 'merge':
      if (label.type === 'attribute') return 'attributes cannot be merged';
      return change.into !== idOf(label) && ids.includes(change.into)
        ? undefined
        : `there is no other “${change.into}” to merge it into`;
    case 'delete':
      return label.type === 'kind' && usageOf(set)(label) > 0
        ? 'there are marks of this kind: merge it into another, or delete them first'
        : undefined;
    case 'move':
      return change.to >= 0 && change.to < ids.length ? undefined : 'there is no such place';
  }
}

function strangerIn(fields: Readonly<Record<string, unknown>>): string | undefined {
  const stranger = Object.keys(fields).find((key) => structural.has(key));
  return stranger === undefined ? undefined : `an edit cannot set ${stranger}`;
}

/** What has changes of its own. */
const structural: ReadonlySet<string> = new Set('id type kinds relationTypes roles attributes values other'.split(' '));

function successorUnder(change: SchemeChange): Successor {
  if (change.type !== 'rename' && change.type !== 'merge' && change.type !== 'delete') return idOf;
  const next = change.type === 'rename' ? change.id : change.type === 'merge' ? change.into : undefined;
  return (label) => (isSameLabel(label, change.label) ? next : idOf(label));
}

function schemeAfter(scheme: Scheme, change: SchemeChange): Scheme {
  if (change.type === 'describe') return withFields(scheme, change.fields);
  const { label } = change;
  const labels = labelsBeside(scheme, label);
  const own = (one: Label) => one.id === idOf(label);
  switch (change.type) {
    case 'edit':
      return withLabels(
        scheme,
        label,
        labels.map((one) => (own(one) ? withFields(one, change.fields) : one)),
      );
    case 'rename':
      return withLabels(
        scheme,
        label,
        labels.map((one) => (own(one) ? withFields({ ...one, id: change.id }, change.fields ?? {}) : one)),
      );
    case 'merge':
    case 'delete':
      return withLabels(
        scheme,
        label,
        labels.filter((one) => !own(one)),
      );
    case 'add':
      return withLabels(scheme, label, [...labels, { ...change.added, id: idOf(label) }]);
    case 'move':
      return withLabels(
        scheme,
        label,
        labels.filter((one) => !own(one)).toSpliced(change.to, 0, ...labels.filter(own)),
      );
  }
}

function withFields<Item extends object>(item: Item, fields: Readonly<Record<string, unknown>>): Item {
  return defined({ ...item, ...fields });
}

/** An object without the keys that are undefined. */
function defined<Item extends object>(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item;
}

/** The scheme with what its parts say of each other brought up to date. What referred to a label that is gone goes. */
function withReferences(scheme: Scheme, successor: Successor): Scheme {
  return { ...scheme, kinds: scheme.kinds.map((kind) => kindWithReferences(kind, successor)) };
}

function kindWithReferences(kind: Kind, successor: Successor): Kind {
  const { statusAttribute } = kind;
  return defined({
    ...kind,
    statusAttribute: statusAttribute === undefined ? undefined : successor(attributeRef(kind.id, statusAttribute)),
    attributes: kind.attributes.map((attribute) => attributeWithReferences(kind.id, attribute, successor)),
  });
}

function attributeWithReferences(kind: string, attribute: Attribute, successor: Successor): Attribute {
  const { shownWhen } = attribute;
  const condition = shownWhen && {
    ...shownWhen,
    attribute: successor(attributeRef(kind, shownWhen.attribute)),
    value: successor(valueRef(kind, shownWhen.attribute, shownWhen.value)),
  };
  const holds = condition && condition.attribute !== undefined && condition.value !== undefined;
  return defined({
    ...attribute,
    shownWhen: holds ? condition : undefined,
    ...(attribute.type === 'choice' && attribute.default !== undefined
      ? { default: successor(valueRef(kind, attribute.id, attribute.default)) }
      : {}),
    ...(attribute.type === 'annotation' && attribute.kind !== undefined
      ? { kind: successor(kindRef(attribute.kind)) }
      : {}),
  } as Attribute);
}

/** The labels that a label can be merged into. */
export function mergeTargets(scheme: Scheme, label: LabelRef): readonly Label[] {
  return label.type === 'attribute' ? [] : labelsBeside(scheme, label).filter(({ id }) => id !== idOf(label));
}
