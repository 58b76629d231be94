import { formatOf } from '../../core/formats/formats';
import { offsetUnits, type OffsetUnit } from '../../core/formats/offset-reading';
import { defineCommand } from './command';
import { formatList, unknownFormat, writeSets } from './export';
import { readSets } from './import';
import { complain, printable } from './printable';

export const convertCommand = defineCommand({
  name: 'convert',
  operands: 'FILE…',
  least: 1,
  most: Infinity,
  summary: 'Turn annotations of one format into another',
  details: `Reads as import does and writes as export does, with nothing in between.\n\nFormats:\n${formatList}`,
  options: {
    from: { type: 'string', value: 'FORMAT', help: 'The format to read; otherwise it is recognised' },
    to: { type: 'string', value: 'FORMAT', required: true, help: 'The format to write' },
    article: { type: 'string', value: 'FILE', help: 'The article that the annotations stand on' },
    out: { type: 'string', value: 'FILE|FOLDER', help: 'Write there; otherwise a single file goes to standard output' },
    unit: { type: 'string', value: 'UNIT', help: `What offsets count, where the format has a choice: ${offsetUnits.join(', ')}` }, // prettier-ignore
    'without-text': { type: 'boolean', help: 'Leave the article’s text out' },
    force: { type: 'boolean', help: 'Replace files that are there' },
    json: { type: 'boolean', help: 'Print what was written and what was lost as JSON; needs --out' },
  },
  async run(
    operands,
    { from, to = '', article, out, unit, 'without-text': withoutText = false, force = false, json = false },
    io,
  ) {
    // prettier-ignore
    const format = formatOf(to);
    if (!format?.write) return unknownFormat(to, io);
    const read = await readSets(operands, { from, article }, io);
    if (!read.ok) return typeof read.error === 'number' ? read.error : complain(read.error, io);
    let failed = false;
    for (const { imported } of read.value)
      for (const { where, reason } of imported.report.failed) {
        failed = true;
        io.err(`${printable(where)}: ${printable(reason)}\n`);
      }
    const sources = read.value.map(({ imported, file, articlePath }) => ({
      set: imported.set,
      origins: [file, ...(articlePath === undefined ? [] : [articlePath])],
    }));
    const options = { withText: !withoutText, ...(unit === undefined ? {} : { unit: unit as OffsetUnit }) };
    const code = await writeSets(sources, format, options, { out, force, json }, io);
    return code === 0 && failed ? 1 : code;
  },
});
