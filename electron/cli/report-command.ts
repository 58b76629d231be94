import { formatOf } from '../../core/formats/formats';
import { reports } from '../../core/reports/reports';
import { columns, defineCommand } from './command';
import { readSources, writeSets } from './export';
import { complain, printable } from './printable';

const kinds = columns(reports.map(({ id, summary }) => [id, summary]));

export const reportCommand = defineCommand({
  name: 'report',
  operands: 'SET…',
  least: 1,
  most: Infinity,
  summary: 'Write reports for people without the app',
  details: `An article stands for the set beside it, a folder for every set in it.\n\nKinds:\n${kinds}`,
  options: {
    kind: { type: 'string', value: 'KIND', required: true, help: 'The kind of report' },
    out: { type: 'string', value: 'FILE|FOLDER', help: 'Write there; otherwise a single one goes to standard output' },
    force: { type: 'boolean', help: 'Replace files that are there' },
    json: { type: 'boolean', help: 'Print what was written as JSON; needs --out' },
  },
  async run(operands, { kind = '', out, force = false, json = false }, io) {
    const format = reports.some(({ id }) => id === kind) ? formatOf(kind) : undefined;
    if (!format) {
      io.err(`There is no report called ${printable(kind)}. Kinds:\n${kinds}\n`);
      return 2;
    }
    const sources = await readSources(operands, io);
    if (!sources.ok) return complain(sources.error, io);
    return writeSets(sources.value, format, { withText: true }, { out, force, json }, io);
  },
});
