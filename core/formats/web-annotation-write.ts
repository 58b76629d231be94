import type { Annotation, Fragment, Relation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { codePointsAfter, codePointsBefore, OffsetMap } from '../offsets';
import type { Kind } from '../scheme';
import { kindOf } from '../scheme-index';
import { contextLength } from '../orphan';
import { baseName, type Exported, type ExportOptions } from './format';
import { inKeyOrder } from './key-order';
import { shellOf } from './set-shell';
import { annotationContext, idOfIri, iriOf, ownContext, type Named } from './web-annotation-words';

export const webAnnotationEnding = '.annotations.jsonld';

/** A set as an AnnotationCollection of one embedded page. Offsets are code points; nothing is lost. */
export function writeWebAnnotations(set: AnnotationSet, options: ExportOptions): Exported {
  const writer = new Writer(set);
  const items = [
    ...set.annotations.map((one) => writer.annotation(one)),
    ...set.relations.map((one) => writer.relation(one)),
  ];
  const id = `urn:sha256:${set.article.textSha256}#annotations`;
  const collection = {
    '@context': [annotationContext, ownContext],
    id,
    type: 'AnnotationCollection',
    label: set.article.title || set.article.file,
    total: items.length,
    'caveat:set': shellOf(set, options),
    first: { id: `${id}-1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
  };
  const text = `${JSON.stringify(collection, null, 1)}\n`;
  return { files: [{ name: `${baseName(set.article)}${webAnnotationEnding}`, text }], losses: [] };
}

class Writer {
  private readonly offsets: OffsetMap;
  private readonly source: string;
  private readonly names: ReadonlyMap<string, string>;

  constructor(private readonly set: AnnotationSet) {
    this.offsets = new OffsetMap(set.text);
    this.source = `urn:sha256:${set.article.textSha256}`;
    this.names = new Map(set.annotators.map(({ id, name }) => [id, name]));
  }

  annotation(annotation: Annotation) {
    const {
      id,
      kind: _kind,
      fragments,
      attributes,
      note,
      tags,
      createdBy,
      created,
      modified,
      ...rest
    } = inKeyOrder(annotation);
    const kind = kindOf(this.set.scheme, annotation.kind);
    const { told, untold } = tellable(kind, attributes);
    return {
      id: iriOf('annotation', id),
      type: 'Annotation',
      motivation: 'classifying',
      created,
      modified,
      creator: this.creator(createdBy),
      body: [
        textualBody('classifying', kind.id),
        ...told.map(([name, value]) => ({ ...textualBody('tagging', `${name}:${value}`), 'caveat:attribute': name })),
        ...tags.map((tag) => textualBody('tagging', tag)),
        ...(note === '' ? [] : [textualBody('commenting', note)]),
      ],
      target: fragments.map((fragment) => this.target(fragment)),
      'caveat:more': {
        ...lostIds({ id: ['annotation', id], createdBy: ['annotator', createdBy] }),
        ...rest,
        attributes: untold,
      },
    };
  }

  relation(relation: Relation) {
    const { id, type, from, to, ...rest } = relation;
    return {
      id: iriOf('relation', id),
      type: 'Annotation',
      motivation: 'linking',
      body: [textualBody('tagging', type), { id: iriOf('annotation', to), type: 'Annotation' }],
      target: iriOf('annotation', from),
      'caveat:more': {
        ...lostIds({ id: ['relation', id], from: ['annotation', from], to: ['annotation', to] }),
        ...rest,
      },
    };
  }

  private target({ start, end, role, ...more }: Fragment) {
    const { text } = this.set;
    return {
      type: 'SpecificResource',
      source: this.source,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: text.slice(start, end),
          prefix: codePointsBefore(text, start, contextLength),
          suffix: codePointsAfter(text, end, contextLength),
        },
        {
          type: 'TextPositionSelector',
          start: this.offsets.toCodePoints(start),
          end: this.offsets.toCodePoints(end),
        },
      ],
      ...(role === undefined ? {} : { 'caveat:role': role }),
      ...(Object.keys(more).length === 0 ? {} : { 'caveat:more': more }),
    };
  }

  private creator(id: string) {
    const name = this.names.get(id);
    return { id: iriOf('annotator', id), type: 'Person', ...(name === undefined ? {} : { name }) };
  }
}

function textualBody(purpose: string, value: string) {
  return { type: 'TextualBody', purpose, format: 'text/plain', value };
}

/** What can be told in words: text in an attribute of the kind. */
function tellable(kind: Kind, attributes: Annotation['attributes']) {
  const known = new Set(kind.attributes.map(({ id }) => id));
  const isTold = ([id, value]: [string, unknown]) => known.has(id) && typeof value === 'string';
  const entries = Object.entries(attributes);
  return {
    told: entries.filter(isTold),
    untold: Object.fromEntries(entries.filter((entry) => !isTold(entry))),
  };
}

/** The ids that their IRIs do not give back. */
function lostIds(ids: Readonly<Record<string, readonly [Named, string]>>): object {
  const lost = Object.entries(ids).filter(([, [what, id]]) => idOfIri(what, iriOf(what, id)) !== id);
  return Object.fromEntries(lost.map(([key, [, id]]) => [key, id]));
}
