import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { writeFileAtomically } from './atomic-write';
import { timestamp } from './timestamp';

/** A small file of the app's own, readable by its owner only. */
export class JsonFile<Schema extends z.ZodType> {
  private loaded: Promise<z.output<Schema>> | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    readonly path: string,
    private readonly schema: Schema,
    private readonly initial: () => z.output<Schema>,
  ) {}

  /** What the file holds. A file that cannot be understood is set aside, and the initial value stands. */
  read(): Promise<z.output<Schema>> {
    return (this.loaded ??= this.load());
  }

  async update(change: (value: z.output<Schema>) => z.output<Schema>): Promise<z.output<Schema>> {
    const next = this.read().then(change);
    this.loaded = next;
    const value = await next;
    // In the order of the changes: making the folder may take one write longer than a later one.
    const write = this.writing.catch(() => undefined).then(() => this.write(value));
    this.writing = write;
    await write;
    return value;
  }

  private async write(value: z.output<Schema>): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    await writeFileAtomically(this.path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`), { mode: 0o600 });
  }

  private async load(): Promise<z.output<Schema>> {
    const content = await readFile(this.path, 'utf8').catch(() => undefined);
    if (content === undefined) return this.initial();
    try {
      return this.schema.parse(JSON.parse(content));
    } catch {
      await rename(this.path, `${this.path}.damaged-${timestamp(new Date())}`).catch(() => undefined);
      return this.initial();
    }
  }
}
