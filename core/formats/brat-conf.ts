import { valuesOf, type Scheme } from '../scheme';
import { labelsOf } from './labels';

/** An id as a type or a name of brat's. */
export function bratName(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}

/** The argument that a fragment without a role is in an event whose other fragments have one. */
export const partArgument = 'Part';

/** The `annotation.conf` of a scheme: without one brat shows nothing. */
export function bratConf(scheme: Scheme): string {
  const { nameOf, names } = labelsOf(scheme);
  const events = scheme.kinds
    .filter(({ roles }) => roles.length > 0)
    .map(({ id, roles }) => {
      const args = roles.map((role) => `${bratName(role.id)}*:${nameOf(id, role.id)}`);
      return `${bratName(id)}\t${[...args, `${partArgument}*:${bratName(id)}`].join(', ')}`;
    });
  const relations = scheme.relationTypes.map(({ id }) => `${bratName(id)}\tArg1:<ANY>, Arg2:<ANY>`);
  return [
    ...['[entities]', '', ...names, ''],
    ...['[relations]', '', ...relations, ''],
    ...['[events]', '', ...events, ''],
    ...['[attributes]', '', ...attributeLines(scheme), ''],
  ].join('\n');
}

/** Kinds may share an attribute; brat lists it once, with the values of all. */
function attributeLines({ kinds }: Scheme): readonly string[] {
  const lines = new Map<string, { kinds: string[]; values: Set<string> }>();
  for (const kind of kinds)
    for (const attribute of kind.attributes) {
      if (attribute.type !== 'choice') continue;
      const line = lines.get(attribute.id) ?? { kinds: [], values: new Set() };
      lines.set(attribute.id, line);
      line.kinds.push(bratName(kind.id));
      for (const { id } of valuesOf(attribute)) line.values.add(id);
    }
  return [...lines].map(
    ([id, line]) => `${bratName(id)}\tArg:${line.kinds.join('|')}, Value:${[...line.values].join('|')}`,
  );
}
