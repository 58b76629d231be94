import { formatOf } from '../../core/formats/formats';
import { offsetUnits } from '../../core/formats/offset-reading';
import { defineCommand } from './command';
import { formatList, optionsFor, unknownFormat, writeSets, type Source } from './export';
import { complain, printable } from './printable';
import { readMarkFiles } from './read-marks';

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
    scheme: { type: 'string', value: 'FILE', help: 'What labels mean that bring no scheme; otherwise the default' },
    annotator: {
      type: 'string',
      value: 'NAME',
      help: 'Whose marks are that do not say; otherwise yours, as in the app',
    },
    out: { type: 'string', value: 'FILE|FOLDER', help: 'Write there; otherwise a single file goes to standard output' },
    unit: { type: 'string', value: 'UNIT', help: `What offsets count, where the format has a choice: ${offsetUnits.join(', ')}` }, // prettier-ignore
    'without-text': { type: 'boolean', help: 'Leave the article’s text out' },
    force: { type: 'boolean', help: 'Replace files that are there' },
    json: { type: 'boolean', help: 'Print what was written and what was lost as JSON; needs --out' },
  },
  async run(
    operands,
    { to = '', unit, 'without-text': withoutText = false, force = false, json = false, ...given },
    io,
  ) {
    const format = formatOf(to);
    if (!format?.write) return unknownFormat(to, io);
    const options = optionsFor(format, { unit, withoutText }, io);
    if (!options) return 2;
    const read = await readMarkFiles(operands, given, io);
    if (!read.ok) return read.error;
    const sources: Source[] = [];
    let failed = false;
    for (const { origins, result } of read.value.files)
      if (!result.ok) {
        failed = true;
        complain(result.error, io);
      } else
        for (const { set, report } of result.value.sets) {
          sources.push({ set, origins });
          for (const { where, reason } of report.failed) {
            failed = true;
            io.err(`${printable(where)}: ${printable(reason)}\n`);
          }
        }
    if (sources.length === 0) return 1;
    const code = await writeSets(sources, format, options, { out: given.out, force, json }, io);
    return code === 0 && failed ? 1 : code;
  },
});
