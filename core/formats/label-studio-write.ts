import type { AnnotationSet } from '../annotation-set';
import { schemeIndex } from '../scheme-index';
import { baseName, type Exported, type ExportOptions } from './format';
import { controlName, labelStudioConfig } from './label-studio-config';
import { attributeLosses, keeps, lossesOf, toldAttributes } from './losses';
import { offsetsIn } from './offsets-in';
import { flatten, spanIds } from './spans-and-links';

export const labelStudioEnding = '.labelstudio.json';
const kept = keeps('roles', 'attributes', 'note', 'tags', 'id');

/** Sets as tasks with one annotation each, and the configuration that shows them. Offsets are code points. */
export function writeLabelStudio(sets: readonly AnnotationSet[], { withText }: ExportOptions): Exported {
  const [first] = sets;
  const name = sets.length === 1 && first ? baseName(first.article) : 'annotation-sets';
  const tasks = sets.map((set, index) => ({
    id: index + 1,
    data: { ...(withText ? { text: set.text } : {}), article_file: set.article.file },
    annotations: [{ id: index + 1, was_cancelled: false, ground_truth: false, result: resultOf(set) }],
    predictions: [],
  }));
  return {
    files: [
      { name: `${name}${labelStudioEnding}`, text: `${JSON.stringify(tasks, null, 1)}\n` },
      ...(first ? [{ name: 'labeling-config.xml', text: labelStudioConfig(first.scheme) }] : []),
    ],
    losses: sets.flatMap((set) => [
      ...lossesOf(set, kept, { relations: 'only their types and ends are kept' }),
      ...attributeLosses(set),
    ]),
  };
}

function resultOf(set: AnnotationSet): readonly object[] {
  const { spans, links } = flatten(set);
  const ids = spanIds(set, spans);
  const offset = offsetsIn(set.text, 'codepoint');
  const regions = spans.flatMap(({ annotation, fragment, label }, index) => {
    const id = ids[index] as string;
    const value = {
      start: offset(fragment.start),
      end: offset(fragment.end),
      text: set.text.slice(fragment.start, fragment.end),
    };
    const of = (from_name: string, type: string, what: object) => ({
      id,
      from_name,
      to_name: 'text',
      type,
      origin: 'manual',
      value: { ...value, ...what },
    });
    if (id !== annotation.id) return [of('label', 'labels', { labels: [label] })];
    const { note, tags } = annotation;
    const { values } = schemeIndex(set.scheme).kinds.get(annotation.kind) ?? {};
    return [
      { ...of('label', 'labels', { labels: [label] }), ...(note === '' ? {} : { meta: { text: [note] } }) },
      ...toldAttributes(set, annotation).map(([attribute, said]) => {
        const name = controlName(annotation.kind, attribute);
        return values?.has(attribute)
          ? of(name, 'choices', { choices: [said] })
          : of(name, 'textarea', { text: [said] });
      }),
      ...(tags.length === 0 ? [] : [of('tags', 'textarea', { text: tags })]),
    ];
  });
  const relations = links.map(({ from, to, type }) => ({
    type: 'relation',
    from_id: ids[from],
    to_id: ids[to],
    direction: 'right',
    labels: [type],
  }));
  return [...regions, ...relations];
}
