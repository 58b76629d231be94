import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ArticleInfo } from '../../core/annotation-set';
import { maxArticleBytes, type DeskError } from '../../core/desk';
import { codePointsAfter } from '../../core/offsets';
import { fail, ok, type Result } from '../../core/result';
import { normaliseText } from '../../core/text';
import { decode } from './decode';
import { readError } from './file-errors';

export interface ArticleFile {
  readonly info: ArticleInfo;
  /** The normalised text. */
  readonly text: string;
  /** The file's length in bytes. */
  readonly bytes: number;
  readonly guessed: boolean;
}

/** Reads an article. Nothing here can write it. `encoding` overrules what the bytes say. */
export async function readArticle(path: string, encoding?: string): Promise<Result<ArticleFile, DeskError>> {
  const bytes = await readBytes(path);
  return bytes.ok ? articleFromBytes(basename(path), bytes.value, encoding) : bytes;
}

/** An article's bytes, if it is a regular file of a size that can be opened. */
export async function readBytes(path: string): Promise<Result<Uint8Array, DeskError>> {
  const file = basename(path);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return fail({ code: 'directory', file });
    // A pipe or a device would keep a reader waiting for ever.
    if (!found.isFile()) return fail({ code: 'binary', file });
    if (found.size > maxArticleBytes) return fail({ code: 'too-large', file, detail: megabytes(found.size) });
    const handle = await open(path, 'r');
    try {
      return ok(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail(readError(error, file));
  }
}

/** Bytes of an article file named `file` → its text and what is known of it. */
export function articleFromBytes(file: string, bytes: Uint8Array, encoding?: string): Result<ArticleFile, DeskError> {
  const decoded = decode(bytes, encoding);
  if (!decoded.ok) return fail({ ...decoded.error, file });
  const { text, bom, eol } = normaliseText(decoded.value.text);
  if (text.trim() === '') return fail({ code: 'empty', file });
  return ok({
    info: {
      file,
      title: titleOf(text),
      metadata: {},
      encoding: decoded.value.encoding,
      bom,
      eol,
      sha256: sha256(bytes),
      textSha256: sha256(text),
    },
    text,
    bytes: bytes.length,
    guessed: decoded.value.guessed,
  });
}

/** SHA-256 in hexadecimal, of bytes or of a string as UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

const titleLength = 120;

/** The first line that says something. */
function titleOf(text: string): string {
  const line = /\S.*/.exec(text)?.[0].trim() ?? '';
  return codePointsAfter(line, 0, titleLength);
}

function megabytes(bytes: number): string {
  return `it has ${(bytes / 1024 / 1024).toFixed(0)} MB`;
}
