import { randomUUID } from 'node:crypto';

/**
 * What one window may name: every reference is random, was handed out to this window, and stands for one path. A path
 * that a page makes up is no reference.
 */
export class References {
  private readonly paths = new Map<string, string>();
  private readonly refs = new Map<string, string>();

  give(path: string): string {
    const known = this.refs.get(path);
    if (known !== undefined) return known;
    const ref = randomUUID();
    this.refs.set(path, ref);
    this.paths.set(ref, path);
    return ref;
  }

  path(ref: string): string | undefined {
    return this.paths.get(ref);
  }
}
