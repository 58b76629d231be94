import type { App } from 'electron';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const handedOver = z.object({ articles: z.array(z.string()) });

/** The articles among a program's arguments, as absolute paths: what is neither the program itself nor an option. */
export function articleArguments(argv: readonly string[], workingFolder: string, packaged: boolean): string[] {
  const named = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  // Unpackaged, the first is the app's own folder.
  return (packaged ? named : named.slice(1)).map((argument) => resolve(workingFolder, pathOf(argument)));
}

/** File managers name files by address. */
function pathOf(argument: string): string {
  return /^file:\/\//i.test(argument) && URL.canParse(argument) ? fileURLToPath(argument) : argument;
}

/**
 * One app at a time. Answers whether this is it; if not, its articles were handed to the one that is. `open` hears of
 * articles handed over and of files that the system asks to open, which on macOS starts before the app is ready.
 */
export function isOnlyInstance(
  app: Pick<App, 'on' | 'requestSingleInstanceLock'>,
  articles: readonly string[],
  open: (articles: readonly string[]) => void,
): boolean {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open([path]);
  });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const handed = handedOver.safeParse(data);
    open(handed.success ? handed.data.articles : []);
  });
  return app.requestSingleInstanceLock({ articles: [...articles] });
}
