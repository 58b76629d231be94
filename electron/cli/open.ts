import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { explain } from '../../core/messages';
import { defineCommand } from './command';
import { complain, printable } from './printable';

export const openCommand = defineCommand({
  name: 'open',
  operands: '[ARTICLE]',
  least: 0,
  most: 1,
  summary: 'Open an article, or its annotation set, in a window',
  details:
    'Runs in Electron where it is installed or can be fetched, otherwise in an installed Chrome, Edge or Chromium.',
  options: {
    host: { type: 'string', value: 'HOST', help: 'Run in this one: electron or browser' },
  },
  async run([operand], { host }, io) {
    const article = operand === undefined ? undefined : resolve(io.folder, operand);
    if (article !== undefined && !existsSync(article))
      return complain(explain({ code: 'missing', file: basename(article) }), io);
    if (host !== undefined && host !== 'electron' && host !== 'browser') {
      io.err(`There is no host called ${printable(host)}: it is electron or browser.\n`);
      return 2;
    }
    const rest = article === undefined ? [] : [article];
    const start = join(io.home, 'scripts', 'start.mjs');
    if (existsSync(start)) return io.run(process.execPath, [start, ...(host ? ['--host', host] : []), ...rest]);
    // An installed package has only what was built.
    return io.run(process.execPath, [join(io.home, 'dist', 'host.js'), ...rest]);
  },
});
