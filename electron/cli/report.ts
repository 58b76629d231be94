import { basename } from 'node:path';
import { countByKind, type ArticleInfo } from '../../core/annotation-set';
import { encodingName } from '../../core/encodings';
import { defaultScheme } from '../../core/default-scheme';
import type { SetFile } from '../../core/formats/caveat-json';
import { OffsetMap } from '../../core/offsets';
import { countOf } from '../../core/scheme';
import { columns } from './command';
import type { Lengths } from './measure';
import { printable } from './printable';
import { isAsMarked, type SetSource } from './set-source';

type FileAnnotation = SetFile['annotations'][number];
type ArticleState = 'same' | 'changed' | 'missing';

/** What a report is made from. */
export interface ReportSource {
  readonly info: Omit<ArticleInfo, 'metadata'>;
  /** Null if there is no text to measure. */
  readonly lengths: Lengths | null;
  /** Whether the encoding is a guess. */
  readonly guessed?: boolean;
  readonly source?: SetSource;
}

/** What `caveat show --json` prints. Offsets are code points; those in UTF-16 units stand beside them. */
export type Report = ReturnType<typeof reportOn>;

export function reportOn({ info, lengths, guessed = false, source }: ReportSource) {
  const { file, title, encoding, bom, eol, sha256, textSha256 } = info;
  const annotations = source?.file.annotations ?? [];
  const offsets = source?.set && new OffsetMap(source.set.text);
  return {
    article: { file, title, encoding, guessed, bom, eol, sha256, textSha256 },
    lengths,
    set: source ? setReport(source) : null,
    annotations: annotations.map((annotation) => annotationReport(annotation, offsets)),
  };
}

function setReport(source: SetSource) {
  const { path, file, newerVersion, article } = source;
  const { scheme = defaultScheme } = file;
  const state: ArticleState = isAsMarked(source) ? 'same' : article ? 'changed' : 'missing';
  return {
    file: basename(path),
    version: newerVersion ?? file.version,
    withText: file.article.text !== undefined,
    article: state,
    annotators: file.annotators.map(({ name }) => name),
    scheme: { id: scheme.id, name: scheme.name },
    kinds: Object.fromEntries(countByKind(file.annotations, scheme)),
    relations: file.relations?.length ?? 0,
    coverage: file.coverage?.length ?? 0,
  };
}

function annotationReport({ id, kind, note = '', fragments }: FileAnnotation, offsets: OffsetMap | undefined) {
  return {
    id,
    kind,
    note,
    fragments: fragments.map(({ start, end, role, quote }) => ({
      start,
      end,
      ...(offsets ? { startUtf16: offsets.toUtf16(start), endUtf16: offsets.toUtf16(end) } : {}),
      ...(role === undefined ? {} : { role }),
      quote,
    })),
  };
}

/** The same report for somebody to read. */
export function printReport(about: ReportSource): string {
  const { article, lengths, set, annotations } = reportOn(about);
  const { scheme = defaultScheme } = about.source?.file ?? {};
  const guess = article.guessed ? ' (a guess)' : '';
  const mark = article.bom ? 'with a byte order mark' : 'no byte order mark';
  const facts: [string, string][] = [
    ['Title', printable(article.title)],
    ['Encoding', `${encodingName(article.encoding)}${guess}, ${mark}, ${lineEnds[article.eol]}`],
    ['SHA-256 of the file', article.sha256],
    ['SHA-256 of the text', article.textSha256],
  ];
  if (lengths) {
    const { bytes, codePoints, utf16Units, graphemes, words, lines } = lengths;
    if (bytes !== null) facts.push(['Bytes', String(bytes)]);
    facts.push(['Code points', String(codePoints)], ['UTF-16 units', String(utf16Units)]);
    facts.push(['Graphemes', String(graphemes)], ['Words', String(words)], ['Lines', String(lines)]);
  }
  if (set) {
    const counts = scheme.kinds.map((kind) => countOf(kind, set.kinds[kind.id] ?? 0)).join(', ');
    facts.push(['Annotation set', printable(set.file)], ['Scheme', printable(scheme.name)]);
    facts.push(['Annotations', `${annotations.length}: ${printable(counts)}`]);
    facts.push(['Annotators', printable(set.annotators.join(', '))], ['Article', articleStates[set.article]]);
  } else facts.push(['Annotation set', 'none']);
  const widest = Math.max(...scheme.kinds.map(({ id }) => id.length));
  const marks = annotations.flatMap((annotation) => annotationLines(annotation, widest));
  const list = marks.length > 0 ? `\nOffsets in code points:\n${columns(marks)}\n` : '';
  return `${printable(article.file)}\n${columns(facts)}\n${list}`;
}

function annotationLines({ kind, note, fragments }: Report['annotations'][number], widest: number): [string, string][] {
  const lines = fragments.map(({ start, end, role, quote }, index): [string, string] => [
    `${(index === 0 ? kind : '').padEnd(widest)}  ${start}–${end}${role ? ` ${role}` : ''}`,
    printable(quote),
  ]);
  if (note) lines.push(['', `Note: ${printable(note)}`]);
  return lines;
}

const lineEnds: Readonly<Record<ArticleInfo['eol'], string>> = {
  lf: 'lines end in LF',
  crlf: 'lines end in CRLF',
  cr: 'lines end in CR',
  mixed: 'lines end in different ways',
  none: 'one line',
};

const articleStates: Readonly<Record<ArticleState, string>> = {
  same: 'its text is as it was marked',
  changed: 'its text has changed since it was marked; the offsets are those of the marked text',
  missing: 'not beside the set',
};
