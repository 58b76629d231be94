import { tooDeep } from './nesting';
import { pointerTo, type Problem } from './problem';
import { schemeSchema, valuesOf, type Attribute, type Kind, type Scheme } from './scheme';

/** How many kinds, roles, attributes, values and relation types a scheme may have in all. */
const maxLabels = 1000;

/** What is wrong with a scheme that was put together here or came over the bridge: its shape first, then the rules. */
export function firstSchemeProblem(scheme: Scheme): Problem | undefined {
  const [issue] = schemeSchema.safeParse(scheme).error?.issues ?? [];
  if (issue) return { pointer: pointerTo(issue.path), message: issue.message };
  if (tooDeep(scheme)) return { pointer: '', message: 'it is nested too deep' };
  return schemeProblems(scheme)[0];
}

/**
 * What is wrong with a scheme of the right shape: ids and keys must be unique in their list, and what one part says of
 * another must be there. Pointers begin at the scheme.
 */
export function schemeProblems(scheme: Scheme): readonly Problem[] {
  const labels = scheme.kinds.reduce((sum, kind) => sum + labelsIn(kind), scheme.relationTypes.length);
  if (labels > maxLabels)
    return [{ pointer: '/kinds', message: `it has ${labels} labels in all, more than the ${maxLabels} allowed` }];
  const kindIds = new Set(scheme.kinds.map(({ id }) => id));
  return [
    ...repeated('/kinds', scheme.kinds),
    ...repeated('/relationTypes', scheme.relationTypes),
    ...scheme.kinds.flatMap((kind, index) => [
      ...repeated(`/kinds/${index}/roles`, kind.roles),
      ...repeated(`/kinds/${index}/attributes`, kind.attributes),
      ...statusProblems(kind).map((problem) => ({ ...problem, pointer: `/kinds/${index}${problem.pointer}` })),
      ...kind.attributes.flatMap((attribute, number) =>
        attributeProblems(attribute, kind, kindIds).map(({ pointer, message }) => ({
          pointer: `/kinds/${index}/attributes/${number}${pointer}`,
          message,
        })),
      ),
    ]),
  ];
}

function labelsIn({ roles, attributes }: Kind): number {
  return 1 + roles.length + attributes.reduce((sum, attribute) => sum + 1 + valuesOf(attribute).length, 0);
}

function statusProblems({ id, attributes, statusAttribute }: Kind): Problem[] {
  if (statusAttribute === undefined) return [];
  const found = attributes.find((attribute) => attribute.id === statusAttribute);
  return found?.type === 'choice'
    ? []
    : [{ pointer: '/statusAttribute', message: `“${id}” has no choice called “${statusAttribute}”` }];
}

function attributeProblems(attribute: Attribute, kind: Kind, kindIds: ReadonlySet<string>): Problem[] {
  const problems = repeated(attribute.type === 'choice' ? '/values' : '/other', valuesOf(attribute));
  const { shownWhen } = attribute;
  if (attribute.type === 'choice' && attribute.default !== undefined && !hasValue(attribute, attribute.default))
    problems.push({ pointer: '/default', message: `“${attribute.default}” is not one of its values` });
  if (attribute.type === 'annotation' && attribute.kind !== undefined && !kindIds.has(attribute.kind))
    problems.push({ pointer: '/kind', message: `there is no kind “${attribute.kind}”` });
  if (shownWhen) {
    const other = kind.attributes.find(({ id }) => id === shownWhen.attribute);
    if (other?.type !== 'choice' || other === attribute)
      problems.push({
        pointer: '/shownWhen/attribute',
        message: `“${kind.id}” has no other choice called “${shownWhen.attribute}”`,
      });
    else if (!hasValue(other, shownWhen.value))
      problems.push({ pointer: '/shownWhen/value', message: `“${other.id}” has no value “${shownWhen.value}”` });
  }
  return problems;
}

function hasValue(attribute: Attribute, id: string): boolean {
  return valuesOf(attribute).some((value) => value.id === id);
}

/** Ids, and keys as they are pressed, that stand in a list twice. */
function repeated(pointer: string, list: readonly { readonly id: string; readonly key?: string | undefined }[]) {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  const keys = new Set<string>();
  list.forEach(({ id, key }, index) => {
    if (ids.has(id)) problems.push({ pointer: `${pointer}/${index}/id`, message: `the id “${id}” is used twice` });
    ids.add(id);
    const pressed = key?.toLowerCase();
    if (pressed === undefined) return;
    if (keys.has(pressed))
      problems.push({ pointer: `${pointer}/${index}/key`, message: `the key ${key} is used twice` });
    keys.add(pressed);
  });
  return problems;
}
