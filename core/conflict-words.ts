import { confidenceNames, quoteOf, type Annotation, type Evidence, type Orphan } from './annotation';
import type { AnnotationSet } from './annotation-set';
import type { Conflict } from './merge';
import { lostQuoteOf } from './orphan';
import { annotatorName, evidenceWords } from './reports/entry';
import { valuesOf, type Kind } from './scheme';
import { schemeIndex } from './scheme-index';
import { markOf, type Version } from './versions';

/** One thing that two versions of a mark disagree about, as a person reads it. Empty words: nothing is said there. */
export interface Disagreement {
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What two versions of a mark disagree about, or what one side changed that the other deleted. */
export function disagreements({ mine, theirs, fields }: Conflict, set: AnnotationSet): readonly Disagreement[] {
  const kind = kindIn((mine ?? theirs) as Version, set);
  return fields.map((field) => ({
    name: nameOf(field, kind),
    mine: mine ? wordsOf(field, mine, set) : '',
    theirs: theirs ? wordsOf(field, theirs, set) : '',
  }));
}

/** The words of a version of a mark, or those it has lost. */
export function versionQuote(version: Version, { text }: AnnotationSet): string {
  return 'annotation' in version ? quoteOf(text, version.annotation) : lostQuoteOf(version.orphan);
}

/** The kind of a version; nothing if the set's scheme has no such kind. */
export function kindIn(version: Version, { scheme }: AnnotationSet): Kind | undefined {
  return schemeIndex(scheme).kinds.get(markOf(version).kind)?.kind;
}

const names: Readonly<Record<string, string>> = {
  kind: 'Kind',
  fragments: 'Words',
  confidence: 'Confidence',
  note: 'Note',
  tags: 'Tags',
  evidence: 'Evidence',
  signOff: 'Signed off',
  review: 'After a change of the article',
  origin: 'Origin',
  created: 'Made at',
  createdBy: 'Made by',
};
const attributePrefix = 'attributes.';

function nameOf(field: string, kind: Kind | undefined): string {
  const attribute = attributeNamed(field, kind);
  return attribute?.name ?? names[field] ?? field.replace(attributePrefix, '');
}

function attributeNamed(field: string, kind: Kind | undefined) {
  return kind?.attributes.find(({ id }) => field === attributePrefix + id);
}

function wordsOf(field: string, version: Version, set: AnnotationSet): string {
  const mark = markOf(version);
  const kind = kindIn(version, set);
  switch (field) {
    case 'kind':
      return kind?.name ?? mark.kind;
    case 'fragments':
      return 'orphan' in version
        ? `lost: ${lostQuoteOf(version.orphan)}`
        : fragmentWords(version.annotation, kind, set.text);
    case 'confidence':
      return confidenceNames[mark.confidence];
    case 'tags':
      return mark.tags.join(', ');
    case 'evidence':
      return mark.evidence.map((one: Evidence) => evidenceWords(one)).join('; ');
    case 'review':
      return 'review' in mark && mark.review ? 'to be looked at again' : 'it still holds';
    case 'signOff':
      return mark.signOff ? `by ${annotatorName(set, mark.signOff.by)}, ${mark.signOff.at.slice(0, 10)}` : '';
    case 'createdBy':
      return annotatorName(set, mark.createdBy);
    default:
      return inWords(valueIn(field, mark), field, kind);
  }
}

/** The words of each fragment, with the role that they play. */
function fragmentWords({ fragments }: Annotation, kind: Kind | undefined, text: string): string {
  return fragments
    .map(({ start, end, role }) => {
      const name = kind?.roles.find(({ id }) => id === role)?.name;
      const words = text.slice(start, end);
      return name === undefined ? words : `${words} (${name})`;
    })
    .join(' … ');
}

function valueIn(field: string, mark: Annotation | Orphan): unknown {
  const holder: object = field.startsWith(attributePrefix) ? mark.attributes : mark;
  const key = field.startsWith(attributePrefix) ? field.slice(attributePrefix.length) : field;
  return Object.hasOwn(holder, key) ? (holder as Readonly<Record<string, unknown>>)[key] : undefined;
}

function inWords(value: unknown, field: string, kind: Kind | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  const attribute = attributeNamed(field, kind);
  return (attribute && valuesOf(attribute).find(({ id }) => id === value)?.name) ?? value;
}
