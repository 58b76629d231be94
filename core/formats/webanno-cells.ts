/** The cells of WebAnno TSV 3: values with numbers behind them, several in one cell, each sign that parts them escaped. */

/** What one annotation has in a cell; no value where its feature has none. */
export interface CellItem {
  readonly value: string | undefined;
  /** What annotations of several tokens, or several of one token, are told apart by. */
  readonly number: number | undefined;
}

export function escapeValue(value: string): string {
  return value.replace(/->|[\\[\]|_;\t\n*]/g, (sign) => `\\${sign === '\t' ? 't' : sign === '\n' ? 'n' : sign}`);
}

export function formatCell(items: readonly CellItem[]): string {
  if (items.length === 0) return '_';
  return items
    .map(
      ({ value, number }) =>
        `${value === undefined ? '*' : escapeValue(value)}${number === undefined ? '' : `[${number}]`}`,
    )
    .join('|');
}

/** Reads a cell; nothing is refused, what makes no sense is taken as it stands. */
export function parseCell(cell: string): readonly CellItem[] {
  if (cell === '_' || cell === '') return [];
  const items: CellItem[] = [];
  let value = '';
  let plain = '';
  const close = () => {
    const match = /^([^]*)\[(\d{1,9})\]$/.exec(plain);
    const number = match ? Number(match[2]) : undefined;
    const own = match ? value.slice(0, value.length - (match[2] as string).length - 2) : value;
    const isNull = (match ? match[1] : plain) === '*';
    items.push({ value: isNull || own === '' ? undefined : own, number });
    value = plain = '';
  };
  for (let at = 0; at < cell.length; at++) {
    const sign = cell.charAt(at);
    if (sign === '\\' && at + 1 < cell.length) {
      const next = cell.charAt(++at);
      value += next === 't' ? '\t' : next === 'n' ? '\n' : next;
      // What was escaped parts nothing.
      plain += '\\';
    } else if (sign === '|') close();
    else {
      value += sign;
      plain += sign;
    }
  }
  close();
  return items;
}

const controls: Readonly<Record<string, string>> = {
  '\t': 't',
  '\n': 'n',
  '\f': 'f',
  '\r': 'r',
  '\b': 'b',
  '\\': '\\',
};

/** A line of a sentence's text. */
export function escapeText(line: string): string {
  return line.replace(/[\t\n\f\r\b\\]/g, (sign) => `\\${controls[sign]}`);
}

export function unescapeText(line: string): string {
  return line.replace(
    /\\(.)/gsu,
    (_, sign: string) => Object.keys(controls).find((one) => controls[one] === sign) ?? sign,
  );
}
