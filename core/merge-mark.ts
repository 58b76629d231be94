import type { Annotation, Orphan, SignOff } from './annotation';
import { sameJson } from './same-json';
import type { Scheme } from './scheme';
import { labelProblems, schemeIndex } from './scheme-index';
import { compareJson, ownValue, threeWayFields, threeWayList } from './three-way';
import { markOf, type Version } from './versions';

/** Two people who changed the same mark are put together like this; a choice between them is about what differs. */
export interface MergedMark {
  readonly version: Version;
  /** What both changed differently: a key of an annotation, an attribute as `attributes.status`. */
  readonly fields: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Puts two versions of a mark together field by field: what one side changed is taken, tags and pieces of evidence come
 * and go one by one, and of two times the later one counts. Where both changed a field differently, `prefer` decides. A
 * version that would not fit the scheme, or not be whole, is not made up: then all of it is what differs.
 */
export function mergeMarks(
  base: Version | undefined,
  mine: Version,
  theirs: Version,
  scheme: Scheme,
  prefer: 'mine' | 'theirs',
): MergedMark {
  const fields: string[] = [];
  const differ = (key: string, ours: unknown, other: unknown) => {
    fields.push(key);
    return prefer === 'mine' ? ours : other;
  };
  const merged = threeWayFields(
    base ? fieldsOf(base) : {},
    fieldsOf(mine),
    fieldsOf(theirs),
    (key, before, ours, other) => {
      if (key === 'modified') return later(String(ours), String(other));
      // Two who came to the same finding have both signed it off; the later one is named.
      if (key === 'signOff' && ours && other && sameJson(markOf(mine).attributes, markOf(theirs).attributes))
        return laterOf(ours as SignOff, other as SignOff);
      if (key === 'tags') return threeWayList(listOf(before), listOf(ours), listOf(other));
      if (key === 'evidence' && !bothTookOut(listOf(before), listOf(ours), listOf(other)))
        return threeWayList(listOf(before), listOf(ours), listOf(other));
      if (key === 'attributes')
        return threeWayFields(
          (before ?? {}) as Fields,
          ours as Fields,
          other as Fields,
          (attribute, _before, our, their) => differ(`attributes.${attribute}`, our, their),
        );
      return differ(key, ours, other);
    },
  );
  const version = versionFrom(merged);
  if (isSound(version, scheme)) return { version, fields };
  const whole = prefer === 'mine' ? mine : theirs;
  return { version: whole, fields: fields.length > 0 ? fields : changedFields(mine, theirs) };
}

/** A mark's fields, with its place, or that it has none, as one of them. */
function fieldsOf(version: Version): Fields {
  return { ...markOf(version), fragments: { orphan: 'orphan' in version, of: markOf(version).fragments } };
}

function versionFrom(fields: Fields): Version {
  const { orphan, of } = fields.fragments as { readonly orphan: boolean; readonly of: unknown };
  const mark: unknown = { ...fields, fragments: of };
  return orphan ? { orphan: mark as Orphan } : { annotation: mark as Annotation };
}

/** An orphan has no review, and roles and values go with their kind. */
function isSound(version: Version, scheme: Scheme): boolean {
  if ('orphan' in version && 'review' in version.orphan) return false;
  return labelProblems(markOf(version), schemeIndex(scheme)).length === 0;
}

/** Whether both sides took out, or rewrote, the same item: to have both of their versions would be to have it twice. */
function bothTookOut(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): boolean {
  const lacks = (list: readonly unknown[], item: unknown) => !list.some((one) => sameJson(one, item));
  return base.some((item) => lacks(mine, item) && lacks(theirs, item));
}

/** What two versions of a mark say differently: a key of an annotation, an attribute as `attributes.status`. */
export function changedFields(before: Version, after: Version): readonly string[] {
  const changed = differing(fieldsOf(before), fieldsOf(after)).filter((key) => key !== 'modified');
  return changed.flatMap((key) =>
    key === 'attributes'
      ? differing(markOf(before).attributes, markOf(after).attributes).map((attribute) => `attributes.${attribute}`)
      : [key],
  );
}

function differing(before: Fields, after: Fields): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => !sameJson(ownValue(before, key), ownValue(after, key)));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function laterOf(a: SignOff, b: SignOff): SignOff {
  return (Date.parse(a.at) - Date.parse(b.at) || compareJson(a, b)) > 0 ? a : b;
}

function later(a: string, b: string): string {
  const order = Date.parse(a) - Date.parse(b);
  return order > 0 || (order === 0 && a > b) ? a : b;
}
