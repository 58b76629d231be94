// @ts-check
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Whether a module is the one that Node was started with, by whatever link to it.
 * @param {string} url the module's `import.meta.url`
 */
export function isMain(url) {
  try {
    return realpathSync(process.argv[1] ?? '') === realpathSync(fileURLToPath(url));
  } catch {
    return false;
  }
}
