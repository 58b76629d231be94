import { endOf, startOf, type Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { OffsetMap } from '../offsets';
import { sameJson } from '../same-json';
import { lastAtMost, lineStarts } from '../text';
import { attributeColumns, evidenceCell, otherColumns, placeColumns, quoteGap, tagsCell } from './csv-columns';
import { formatRows, textCell } from './delimited';
import { baseName, type Exported, type Loss } from './format';
import { attributeLosses, keeps, lossesOf, toldAttributes } from './losses';

/** What the table has columns for. The annotator's column is the id, and the name beside it. */
const kept = keeps(
  'roles',
  'attributes',
  'confidence',
  'note',
  'tags',
  'evidence',
  'origin',
  'annotator',
  'annotators',
  'times',
  'id',
);

/** A set as a table: a row for each annotation. */
export function writeCsv(set: AnnotationSet): Exported {
  const columns = attributeColumns(set.scheme);
  const offsets = new OffsetMap(set.text);
  const lines = lineStarts(set.text);
  const names = new Map(set.annotators.map(({ id, name }) => [id, name]));
  const rows = set.annotations.map((annotation) => {
    const [start, end] = [startOf(annotation), endOf(annotation)];
    const line = lastAtMost(lines, start);
    const column = offsets.toCodePoints(start) - offsets.toCodePoints(lines[line] as number);
    const fragments = annotation.fragments.map((one) => {
      const span = `${offsets.toCodePoints(one.start)}-${offsets.toCodePoints(one.end)}`;
      return one.role === undefined ? span : `${one.role} ${span}`;
    });
    const told = new Map(toldInCells(set, annotation));
    return [
      ...[textCell(annotation.id), annotation.kind],
      textCell(annotation.fragments.map((one) => set.text.slice(one.start, one.end)).join(quoteGap)),
      ...[offsets.toCodePoints(start), offsets.toCodePoints(end), start, end, line + 1, column + 1].map(String),
      fragments.join('; '),
      ...[...columns.keys()].map((id) => textCell(told.get(id) ?? '')),
      ...[annotation.confidence, textCell(annotation.note), textCell(tagsCell(annotation.tags))],
      ...[evidenceCell(annotation), annotation.origin],
      ...[textCell(annotation.createdBy), textCell(names.get(annotation.createdBy) ?? '')],
      ...[annotation.created, annotation.modified, textCell(set.article.file)],
    ];
  });
  const text = formatRows([[...placeColumns, ...columns.values(), ...otherColumns], ...rows]);
  const file = { name: `${baseName(set.article)}.csv`, text, bom: true };
  return {
    files: [file],
    losses: [...lossesOf(set, kept), ...attributeLosses(set, (one) => toldInCells(set, one)), ...annotatorLosses(set)],
  };
}

/** What the columns tell; an empty cell says nothing. */
function toldInCells(set: AnnotationSet, annotation: Annotation): readonly [string, string][] {
  return toldAttributes(set, annotation).filter(([, value]) => value !== '');
}

/** Annotators come back from the rows that they made, by id and name. */
function annotatorLosses({ annotators, annotations }: AnnotationSet): readonly Loss[] {
  const makers = [...new Set(annotations.map(({ createdBy }) => createdBy))];
  const back = makers.flatMap((id) =>
    annotators.filter((one) => one.id === id && one.name !== '').map(({ name }) => ({ id, name })),
  );
  const what = 'annotators: only the id and the name of those who made an annotation are kept';
  return sameJson(back, annotators) ? [] : [{ what }];
}
