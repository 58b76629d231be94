import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AnnotationSet } from '../../core/annotation-set';
import type { DeskError } from '../../core/desk';
import {
  readSetFile,
  setFileEnding,
  setFromFile,
  type SetFile,
  type SetFileError,
} from '../../core/formats/caveat-json';
import { plainName } from '../../core/formats/format';
import { explain, type Explanation } from '../../core/messages';
import { fail, ok, type Result } from '../../core/result';
import { readArticle, type ArticleFile } from '../files/article-file';
import { readError } from '../files/file-errors';
import { decodeUtf8 } from '../files/utf8';

/** A native file, and what is found beside it. */
export interface SetSource {
  /** The set's path, and where its article is or would be. */
  readonly path: string;
  readonly articlePath: string;
  readonly file: SetFile;
  readonly newerVersion: number | undefined;
  /** The article beside the set, if it can be read. */
  readonly article: ArticleFile | undefined;
  /** The set on the text that was marked: its own, or the article's. Undefined if neither is there. */
  readonly set: AnnotationSet | undefined;
}

/** A set's file could not be read, or what it holds is no set. */
export type SourceError =
  { readonly at: 'file'; readonly error: DeskError } | { readonly at: 'content'; readonly error: SetFileError };

/** Whether a path means a set; anything else is taken for an article. */
export function isSetPath(path: string): boolean {
  return path.toLowerCase().endsWith('.json');
}

/** Where the set of what a path means lies: the file itself, or the one beside an article. */
export function setPathOf(path: string): string {
  return isSetPath(path) ? path : path + setFileEnding;
}

/** Reads a native file, and the article beside it. Changes nothing on the disk, whatever it finds. */
export async function readSource(path: string): Promise<Result<SetSource, SourceError>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return fail({ at: 'file', error: readError(error, basename(path)) });
  }
  const json = decodeUtf8(bytes);
  if (json === undefined) return fail({ at: 'content', error: { code: 'not-json', message: 'it is not in UTF-8' } });
  const read = readSetFile(json);
  if (!read.ok) return fail({ at: 'content', error: read.error });
  const { file, newerVersion } = read.value;
  const articlePath = articlePathOf(path, file);
  const found = await readArticle(articlePath, file.article.encoding);
  const article = found.ok ? found.value : undefined;
  const source = { path, articlePath, file, newerVersion, article };
  const text = file.article.text ?? (isAsMarked(source) ? article?.text : undefined);
  try {
    return ok({ ...source, set: text === undefined ? undefined : setFromFile(file, text) });
  } catch (error) {
    // Only a set without a text of its own comes here: the others were checked when they were read.
    const { message } = error as RangeError;
    return fail({ at: 'content', error: { code: 'invalid', problems: [{ pointer: '/annotations', message }] } });
  }
}

/** Whether the article beside a set is there, with the text that was marked. */
export function isAsMarked({ article, file }: Pick<SetSource, 'article' | 'file'>): boolean {
  return article?.info.textSha256 === file.article.textSha256;
}

/** `story.txt` for `story.txt.caveat.json`, whatever it was called when it was marked; else the name in the set. */
function articlePathOf(path: string, { article }: SetFile): string {
  const beside = path.endsWith(setFileEnding) ? path.slice(0, -setFileEnding.length) : path;
  return beside !== path && existsSync(beside) ? beside : join(dirname(path), plainName(article.file));
}

/** Why a set could not be read, in words. */
export function explainSource(path: string, { at, error }: SourceError): Explanation {
  if (at === 'file') return explain(error);
  const file = basename(path);
  switch (error.code) {
    case 'not-json':
      return { title: `“${file}” is not JSON`, body: `Nothing was changed. What was found: ${error.message}.` };
    case 'newer-version':
      return explain({ code: 'set-newer', file });
    case 'invalid': {
      const [first] = error.problems;
      const more = error.problems.length > 1 ? `, and ${error.problems.length - 1} more` : '';
      const found = first ? `${first.pointer || 'the file'}: ${first.message}${more}` : 'it is empty';
      return {
        title: `“${file}” is not an annotation set in order`,
        body: `Nothing was changed. What was found: ${found}. caveat validate lists every problem.`,
      };
    }
  }
}
