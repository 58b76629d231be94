import { stat } from 'node:fs/promises';

/**
 * Whether two paths lead to one file: by a symbolic link, a hard link, or a spelling that the disk takes for the same (upper
 * and lower case, composed and decomposed accents). Paths to nothing are the same if they are spelled the same.
 */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  if (a === b) return true;
  const [one, other] = await Promise.all([a, b].map((path) => stat(path, { bigint: true }).catch(() => undefined)));
  return one !== undefined && other !== undefined && one.ino !== 0n && one.ino === other.ino && one.dev === other.dev;
}
