import { z } from 'zod';
import { JsonFile } from './json-file';

const mostKept = 1000;

/** SHA-256 of annotation sets that one version of Caveat found in order or wrote, the latest first. */
const knownSetsFile = z.object({ version: z.string(), sets: z.array(z.string()) });

/**
 * Remembers the set files that were found in order, by their content: to check ten thousand annotations again takes
 * longer than everything else about opening them. Another version of Caveat checks for itself.
 */
export class KnownSets {
  private readonly file;
  private known: Promise<Set<string>> | undefined;
  private changed = false;

  constructor(
    path: string,
    private readonly version: string,
  ) {
    this.file = new JsonFile(path, knownSetsFile, () => ({ version, sets: [] }));
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.load()).has(sha256);
  }

  async add(sha256: string): Promise<void> {
    const known = await this.load();
    this.changed ||= !known.has(sha256);
    known.delete(sha256);
    known.add(sha256);
  }

  /** Writes down what was learned. That it cannot be written costs time tomorrow, and nothing else. */
  async save(): Promise<void> {
    if (!this.changed) return;
    this.changed = false;
    const sets = [...(await this.load())].reverse().slice(0, mostKept);
    await this.file.update(() => ({ version: this.version, sets })).catch(() => undefined);
  }

  private load(): Promise<Set<string>> {
    return (this.known ??= this.file
      .read()
      .then(({ version, sets }) => new Set(version === this.version ? [...sets].reverse() : [])));
  }
}
