import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import { realTarget } from './atomic-write';

/** Programs write in steps, and put files in each other's place: what they are at settles this soon. */
const settleMs = 150;

/**
 * Calls back some time after something happened to a file, or seemed to: it was written, replaced, deleted, or made again.
 * Answers how to stop. A folder that cannot be watched is no error; then nothing is ever said.
 */
export function watchFile(path: string, changed: () => void): () => void {
  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    watcher?.close();
  };
  const start = async () => {
    const target = await realTarget(path);
    if (stopped) return;
    const wanted = plain(basename(target));
    watcher = watch(dirname(target), { persistent: false }, (_event, name) => {
      if (name !== null && plain(name) !== wanted) return;
      clearTimeout(timer);
      timer = setTimeout(changed, settleMs);
    });
    watcher.on('error', stop);
  };
  void start().catch(() => undefined);
  return stop;
}

/** A file name as any disk may report it: some keep neither case nor the form of accents. */
function plain(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
