/** Delimited text: RFC 4180, and what spreadsheets make of it. */

export interface Row {
  /** The line that it begins on; the first is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a spreadsheet may take for a formula, or for our mark that it is none. */
const formula = /^'*[=+\-@\t\r]/;

/** A cell of text, safe to open in a spreadsheet: what would be run as a formula gets an apostrophe before it. */
export function textCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text of a cell that `textCell` wrote. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** Rows as CSV, each ended by CRLF. */
export function formatRows(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Reads delimited text; a quotation mark that is never closed ends with the text. Blank lines are passed over. */
export function parseRows(text: string, delimiter: string): readonly Row[] {
  const rows: Row[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const from = line;
    const cells: string[] = [];
    for (let ended = false; !ended;) {
      let cell = '';
      if (text[at] === '"') {
        at++;
        for (;;) {
          const close = text.indexOf('"', at);
          const end = close === -1 ? text.length : close;
          cell += text.slice(at, end);
          at = end + 1;
          if (text[at] !== '"' || close === -1) break;
          cell += '"';
          at++;
        }
        line += cell.split('\n').length - 1;
      }
      const end = endOfCell(text, at, delimiter);
      cell += text.slice(at, end);
      cells.push(cell);
      ended = text[end] !== delimiter;
      at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    }
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: from, cells });
    line++;
  }
  return rows;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let end = Math.min(from, text.length);
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/** What parts the cells of a text, by its first line. */
export function delimiterOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const count = (delimiter: string) => first.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
