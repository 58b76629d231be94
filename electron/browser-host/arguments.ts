import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../core/result';

export interface HostArguments {
  /** The article to open, as an absolute path. */
  readonly article: string | undefined;
  readonly dataFolder: string | undefined;
  /** The browser to start, in place of the one that would be found. */
  readonly browser: string | undefined;
  /** Whether windows are opened; otherwise their addresses are printed. */
  readonly window: boolean;
}

/** What the host was started with. Paths are relative to `folder`; the error is a line for whoever typed it. */
export function readArguments(args: readonly string[], folder: string): Result<HostArguments, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'no-window': { type: 'boolean', default: false },
        'data-folder': { type: 'string' },
        browser: { type: 'string' },
      },
    });
    if (positionals.length > 1) return fail('Caveat opens one article at a time.');
    const absolute = (path: string | undefined) => (path === undefined ? undefined : resolve(folder, path));
    return ok({
      article: absolute(positionals[0]),
      dataFolder: absolute(values['data-folder']),
      browser: values.browser,
      window: !values['no-window'],
    });
  } catch (error) {
    return fail((error as Error).message);
  }
}
