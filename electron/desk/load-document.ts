import { realpath, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { emptySet, type AnnotationSet } from '../../core/annotation-set';
import type { DeskError, Notice } from '../../core/desk';
import {
  readSetFile,
  setFileEnding,
  setFromFile,
  type ReadSetFile,
  type SetFileError,
} from '../../core/formats/caveat-json';
import { fail, ok, type Result } from '../../core/result';
import type { AppData } from '../files/app-data';
import { articleFromBytes, readBytes, type ArticleFile } from '../files/article-file';
import { timestamp } from '../files/timestamp';
import { WorkingFile } from '../files/working-file';

/** An article and its set, as they are on disk. */
export interface LoadedDocument {
  /** The article's real path; where it should be, if it is not there. */
  readonly articlePath: string;
  readonly set: AnnotationSet;
  readonly working: WorkingFile;
  readonly notices: readonly Notice[];
  readonly readOnly: boolean;
  /** Whether the set holds work that the working file does not. */
  readonly unsaved: boolean;
}

/** Opens an article, or a set by itself. `encoding` overrules what the article's bytes say. */
export async function loadDocument(
  path: string,
  data: AppData,
  encoding?: string,
): Promise<Result<LoadedDocument, DeskError>> {
  const real = await realpath(path).catch(() => path);
  return real.endsWith(setFileEnding) ? loadSet(real, data) : loadArticle(real, data, encoding);
}

async function loadArticle(
  articlePath: string,
  data: AppData,
  encoding: string | undefined,
): Promise<Result<LoadedDocument, DeskError>> {
  const bytes = await readBytes(articlePath);
  if (!bytes.ok) return bytes;
  const file = basename(articlePath);
  const places = await data.places.read();
  const working = new WorkingFile(places[articlePath] ?? articlePath + setFileEnding);
  const stored = await readStored(working, articlePath, data);
  if (!stored.ok) return stored;
  const { read, notices, ...state } = stored.value;

  const remembered = encoding ?? read?.file.article.encoding;
  let article = articleFromBytes(file, bytes.value, remembered);
  if (!article.ok && encoding === undefined) article = articleFromBytes(file, bytes.value);
  if (!article.ok) return article;
  const { set, changed, misfit } = joined(read, article.value);
  return ok({
    ...state,
    articlePath,
    working,
    set,
    readOnly: state.readOnly || misfit !== undefined,
    notices: [
      ...notices,
      ...misfitNotice(working, misfit),
      ...(changed ? [{ code: 'article-changed' as const, file }] : []),
      ...(article.value.guessed ? [{ code: 'encoding-guessed' as const, encoding: article.value.info.encoding }] : []),
    ],
  });
}

/** A set that was opened itself: its article is looked for beside it, and its own text is shown. */
async function loadSet(path: string, data: AppData): Promise<Result<LoadedDocument, DeskError>> {
  const working = new WorkingFile(path);
  const stored = await readStored(working, path, data);
  if (!stored.ok) return stored;
  const { read, notices, ...state } = stored.value;
  if (!read) return fail({ code: 'missing', file: working.file });
  const { file } = read.file.article;
  const articlePath = join(dirname(path), basename(file));
  const bytes = await readBytes(articlePath);
  const article = bytes.ok ? articleFromBytes(file, bytes.value, read.file.article.encoding) : bytes;
  if (!article.ok) {
    if (read.file.article.text === undefined) return fail({ code: 'missing', file });
    return ok({
      articlePath,
      working,
      set: setFromFile(read.file),
      notices: [...notices, { code: 'article-missing', file }],
      ...state,
    });
  }
  const { set, changed, misfit } = joined(read, article.value);
  return ok({
    ...state,
    articlePath,
    working,
    set,
    readOnly: state.readOnly || misfit !== undefined,
    notices: [
      ...notices,
      ...misfitNotice(working, misfit),
      ...(changed ? [{ code: 'article-changed' as const, file }] : []),
    ],
  });
}

interface Joined {
  readonly set: AnnotationSet;
  readonly changed: boolean;
  /** Why the set cannot be put on this article, if so. */
  readonly misfit?: string;
}

/** The set on the article it belongs to: on the article's text if that is what was marked, else on its own. */
function joined(read: ReadSetFile | undefined, { info, text }: ArticleFile): Joined {
  if (!read) return { set: emptySet(info, text), changed: false };
  const { article } = read.file;
  if (article.textSha256 !== info.textSha256) {
    if (article.text !== undefined) return { set: setFromFile(read.file), changed: true };
    return {
      set: emptySet(info, text),
      changed: false,
      misfit: 'it was made on another text, which it does not carry',
    };
  }
  try {
    const set = setFromFile(read.file, text);
    // The bytes may have changed under the same text: another encoding, other line ends. Nothing moved.
    const { title, metadata } = set.article;
    return {
      set: { ...set, article: { ...set.article, ...info, title: title || info.title, metadata } },
      changed: false,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { set: emptySet(info, text), changed: false, misfit: error.message };
  }
}

/** A set that does not fit stays as it is on disk: the article is shown without marks, and nothing is saved. */
function misfitNotice(working: WorkingFile, problem: string | undefined): readonly Notice[] {
  return problem === undefined ? [] : [{ code: 'set-damaged', file: working.file, problem }];
}

interface Stored {
  readonly read: ReadSetFile | undefined;
  readonly notices: readonly Notice[];
  readonly readOnly: boolean;
  readonly unsaved: boolean;
}

/** What is stored for an article: in its working file, or in the app's own folder if it could not be saved there. */
async function readStored(
  working: WorkingFile,
  articlePath: string,
  data: AppData,
): Promise<Result<Stored, DeskError>> {
  const content = await working.read();
  if (!content.ok) return content;
  const kept = await data.kept(articlePath);
  if (kept && kept.base === (working.knownSha256 ?? null)) {
    const read = readSetFile(kept.set);
    if (read.ok)
      return ok({
        read: read.value,
        notices: [{ code: 'kept-work', file: basename(articlePath) }],
        readOnly: false,
        unsaved: true,
      });
  }
  if (kept) await data.putKeptApart(articlePath);
  const apart: readonly Notice[] = kept ? [{ code: 'kept-apart', file: basename(articlePath) }] : [];
  if (content.value === undefined) return ok({ read: undefined, notices: apart, readOnly: false, unsaved: false });
  const sha256 = working.knownSha256 as string;
  const read = readSetFile(content.value, { known: await data.knownSets.has(sha256) });
  if (!read.ok) return ok(await damaged(working, read.error, apart));
  const { newerVersion } = read.value;
  if (newerVersion === undefined) await data.knownSets.add(sha256);
  if (newerVersion === undefined) return ok({ read: read.value, notices: apart, readOnly: false, unsaved: false });
  return ok({
    read: read.value,
    notices: [...apart, { code: 'set-newer', file: working.file, version: newerVersion }],
    readOnly: true,
    unsaved: false,
  });
}

/** A set that cannot be read is moved aside, never written over. If it cannot be moved, nothing is saved. */
async function damaged(working: WorkingFile, error: SetFileError, notices: readonly Notice[]): Promise<Stored> {
  const nothing = { read: undefined, unsaved: false };
  if (error.code === 'newer-version')
    return {
      ...nothing,
      notices: [...notices, { code: 'set-newer', file: working.file, version: error.version }],
      readOnly: true,
    };
  const problem = error.code === 'not-json' ? 'it is not JSON' : describe(error.problems);
  const base = working.file.endsWith(setFileEnding) ? working.file.slice(0, -setFileEnding.length) : working.file;
  const setAside = `${base}.caveat.damaged-${timestamp(new Date())}.json`;
  const notice = { code: 'set-damaged' as const, file: working.file, problem };
  try {
    await rename(working.path, join(working.folder, setAside));
    await working.read();
    return { ...nothing, notices: [...notices, { ...notice, setAside }], readOnly: false };
  } catch {
    return { ...nothing, notices: [...notices, notice], readOnly: true };
  }
}

function describe(problems: readonly { pointer: string; message: string }[]): string {
  const [first] = problems;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  return first ? `${first.pointer || 'the file'}: ${first.message}${more}` : 'it is not a set';
}
