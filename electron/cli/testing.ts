import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Annotation } from '../../core/annotation';
import { emptySet, type AnnotationSet } from '../../core/annotation-set';
import { fileFromSet, formatSetFile, type SetFile } from '../../core/formats/caveat-json';
import { compareAnnotations } from '../../core/annotation';
import { articleFromBytes } from '../files/article-file';
import { cli } from './cli';
import type { Io } from './io';

/** A temporary folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'caveat-cli-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The programs that were started instead. */
  readonly started: readonly (readonly string[])[];
}

/** Runs the command line in `folder` as somebody there would type it. */
export async function run(folder: string, args: readonly string[], about: Partial<Io> = {}): Promise<Ran> {
  const said = { out: '', err: '' };
  const started: string[][] = [];
  const io: Io = {
    folder,
    home: folder,
    dataFolder: join(temporaryFolder(), 'data'),
    watched: false,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    run: (program, programArgs) => {
      started.push([program, ...programArgs]);
      return Promise.resolve(0);
    },
    ...about,
  };
  const code = await cli(args, io);
  return { code, ...said, started };
}

/** Writes an article's bytes to `folder`; answers its set, with these annotations in it. */
export function writeArticle(
  folder: string,
  name: string,
  content: string | Uint8Array,
  ...annotations: readonly Annotation[]
): AnnotationSet {
  const bytes = Buffer.from(content);
  writeFileSync(join(folder, name), bytes);
  const article = articleFromBytes(name, bytes);
  if (!article.ok) throw new Error(JSON.stringify(article.error));
  const set = emptySet(article.value.info, article.value.text);
  return {
    ...set,
    annotators: [{ id: 'ada', name: 'Ada Löwe' }],
    annotations: annotations.toSorted(compareAnnotations),
  };
}

/** Writes a set's file, after `change` has had its way with it. */
export function writeSet(
  folder: string,
  name: string,
  set: AnnotationSet,
  { withText = true, change }: { withText?: boolean; change?: (file: SetFile) => object } = {},
): string {
  const file = fileFromSet(set, { withText });
  const json = formatSetFile((change ? change(file) : file) as SetFile);
  writeFileSync(join(folder, name), json);
  return json;
}
