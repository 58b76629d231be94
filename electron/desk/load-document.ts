import { existsSync } from 'node:fs';
import { realpath, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { countVerdicts } from '../../core/anchoring/anchor';
import { anchorSet } from '../../core/anchoring/anchor-set';
import { emptySet, type AnnotationSet } from '../../core/annotation-set';
import type { DeskError, Notice } from '../../core/desk';
import {
  readSetFile,
  setFileEnding,
  setFromFile,
  type ReadSetFile,
  type SetFileError,
} from '../../core/formats/caveat-json';
import { apply, type Operation } from '../../core/operations';
import { fail, ok, type Result } from '../../core/result';
import { beforeSteps, touchedBy, type TouchingStep } from '../../core/touched';
import type { AppData } from '../files/app-data';
import { articleFromBytes, readBytes, type ArticleFile } from '../files/article-file';
import { putJournalApart, readJournal, type JournalContent } from '../files/journal';
import { timestamp } from '../files/timestamp';
import { backupEnding, WorkingFile } from '../files/working-file';

/** An article and its set, as they are on disk. */
export interface LoadedDocument {
  /** The article's real path; where it should be, if it is not there. */
  readonly articlePath: string;
  readonly set: AnnotationSet;
  /** The set that `recovered` went on from: the one on disk, or what somebody else has since changed on disk. */
  readonly base: AnnotationSet;
  readonly working: WorkingFile;
  readonly notices: readonly Notice[];
  readonly readOnly: boolean;
  /** The operations in the set that the working file does not have: work of a program that ended before it saved. */
  readonly recovered: readonly TouchingStep[];
}

/** Opens an article, or a set by itself. `encoding` overrules what the article's bytes say. */
export async function loadDocument(
  path: string,
  data: AppData,
  encoding?: string,
): Promise<Result<LoadedDocument, DeskError>> {
  const real = await realpath(path).catch(() => path);
  const stored = await (real.endsWith(setFileEnding) ? loadSet(real, data) : loadArticle(real, data, encoding));
  return stored.ok ? ok(await withJournal(stored.value, data)) : stored;
}

/** A document on its article as it is now: marks are put on the words they stood on, or on none. */
function onNewerText({ newer, ...stored }: StoredDocument): StoredDocument {
  if (!newer) return stored;
  const { set, fates } = anchorSet(stored.set, newer.info, newer.text, new Date().toISOString());
  const asking = set.annotations.filter(({ review }) => review !== undefined).length;
  const { orphan } = countVerdicts(fates);
  const file = basename(stored.articlePath);
  const counts = { marks: stored.set.annotations.length, asking, orphans: orphan };
  return { ...stored, set, notices: [...stored.notices, { code: 'article-changed', file, ...counts }] };
}

interface StoredDocument extends Omit<LoadedDocument, 'recovered' | 'base'> {
  /** The article as it is now, if that is not the text the set stands on. */
  readonly newer?: Pick<ArticleFile, 'info' | 'text'>;
}

/** A document with the work in its journal done again; what cannot be is set aside, and said. */
async function withJournal(stored: StoredDocument, data: AppData): Promise<LoadedDocument> {
  const { working, newer } = stored;
  const { textSha256 } = stored.set.article;
  const texts = [textSha256, ...(newer ? [newer.info.textSha256] : [])];
  // A set that cannot be saved keeps its journal for the version that can.
  const journal = stored.readOnly
    ? undefined
    : await readJournal(data.keptFolder, working.path, texts, working.knownSha256 ?? null);
  if (!newer || journal?.text !== textSha256 || journal.operations.length === 0)
    return replayed(onNewerText(stored), journal, data);
  // What was not saved was done on the old text: it is saved first, and the marks are put on the new text next time.
  const { newer: _, ...old } = stored;
  const notice: Notice = { code: 'article-changed', file: basename(stored.articlePath) };
  return replayed({ ...old, notices: [...old.notices, notice] }, journal, data);
}

async function replayed(
  stored: StoredDocument,
  journal: JournalContent | undefined,
  data: AppData,
): Promise<LoadedDocument> {
  const { set } = stored;
  if (!journal) return { ...stored, base: set, recovered: [] };
  const { working, newer } = stored;
  const file = basename(stored.articlePath);
  const { elsewhere } = journal;
  if (elsewhere && !newer && working.knownSha256 !== undefined) {
    const base = beforeSteps(set, elsewhere.steps);
    const again = redone(
      base,
      elsewhere.steps.map(({ operation }) => operation),
    );
    if (again.recovered.length === elsewhere.steps.length) {
      // As the ended program left it: that the file is another now is found, and merged, by the first save.
      working.expect(elsewhere.base ?? undefined);
      const notice: Notice = { code: 'recovered', file, count: again.recovered.length };
      return { ...stored, base, ...again, notices: [...stored.notices, notice] };
    }
  }
  const again = redone(set, journal.operations);
  const { recovered } = again;
  const isWhole = journal.whole && recovered.length === journal.operations.length;
  const notices: Notice[] = [];
  if (recovered.length > 0) notices.push({ code: 'recovered', file, count: recovered.length });
  if (!isWhole) {
    try {
      await putJournalApart(data.keptFolder, working.path);
      notices.push({ code: 'kept-apart', file });
    } catch {
      // What cannot be set aside would be written over by the next change: show, and write nothing.
      const notice: Notice = { code: 'kept-apart', file };
      return { ...stored, base: set, readOnly: true, recovered: [], notices: [...stored.notices, notice] };
    }
  }
  return { ...stored, base: set, ...again, notices: [...stored.notices, ...notices] };
}

/** A set with operations done to it again, up to the first that does not fit. */
function redone(start: AnnotationSet, operations: readonly Operation[]) {
  const recovered: TouchingStep[] = [];
  let set = start;
  for (const operation of operations) {
    const applied = apply(set, operation);
    if (!applied.ok) break;
    recovered.push({ operation, was: touchedBy(set, operation) });
    set = applied.value.set;
  }
  return { set, recovered };
}

async function loadArticle(
  articlePath: string,
  data: AppData,
  encoding: string | undefined,
): Promise<Result<StoredDocument, DeskError>> {
  const bytes = await readBytes(articlePath);
  if (!bytes.ok) return bytes;
  const file = basename(articlePath);
  const places = await data.places.read();
  const working = new WorkingFile(places[articlePath] ?? articlePath + setFileEnding);
  const stored = await readStored(working, data);
  if (!stored.ok) return stored;
  const { read, notices, ...state } = stored.value;

  const remembered = encoding ?? read?.file.article.encoding;
  let article = articleFromBytes(file, bytes.value, remembered);
  if (!article.ok && encoding === undefined) article = articleFromBytes(file, bytes.value);
  if (!article.ok) return article;
  const { set, newer, misfit } = joined(read, article.value);
  return ok({
    ...state,
    articlePath,
    working,
    set,
    ...(newer ? { newer } : {}),
    readOnly: state.readOnly || misfit !== undefined,
    notices: [
      ...notices,
      ...misfitNotice(working, misfit),
      ...(article.value.guessed ? [{ code: 'encoding-guessed' as const, encoding: article.value.info.encoding }] : []),
    ],
  });
}

/** A set that was opened itself: its article is looked for beside it, and its own text is shown. */
async function loadSet(path: string, data: AppData): Promise<Result<StoredDocument, DeskError>> {
  const working = new WorkingFile(path);
  const stored = await readStored(working, data);
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
  const { set, newer, misfit } = joined(read, article.value);
  return ok({
    ...state,
    articlePath,
    working,
    set,
    ...(newer ? { newer } : {}),
    readOnly: state.readOnly || misfit !== undefined,
    notices: [...notices, ...misfitNotice(working, misfit)],
  });
}

interface Joined {
  readonly set: AnnotationSet;
  /** The article's text, if another one was marked. */
  readonly newer?: Pick<ArticleFile, 'info' | 'text'>;
  /** Why the set cannot be put on this article, if so. */
  readonly misfit?: string;
}

/** The set on the article's text if that is what was marked, else on its own text, with the article's beside it. */
function joined(read: ReadSetFile | undefined, { info, text }: ArticleFile): Joined {
  if (!read) return { set: emptySet(info, text) };
  const { article } = read.file;
  if (article.textSha256 !== info.textSha256) {
    if (article.text !== undefined) return { set: setFromFile(read.file), newer: { info, text } };
    return {
      set: emptySet(info, text),
      misfit: 'it was made on another text, which it does not carry',
    };
  }
  try {
    const set = setFromFile(read.file, text);
    // The bytes may have changed under the same text: another encoding, other line ends. Nothing moved.
    const { title, metadata } = set.article;
    return {
      set: { ...set, article: { ...set.article, ...info, title: title || info.title, metadata } },
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { set: emptySet(info, text), misfit: error.message };
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
}

/** What an article's working file holds. */
async function readStored(working: WorkingFile, data: AppData): Promise<Result<Stored, DeskError>> {
  const content = await working.read();
  if (!content.ok) return content;
  if (content.value === undefined) return ok({ read: undefined, notices: [], readOnly: false });
  const sha256 = working.knownSha256 as string;
  const read = readSetFile(content.value, { known: await data.knownSets.has(sha256) });
  if (!read.ok) return ok(await damaged(working, read.error));
  const { newerVersion } = read.value;
  if (newerVersion === undefined) await data.knownSets.add(sha256);
  if (newerVersion === undefined) return ok({ read: read.value, notices: [], readOnly: false });
  return ok({
    read: read.value,
    notices: [{ code: 'set-newer', file: working.file, version: newerVersion }],
    readOnly: true,
  });
}

/** A set that cannot be read is moved aside, never written over. If it cannot be moved, nothing is saved. */
async function damaged(working: WorkingFile, error: SetFileError): Promise<Stored> {
  const nothing = { read: undefined };
  if (error.code === 'newer-version')
    return {
      ...nothing,
      notices: [{ code: 'set-newer', file: working.file, version: error.version }],
      readOnly: true,
    };
  const problem = error.code === 'not-json' ? 'it is not JSON' : describe(error.problems);
  const base = working.file.endsWith(setFileEnding) ? working.file.slice(0, -setFileEnding.length) : working.file;
  const setAside = `${base}.caveat.damaged-${timestamp(new Date())}.json`;
  const backup = `${working.file}${backupEnding}`;
  const kept = existsSync(join(working.folder, backup)) ? { backup } : {};
  const notice = { code: 'set-damaged' as const, file: working.file, problem, ...kept };
  try {
    await rename(working.path, join(working.folder, setAside));
    await working.read();
    return { ...nothing, notices: [{ ...notice, setAside }], readOnly: false };
  } catch {
    return { ...nothing, notices: [notice], readOnly: true };
  }
}

function describe(problems: readonly { pointer: string; message: string }[]): string {
  const [first] = problems;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  return first ? `${first.pointer || 'the file'}: ${first.message}${more}` : 'it is not a set';
}
