// @ts-check
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const usage = 'Usage: npm start [-- [ARTICLE] [--host electron|browser]]';

/** @typedef {'electron' | 'browser'} Host */

/**
 * What Caveat was started with, or what is wrong with it.
 * @param {string[]} args
 * @param {string} folder what the article's path is relative to
 * @returns {{ problem: string } | { problem?: undefined, asked: Host | undefined, article: string | undefined }}
 */
export function readStartArguments(args, folder) {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { host: { type: 'string' } } });
    const [article, ...more] = positionals;
    if (more.length > 0) return { problem: `Caveat opens one article at a time.\n${usage}` };
    const { host } = values;
    if (host !== undefined && host !== 'electron' && host !== 'browser')
      return { problem: `There is no host called ${host}.\n${usage}` };
    return { asked: host, article: article === undefined ? undefined : resolve(folder, article) };
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : error}\n${usage}` };
  }
}
