import { formats } from '../../core/formats/formats';
import { columns, defineCommand } from './command';
import { printJson } from './printable';

export const formatsCommand = defineCommand({
  name: 'formats',
  operands: '',
  least: 0,
  most: 0,
  summary: 'List the formats that sets are exchanged in',
  details: 'For each: whether it can be written and read, and what it cannot hold.',
  options: { json: { type: 'boolean', help: 'Print it as JSON' } },
  run(_operands, { json = false }, io) {
    const known = formats.map(({ id, name, summary, ending, unit, units, lossless, drops, write, read }) => ({
      id,
      name,
      summary,
      ending,
      unit,
      ...(units ? { units } : {}),
      export: write !== undefined,
      import: read !== undefined,
      lossless,
      drops,
    }));
    if (json) printJson(known, io);
    else
      io.out(
        `${columns(
          known.map((one) => [
            one.id,
            `${one.name} (${one.ending}; ${one.import ? 'export and import' : 'export only'}; ${one.lossless ? 'lossless' : `no place for ${one.drops.join(', ')}`})`,
          ]),
        )}\n`,
      );
    return Promise.resolve(0);
  },
});
