import { closeSync, fsync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  annotationSchema,
  coverageSchema,
  orphanSchema,
  previousDraftSchema,
  relationSchema,
} from '../../core/annotation';
import { operationSchema, type Operation } from '../../core/operations';
import { schemeSchema } from '../../core/scheme';
import type { Touched, TouchingStep } from '../../core/touched';
import { sha256 } from './article-file';
import { errnoOf } from './file-errors';
import { timestamp } from './timestamp';
import { decodeUtf8 } from './utf8';

const version = 1;
const syncMs = 1000;
const header = z.object({
  version: z.literal(version),
  set: z.string(),
  text: z.string(),
  base: z.string().nullable(),
});
const saving = z.object({ saving: z.string(), through: z.int().nonnegative() });
const change = z.object({ sequence: z.int().positive(), operation: operationSchema });
const found = z.object({
  was: z.object({
    annotations: z.array(annotationSchema),
    orphans: z.array(orphanSchema),
    relations: z.array(relationSchema),
    coverage: z.array(coverageSchema),
    scheme: schemeSchema.optional(),
    previous: previousDraftSchema.nullable().optional(),
  }),
});

/** What a journal held: the operations that go on from the set file as it is on disk. */
export interface JournalContent {
  readonly operations: readonly Operation[];
  /** Whether all of the file could be read, and goes on from that set file. */
  readonly whole: boolean;
  /** The SHA-256 of the text that the operations are for, if the journal says so. */
  readonly text?: string | undefined;
  /** All of its operations, if they go on from another content of the set's file but can be merged with this one. */
  readonly elsewhere?: { readonly base: string | null; readonly steps: readonly TouchingStep[] };
}

interface Entry {
  readonly sequence: number;
  readonly operation: Operation;
  /** What the operation found: what it can be merged by, should somebody else have changed the set's file. */
  readonly was?: Touched;
}

/**
 * The operations on one set that its file does not have yet, in the app's own folder: a line each, with length and
 * checksum, under a header that says which text was marked and which content of the set's file they go on from (SHA-256 of each;
 * null for no file).
 */
export class Journal {
  private path: string;
  private descriptor: number | undefined;
  private pending: Entry[] = [];
  private last = 0;
  private written = true;
  private syncTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly folder: string,
    private setPath: string,
    private readonly text: string,
    private base: string | null,
  ) {
    this.path = journalPath(folder, setPath);
  }

  /** The number of the last operation. */
  get sequence(): number {
    return this.last;
  }

  /** Whether every operation that is not in the set's file is in the journal. */
  get isWhole(): boolean {
    return this.written;
  }

  /** Writes an operation down before it is answered: it survives the end of this process, and a second later more. */
  append(operation: Operation, was?: Touched): void {
    const entry = { sequence: ++this.last, operation, ...(was ? { was } : {}) };
    this.pending.push(entry);
    this.attempt(() => {
      if (this.descriptor === undefined || !this.written) this.rewrite();
      else writeWhole(this.descriptor, line(entry));
    });
  }

  /** Takes over operations that were recovered, and writes them down anew. */
  restore(steps: readonly TouchingStep[]): void {
    this.pending = steps.map((step) => ({ sequence: ++this.last, ...step }));
    this.attempt(() => this.rewrite());
  }

  /** From now on `base` is what the steps go on from: these lead to the set, and no others. */
  rebase(base: string | null, steps: readonly TouchingStep[]): void {
    this.base = base;
    this.restore(steps);
  }

  /** The set's file is about to get the content with this SHA-256, which holds every operation up to now. */
  saving(sha: string): void {
    const descriptor = this.descriptor;
    if (descriptor !== undefined && this.written)
      this.attempt(() => writeWhole(descriptor, line({ saving: sha, through: this.last })));
  }

  /** The set's file, from now on at `setPath`, has the content `base` with every operation through `sequence`. */
  covered(sequence: number, base: string | null, setPath = this.setPath): void {
    const old = this.path;
    this.base = base;
    this.setPath = setPath;
    this.path = journalPath(this.folder, setPath);
    this.pending = this.pending.filter((entry) => entry.sequence > sequence);
    this.attempt(() => {
      if (this.pending.length > 0) this.rewrite();
      else this.close();
      if (this.pending.length === 0 || old !== this.path) rmSync(old, { force: true });
    });
  }

  private attempt(write: () => void): void {
    try {
      write();
      this.written = true;
      if (this.descriptor !== undefined) this.syncSoon();
    } catch {
      this.written = this.pending.length === 0;
    }
  }

  private rewrite(): void {
    this.close();
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const temporary = `${this.path}.new`;
    const descriptor = openSync(temporary, 'w', 0o600);
    try {
      writeWhole(descriptor, line({ version, set: this.setPath, text: this.text, base: this.base }));
      for (const entry of this.pending) writeWhole(descriptor, line(entry));
      renameSync(temporary, this.path);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
    this.descriptor = descriptor;
  }

  private close(): void {
    clearTimeout(this.syncTimer);
    this.syncTimer = undefined;
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private syncSoon(): void {
    this.syncTimer ??= setTimeout(() => {
      this.syncTimer = undefined;
      // A failed sync costs nothing that a crash of this program could lose, and the set's own file is synced.
      if (this.descriptor !== undefined) fsync(this.descriptor, () => undefined);
    }, syncMs).unref();
  }
}

/** Reads the journal of a set on one of these texts, whose file has the SHA-256 `found`. Undefined if there is none. */
export async function readJournal(
  folder: string,
  setPath: string,
  texts: readonly string[],
  found: string | null,
): Promise<JournalContent | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(journalPath(folder, setPath));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    return { operations: [], whole: false };
  }
  return parseJournal(bytes, setPath, texts, found);
}

/** Puts a set's journal where later work does not take its place. */
export async function putJournalApart(folder: string, setPath: string): Promise<void> {
  const path = journalPath(folder, setPath);
  await rename(path, path.replace(/journal$/, `apart-${timestamp(new Date())}.journal`));
}

function parseJournal(bytes: Buffer, setPath: string, texts: readonly string[], onDisk: string | null): JournalContent {
  let operations: Operation[] = [];
  const steps: Partial<TouchingStep>[] = [];
  let text: string | undefined;
  let base: string | null = null;
  let goesOn = false;
  let expected: number | undefined;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start);
    const value = end === -1 ? undefined : lineValue(bytes.subarray(start, end));
    if (value === undefined) return { operations: goesOn ? operations : [], whole: false, text };
    if (start === 0) {
      const head = header.safeParse(value);
      if (!head.success || head.data.set !== setPath || !texts.includes(head.data.text))
        return { operations: [], whole: false };
      ({ text, base } = head.data);
      goesOn = base === onDisk;
    } else {
      const save = saving.safeParse(value);
      const next = change.safeParse(value);
      if (save.success) {
        // The program ended after the set's file was replaced and before the journal heard of it.
        if (save.data.saving === onDisk) {
          operations = [];
          goesOn = true;
        }
      } else if (next.success && (expected === undefined || next.data.sequence === expected)) {
        // As it came: annotations keep the keys that this version does not know.
        const step = value as TouchingStep;
        operations.push(step.operation);
        steps.push(found.safeParse(value).success ? step : {});
        expected = next.data.sequence + 1;
      } else return { operations: goesOn ? operations : [], whole: false, text };
    }
    start = end + 1;
  }
  if (goesOn) return { operations, whole: true, text };
  const canMerge = steps.every((step): step is TouchingStep => step.was !== undefined);
  return { operations: [], whole: false, text, ...(canMerge ? { elsewhere: { base, steps } } : {}) };
}

function lineValue(bytes: Buffer): unknown {
  const content = decodeUtf8(bytes);
  const parts = /^(\d+) ([0-9a-f]{16}) (.*)$/su.exec(content ?? '');
  const json = parts?.[3];
  if (json === undefined || Number(parts?.[1]) !== Buffer.byteLength(json) || parts?.[2] !== checksum(json))
    return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function line(value: object): Buffer {
  const json = JSON.stringify(value);
  return Buffer.from(`${Buffer.byteLength(json)} ${checksum(json)} ${json}\n`);
}

function checksum(json: string): string {
  return sha256(Buffer.from(json)).slice(0, 16);
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) {
    const count = writeSync(descriptor, bytes, done);
    if (count === 0) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
    done += count;
  }
}

function journalPath(folder: string, setPath: string): string {
  return join(folder, `${sha256(Buffer.from(setPath))}.journal`);
}
