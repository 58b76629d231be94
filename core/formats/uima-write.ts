import type { Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { sentencesOf } from '../sentences';
import type { Scheme } from '../scheme';
import { baseName, type Exported, type ExportOptions } from './format';
import { inKeyOrder } from './key-order';
import { toldAttributes } from './losses';
import { looseRelations, shellOf } from './set-shell';
import { tokensOf } from './tokens';
import { annotationType, featureOf, kindFeatures, relationType, segmentation, setType, typeOfKind } from './uima-names';

export const uimaEnding = '.cas.json';

type FeatureStructure = Readonly<Record<string, unknown>>;

/** A set as a CAS. Offsets are UTF-16 code units; nothing is lost. */
export function writeCas(set: AnnotationSet, options: ExportOptions): Exported {
  const cas = new CasWriter(set, options);
  const value = {
    '%TYPES': typesOf(set.scheme),
    '%FEATURE_STRUCTURES': cas.structures,
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': cas.members } },
  };
  return {
    files: [{ name: `${baseName(set.article)}${uimaEnding}`, text: `${JSON.stringify(value, null, 1)}\n` }],
    losses: [],
  };
}

class CasWriter {
  readonly structures: FeatureStructure[] = [];
  readonly members: number[] = [];
  private readonly firsts = new Map<string, { readonly fs: number; readonly begin: number; readonly end: number }>();

  constructor(
    private readonly source: AnnotationSet,
    private readonly options: ExportOptions,
  ) {
    const { text } = source;
    const shown = { withText: false, withPrevious: options.withText };
    const words = options.withText ? { sofaString: text } : {};
    this.add('uima.cas.Sofa', { sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', ...words });
    // INCEpTION shows nothing without sentences and tokens.
    for (const [type, spans] of [
      ['Sentence', sentencesOf(text)],
      ['Token', tokensOf(text)],
    ] as const)
      for (const { start, end } of spans) this.index(`${segmentation}${type}`, { begin: start, end });
    for (const annotation of source.annotations) this.annotation(annotation);
    for (const relation of source.relations) {
      const { id, type, from, to, ...more } = relation;
      const [governor, dependent] = [this.firsts.get(from), this.firsts.get(to)];
      if (!governor || !dependent) continue;
      const { begin, end } = dependent;
      const ends = { '@Governor': governor.fs, '@Dependent': dependent.fs };
      this.index(relationType, { begin, end, ...ends, type, caveatId: id, caveatMore: JSON.stringify(more) });
    }
    this.members.push(
      this.add(setType, { caveatMore: JSON.stringify(shellOf(source, shown, looseRelations(source))) }),
    );
  }

  /** Each fragment is an annotation of the kind's type; the first one tells what is said of all. */
  private annotation(annotation: Annotation): void {
    const { id, kind, fragments, attributes, note, tags, ...more } = inKeyOrder(annotation);
    const told = toldAttributes(this.source, annotation);
    const toldIds = new Set(told.map(([attribute]) => attribute));
    const untold = Object.fromEntries(Object.entries(attributes).filter(([attribute]) => !toldIds.has(attribute)));
    const list = tags.length === 0 ? undefined : this.add('uima.cas.StringArray', { '%ELEMENTS': tags });
    fragments.forEach(({ start, end, role, ...unknown }, index) => {
      const said = {
        ...Object.fromEntries(told.map(([attribute, value]) => [featureOf(attribute), value])),
        ...(note === '' ? {} : { note }),
        ...(list === undefined ? {} : { '@tags': list }),
        caveatMore: JSON.stringify({ ...more, attributes: untold, fragment: unknown }),
      };
      const fs = this.index(typeOfKind(kind), {
        begin: start,
        end,
        ...(role === undefined ? {} : { role }),
        ...(this.options.withText ? {} : { words: this.source.text.slice(start, end) }),
        caveatId: id,
        ...(index === 0 ? said : { caveatMore: JSON.stringify({ fragment: unknown }) }),
      });
      if (index === 0) this.firsts.set(id, { fs, begin: start, end });
    });
  }

  private add(type: string, features: FeatureStructure): number {
    const id = this.structures.length + 1;
    this.structures.push({ '%ID': id, '%TYPE': type, ...features });
    return id;
  }

  private index(type: string, features: FeatureStructure): number {
    const id = this.add(type, { '@sofa': 1, ...features });
    this.members.push(id);
    return id;
  }
}

function typesOf({ kinds }: Scheme): object {
  const ofKinds = kinds.map(({ id, attributes }) => {
    const ofAttributes = attributes.map((attribute) => [featureOf(attribute.id), 'uima.cas.String']);
    return type(typeOfKind(id), annotationType, { ...kindFeatures, ...Object.fromEntries(ofAttributes) });
  });
  const link = { Governor: annotationType, Dependent: annotationType, type: 'uima.cas.String' };
  const own = { caveatId: 'uima.cas.String', caveatMore: 'uima.cas.String' };
  return Object.fromEntries([
    ...ofKinds,
    type(relationType, annotationType, { ...link, ...own }),
    type(setType, 'uima.cas.TOP', { caveatMore: 'uima.cas.String' }),
    type(`${segmentation}Sentence`, annotationType, {}),
    type(`${segmentation}Token`, annotationType, {}),
  ]);
}

function type(name: string, superType: string, features: Readonly<Record<string, string>>) {
  const described = Object.entries(features).map(([feature, range]) => [
    feature,
    { '%NAME': feature, '%RANGE': range },
  ]);
  return [name, { '%NAME': name, '%SUPER_TYPE': superType, ...Object.fromEntries(described) }] as const;
}
