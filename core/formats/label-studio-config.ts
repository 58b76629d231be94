import { valuesOf, type Scheme } from '../scheme';
import { labelsOf } from './labels';

/** The control that an attribute of a kind has. Ids have no underscore. */
export function controlName(kind: string, attribute: string): string {
  return `${kind}_${attribute}`;
}

/** The labelling configuration of a scheme. Everything in it is an id: nothing needs escaping. */
export function labelStudioConfig(scheme: Scheme): string {
  const { nameOf, names } = labelsOf(scheme);
  const controls = scheme.kinds.flatMap(({ id: kind, roles, attributes }) => {
    const labels = [nameOf(kind, undefined), ...roles.map((role) => nameOf(kind, role.id))].join(',');
    const when = `toName="text" perRegion="true" whenTagName="label" whenLabelValue="${labels}"`;
    return attributes.flatMap((attribute) => {
      const name = `name="${controlName(kind, attribute.id)}"`;
      if (attribute.type !== 'choice') return [`  <TextArea ${name} ${when} maxSubmissions="1"/>`];
      const choices = valuesOf(attribute).map(({ id }) => `    <Choice value="${id}"/>`);
      return [`  <Choices ${name} ${when} choice="single">`, ...choices, '  </Choices>'];
    });
  });
  return [
    '<View>',
    '  <Labels name="label" toName="text">',
    ...names.map((name) => `    <Label value="${name}"/>`),
    '  </Labels>',
    '  <Text name="text" value="$text"/>',
    ...controls,
    '  <TextArea name="tags" toName="text" perRegion="true"/>',
    '  <Relations>',
    ...scheme.relationTypes.map(({ id }) => `    <Relation value="${id}"/>`),
    '  </Relations>',
    '</View>',
    '',
  ].join('\n');
}
