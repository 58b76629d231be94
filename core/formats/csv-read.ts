import { confidences, origins, type Evidence } from '../annotation';
import { fail, ok, type Result } from '../result';
import type { Kind, Scheme } from '../scheme';
import { attributeColumns, quoteGap, tagsOfCell } from './csv-columns';
import { delimiterOf, parseRows, textOfCell, type Row } from './delimited';
import type { FormatFile, ImportContext, Imported, ImportError } from './format';
import { groundOf } from './import-ground';
import { ReportBuilder } from './import-report';
import { parseJson } from './json-reading';
import { kindNamed } from './labels';
import { Placing } from './placing';
import { instantOf, SetBuilder, type ToldAnnotation, type ToldFragment } from './set-builder';
import { splitWords } from './split-words';

/** What other programs call our columns. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  quote: ['text', 'exact', 'words', 'span'],
  kind: ['label', 'type', 'category'],
  note: ['comment', 'notes', 'comments'],
  start: ['begin', 'start_offset'],
  end: ['end_offset', 'stop'],
};

/** Reads a table of annotations on the article that is given. Never throws on bad input. */
export function readCsv(file: FormatFile, context: ImportContext): Result<Imported, ImportError> {
  const text = file.text.charCodeAt(0) === 0xfeff ? file.text.slice(1) : file.text;
  const [head, ...rows] = parseRows(text, delimiterOf(text));
  const table = head && new Table(head);
  if (!table?.has('quote') && !(table?.has('start') && table.has('end')))
    return fail({
      code: 'unreadable',
      where: file.name,
      reason: 'it has no column for words, nor columns for offsets',
    });
  const ground = groundOf(context, { file: file.name });
  if (!ground) return fail({ code: 'needs-article' });
  const report = new ReportBuilder();
  const builder = new SetBuilder(ground, context, report);
  const marks = rows.map((row) => ({
    where: `${file.name}, line ${row.line}`,
    row,
    fragments: fragmentsOf(table as Table, row),
  }));
  const told = marks.flatMap(({ fragments }) => fragments);
  const usual = { unit: 'codepoint', lineEnds: 'lf', bom: false } as const;
  const placing = new Placing(ground.text, told, { ...ground, usual });
  for (const { where, row, fragments } of marks) {
    const id = (table as Table).text(row, 'annotator_id');
    const name = (table as Table).text(row, 'annotator');
    if (fragments.length === 0) report.lost(where, 'it has neither words nor offsets');
    else if (
      builder.add(
        where,
        { ...annotationOf(table as Table, row, where, context.scheme, report), fragments },
        placing,
      ) !== undefined &&
      id &&
      name
    )
      builder.annotator({ id, name });
  }
  return ok(builder.finish(placing));
}

class Table {
  private readonly columns = new Map<string, number>();

  constructor({ cells }: Row) {
    cells.forEach((cell, index) => {
      const name = cell.trim().toLowerCase();
      if (!this.columns.has(name)) this.columns.set(name, index);
    });
    for (const [name, others] of Object.entries(synonyms))
      for (const other of others) {
        const index = this.columns.get(other);
        if (index !== undefined && !this.columns.has(name)) this.columns.set(name, index);
      }
  }

  has(column: string): boolean {
    return this.columns.has(column.toLowerCase());
  }

  /** The text of a cell; nothing if it is empty or there is no such column. */
  text({ cells }: Row, column: string): string | undefined {
    const index = this.columns.get(column.toLowerCase());
    return textOfCell((index === undefined ? undefined : cells[index]) ?? '') || undefined;
  }

  number(row: Row, column: string): number | undefined {
    const cell = this.text(row, column)?.trim();
    return cell !== undefined && /^\d{1,9}$/.test(cell) ? Number(cell) : undefined;
  }
}

function fragmentsOf(table: Table, row: Row): readonly ToldFragment[] {
  const words = table.text(row, 'quote');
  const parts = (table.text(row, 'fragments') ?? '').split(';').flatMap((part) => {
    const match = /^ *(?:([a-zA-Z0-9-]+) )?(\d{1,9})-(\d{1,9}) *$/.exec(part);
    return match ? [{ role: match[1], start: Number(match[2]), end: Number(match[3]) }] : [];
  });
  if (parts.length === 0) {
    const [start, end] = [table.number(row, 'start'), table.number(row, 'end')];
    return words === undefined && (start === undefined || end === undefined) ? [] : [{ start, end, quote: words }];
  }
  if (words === undefined) return parts;
  const told = splitWords(parts, words, [quoteGap]);
  return parts.map((part, index) => ({ ...part, quote: told[index]?.quote }));
}

function annotationOf(
  table: Table,
  row: Row,
  where: string,
  scheme: Scheme,
  report: ReportBuilder,
): Omit<ToldAnnotation, 'fragments'> {
  const label = table.text(row, 'kind');
  const known = label === undefined ? undefined : kindNamed(scheme, label);
  const kind = known ?? (scheme.kinds[0] as Kind);
  if (!known) report.note(`${where}: its kind is not one of ours; it is kept as ${kind.name}`);
  const columns = attributeColumns(scheme);
  const attributes = kind.attributes.flatMap(({ id }): [string, string][] => {
    const value = table.text(row, columns.get(id) ?? id);
    return value === undefined ? [] : [[id, value]];
  });
  const one = <Value extends string>(column: string, values: readonly Value[]) =>
    values.find((value) => value === table.text(row, column));
  const told = {
    id: table.text(row, 'id'),
    confidence: one('confidence', confidences),
    note: table.text(row, 'note'),
    evidence: evidenceIn(table.text(row, 'evidence')),
    origin: one('origin', origins),
    createdBy: table.text(row, 'annotator_id'),
    created: instantOf(table.text(row, 'created')),
    modified: instantOf(table.text(row, 'modified')),
  };
  const tags = [...tagsOfCell(table.text(row, 'tags') ?? ''), ...(known || label === undefined ? [] : [label])];
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { ...given, tags, kind: kind.id, attributes: Object.fromEntries(attributes) };
}

function evidenceIn(cell: string | undefined): readonly Evidence[] | undefined {
  const json = cell === undefined ? undefined : parseJson(cell);
  return json?.ok && Array.isArray(json.value) ? (json.value as Evidence[]) : undefined;
}
