import type { FormatFile } from './format';
import type { ReportBuilder } from './import-report';
import { parseCell, unescapeText } from './webanno-cells';

/** One annotation of a span layer. */
export interface TsvSpan {
  readonly line: number;
  readonly layer: string;
  readonly start: number;
  end: number;
  readonly values: Map<string, string>;
}

export interface Tsv {
  /** The text as far as the file tells it. */
  readonly text: string;
  readonly spans: readonly TsvSpan[];
}

interface Layer {
  readonly name: string;
  readonly features: readonly string[];
  readonly column: number;
}

/** How far a text may reach beyond what the file tells of it, in UTF-16 units: blank lines between sentences. */
const widestGap = 10_000;

/** Reads header, sentences and rows; what is wrong with a row is in the report. Nothing if it is another format. */
export function parseTsv({ name, text }: FormatFile, report: ReportBuilder): Tsv | undefined {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (!lines[0]?.startsWith('#FORMAT=WebAnno TSV 3')) return undefined;
  const layers: Layer[] = [];
  const spans = new Map<string, TsvSpan>();
  const rebuilt = new Rebuilt();
  let column = 3;
  let told: string[] = [];
  lines.forEach((line, index) => {
    const where = `${name}, line ${index + 1}`;
    const head = /^#T_(SP|CH|RL)=([^|]*)\|?(.*)$/.exec(line);
    if (head) {
      const features = (head[3] ?? '').split('|');
      if (head[1] === 'SP') layers.push({ name: head[2] ?? '', features, column });
      else report.note(`${where}: the links of the layer ${head[2]} are left out`);
      column += features.length;
      return;
    }
    if (line.startsWith('#Text=')) return void told.push(unescapeText(line.slice(6)));
    if (line.trim() === '' || line.startsWith('#')) return;
    const cells = line.split('\t');
    const [, start, end] = (/^(\d{1,9})-(\d{1,9})$/.exec(cells[1] ?? '') ?? []).map(Number);
    if (start === undefined || end === undefined || start >= end || !/^\d+-\d+(?:\.\d+)?$/.test(cells[0] ?? ''))
      return report.unread(where, 'it is no row of a token');
    const isSubToken = (cells[0] ?? '').includes('.');
    if (!isSubToken && !rebuilt.token(start, end, cells[2] ?? '', told))
      return report.unread(where, 'its token is not as long as its offsets say, or is out of order');
    told = [];
    for (const layer of layers) take(layer, cells, { start, end, line: index + 1 }, spans);
  });
  return { text: rebuilt.text, spans: [...spans.values()] };
}

function take(
  { name, features, column }: Layer,
  cells: readonly string[],
  row: { readonly start: number; readonly end: number; readonly line: number },
  spans: Map<string, TsvSpan>,
): void {
  const parsed = features.map((_, index) => parseCell(cells[column + index] ?? '_'));
  const count = Math.max(...parsed.map((items) => items.length));
  for (let at = 0; at < count; at++) {
    const number = parsed.map((items) => items[at]?.number).find((one) => one !== undefined);
    const key = number === undefined ? `${name} ${row.line} ${at}` : `${name} [${number}]`;
    const span = spans.get(key);
    if (span) {
      span.end = Math.max(span.end, row.end);
      continue;
    }
    const values = new Map<string, string>();
    features.forEach((feature, index) => {
      const value = parsed[index]?.[at]?.value;
      if (value !== undefined) values.set(feature, value);
    });
    spans.set(key, { ...row, layer: name, values });
  }
}

/** Puts a text together from its tokens and sentences. */
class Rebuilt {
  private readonly parts: string[] = [];
  private length = 0;

  get text(): string {
    return this.parts.join('');
  }

  /** Adds a token, and what the file told of its sentence before it; answers whether it fits what is there. */
  token(start: number, end: number, words: string, told: readonly string[]): boolean {
    if (words.length !== end - start) return false;
    const last = this.parts.at(-1) ?? '';
    const from = this.length - last.length;
    if (end <= this.length && start >= from) return last.slice(start - from, end - from) === words;
    if (start < this.length || start - this.length > widestGap) return false;
    const gap = start - this.length;
    if (gap > 0) this.add(told.length > 0 && this.length > 0 ? `\n${' '.repeat(gap - 1)}` : ' '.repeat(gap));
    const sentence = told.join('\n');
    this.add(sentence.startsWith(words) ? sentence : words);
    return true;
  }

  private add(words: string): void {
    this.parts.push(words);
    this.length += words.length;
  }
}
