import fc from 'fast-check';
import { defaultScheme } from '../default-scheme';
import { colours, faces, lines, valuesOf, type Attribute, type Kind, type Role, type Scheme } from '../scheme';
import { unknownKeys } from './json';

/** Ids of schemes made here; names that every object has are among them. */
const labels = ['alpha', 'beta', 'gamma', 'constructor', 'toString', 'x1-y'] as const;
const keys = ['C', 'Я', 'ش', '7', '𝒜', '橋'];

const ids = (maxLength: number, minLength = 0) => fc.uniqueArray(fc.constantFrom(...labels), { minLength, maxLength });
const name = fc.constantFrom('Claim', 'NGO quote', 'Behauptung', 'ادعاء', '主張 🔴', 'a “b” & c');
const guideline = fc.option(fc.constantFrom('', 'When nobody is named.\nOtherwise not.'), { nil: undefined });

const values = (minLength: number) =>
  ids(3, minLength).chain((some) => fc.tuple(...some.map((id) => labelled(id, { guideline }))));

/** Fields with an id, a name and something unknown; what is undefined is left out. */
function labelled<Fields extends object>(id: string, fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> }) {
  return fc
    .record({ name, extra: unknownKeys, fields: fc.record(fields) })
    .map(
      ({ name, extra, fields }) =>
        Object.fromEntries(
          Object.entries({ id, name, ...fields, ...extra }).filter(([, value]) => value !== undefined),
        ) as unknown as { id: string; name: string } & Fields,
    );
}

function attribute(id: string): fc.Arbitrary<Attribute> {
  return fc.oneof(
    values(1).chain((some) =>
      labelled(id, {
        type: fc.constant('choice' as const),
        values: fc.constant(some),
        default: fc.constantFrom(undefined, ...some.map((value) => value.id)),
      }),
    ),
    labelled(id, { type: fc.constant('text' as const), guideline }),
    labelled(id, { type: fc.constant('annotation' as const), other: fc.option(values(0), { nil: undefined }) }),
  ) as fc.Arbitrary<Attribute>;
}

/** Makes the last attribute depend on the first choice, if there is one before it. */
function conditional(attributes: readonly Attribute[]): readonly Attribute[] {
  const last = attributes.at(-1);
  const choice = attributes.find((one) => one.type === 'choice');
  const value = choice && valuesOf(choice)[0];
  if (!last || !choice || !value || choice === last) return attributes;
  return [...attributes.slice(0, -1), { ...last, shownWhen: { attribute: choice.id, value: value.id } }];
}

function kind(id: string, key: string): fc.Arbitrary<Kind> {
  return fc
    .record({
      roles: ids(3).chain((some) =>
        fc.tuple(...some.map((role) => labelled(role, { face: fc.constantFrom(undefined, ...faces) }))),
      ),
      attributes: ids(3).chain((some) => fc.tuple(...some.map(attribute))),
    })
    .chain(({ roles, attributes }) =>
      labelled(id, {
        plural: name,
        key: fc.constantFrom(undefined, key),
        colour: fc.constantFrom(...colours),
        line: fc.constantFrom(...lines),
        glyph: fc.constantFrom(undefined, '!', '👩🏽‍🚒'),
        guideline,
        roles: fc.constant(roles as Role[]),
        attributes: fc.constant(conditional(attributes)),
      }),
    ) as fc.Arbitrary<Kind>;
}

const relationTypes = ids(3, 1).chain((some) => fc.tuple(...some.map((id) => labelled(id, { inverse: name }))));

/** A sound scheme, with something unknown at every level of it. */
export const customScheme: fc.Arbitrary<Scheme> = ids(4, 1).chain((some) =>
  fc
    .record({
      kinds: fc.tuple(...some.map((id, index) => kind(id, keys[index] as string))),
      relationTypes,
    })
    .chain(({ kinds, relationTypes }) =>
      labelled('custom', { kinds: fc.constant(kinds), relationTypes: fc.constant(relationTypes) }),
    ),
) as fc.Arbitrary<Scheme>;

/** The default scheme, or another. */
export const anyScheme: fc.Arbitrary<Scheme> = fc.oneof(fc.constant(defaultScheme), customScheme);
