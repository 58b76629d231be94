import type { AnnotationSet } from './annotation-set';
import { counted } from './numbers';
import type { Effect, Loss } from './relabel';
import { withinSentence, type Scheme } from './scheme';
import type { SchemeChange } from './scheme-changes';
import { attributeRef, idOf, labelAt, type LabelRef, type LabelType } from './scheme-labels';

/** What each type of label is called. */
export const labelTypeNames: Readonly<Record<LabelType, string>> = {
  kind: 'kind',
  role: 'role',
  attribute: 'attribute',
  value: 'value',
  'relation-type': 'relation type',
};

/** A label's name, or its id if the scheme has no such label. */
export function nameOfLabel(scheme: Scheme, label: LabelRef): string {
  return labelAt(scheme, label)?.name ?? idOf(label);
}

/** A label by its name with what it belongs to: `“Figure” (type of claim)`. */
export function labelInWords(scheme: Scheme, label: LabelRef): string {
  const [kind = '', attribute = ''] = label.path;
  const within =
    label.type === 'value'
      ? nameOfLabel(scheme, attributeRef(kind, attribute))
      : label.type === 'role' || label.type === 'attribute'
        ? nameOfLabel(scheme, { type: 'kind', path: [kind] })
        : undefined;
  const name = `“${nameOfLabel(scheme, label)}”`;
  return within === undefined ? name : `${name} (${withinSentence(within)})`;
}

/** What a change is called in the history: `Merge rumour into hedged`. */
export function changeName(scheme: Scheme, change: SchemeChange): string {
  if (change.type === 'describe') return 'Change scheme';
  const { label } = change;
  const name = withinSentence(nameOfLabel(scheme, label));
  const [kind = '', attribute = ''] = label.path;
  const what =
    label.type === 'value'
      ? withinSentence(nameOfLabel(scheme, attributeRef(kind, attribute)))
      : labelTypeNames[label.type];
  switch (change.type) {
    case 'edit':
    case 'rename': {
      const next = change.fields?.name;
      if (typeof next === 'string') return `Rename ${what} ${name} to ${withinSentence(next)}`;
      return change.type === 'edit' ? `Change ${what} ${name}` : `Change id ${idOf(label)} to ${change.id}`;
    }
    case 'merge':
      return `Merge ${name} into ${withinSentence(nameOfLabel(scheme, { ...label, path: [...label.path.slice(0, -1), change.into] }))}`;
    case 'delete':
      return `Delete ${what} ${name}`;
    case 'add':
      return `Add ${what} ${withinSentence(change.added.name)}`;
    case 'move':
      return `Move ${what} ${name}`;
  }
}

/** What a change does to the annotations and relations of a set, a sentence each; nothing if it touches none. */
export function effectInWords({ scheme }: Pick<AnnotationSet, 'scheme'>, effect: Effect): readonly string[] {
  const { annotations, relations, doubled, losses } = effect;
  const touched = [
    ...(annotations > 0 ? [counted(annotations, 'mark')] : []),
    ...(relations > 0 ? [counted(relations, 'relation')] : []),
  ].join(' and ');
  return [
    ...(touched === '' ? [] : [`${touched} ${annotations + relations === 1 ? 'changes' : 'change'}.`]),
    ...losses.map((loss) => lossInWords(scheme, loss)),
    ...(doubled > 0
      ? [`${counted(doubled, 'relation')} would be there twice and ${doubled === 1 ? 'goes' : 'go'}.`]
      : []),
  ];
}

function lossInWords(scheme: Scheme, { label, count }: Loss): string {
  const name = labelInWords(scheme, label);
  if (label.type === 'relation-type') return `${counted(count, 'relation')} ${name} ${count === 1 ? 'goes' : 'go'}.`;
  const loses = count === 1 ? 'loses' : 'lose';
  if (label.type !== 'attribute') return `${counted(count, 'mark')} ${loses} ${name}.`;
  return `${counted(count, 'mark')} ${loses} what ${count === 1 ? 'it says' : 'they say'} of ${name}.`;
}
