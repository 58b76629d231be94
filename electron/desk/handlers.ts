import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  maxArticleBytes,
  type Answer,
  type DeskError,
  type FoundScheme,
  type Hello,
  type RequestName,
  type RequestPayload,
  type Settings,
  type WritePlace,
} from '../../core/desk';
import type { ExportOptions } from '../../core/formats/format';
import { formatOf } from '../../core/formats/formats';
import type { OffsetUnit } from '../../core/formats/offset-reading';
import { serialiseScheme } from '../../core/formats/scheme-file';
import { redline } from '../../core/redline';
import { pageReports } from '../../core/reports/reports';
import { fail, ok, type Result } from '../../core/result';
import { readArticle, sha256 } from '../files/article-file';
import { writeFileAtomically } from '../files/atomic-write';
import { writeError } from '../files/file-errors';
import { readScheme } from '../files/scheme-file';
import type { DeskConnection } from './connection';
import type { Document } from './document';
import { countLosses, writeExport } from '../files/export-files';
import { badName, listFolder } from './folders';
import { readMarks } from '../files/import-marks';

export type Handler<Name extends RequestName> = (
  connection: DeskConnection,
  payload: RequestPayload<Name>,
) => Promise<Answer<Name>>;

const previewLength = 600;

/** What each request of the contract does. One that is missing does not compile. */
export const handlers: { readonly [Name in RequestName]: Handler<Name> } = {
  'desk/hello': async (connection, { client, article }) => {
    const { desk } = connection;
    const { path, commands } = connection.listen(client);
    const shown = article === undefined ? undefined : desk.document(article);
    const opened = shown
      ? ok(await connection.attach(shown, { whole: true }))
      : path === undefined
        ? undefined
        : await connection.open(path);
    const { kind, nativeMenu, nativeDialogs, toPdf } = desk.options.services;
    const hello: Hello = {
      host: kind,
      platform: process.platform,
      appVersion: desk.options.appVersion,
      nativeMenu,
      nativeDialogs,
      makesPdf: toPdf !== undefined,
      settings: await desk.settings(),
      recent: await desk.recent(connection.references),
      ...(opened ? { opened } : {}),
      commands,
    };
    return ok(hello);
  },

  'article/choose': async (connection) => {
    const { services } = connection.desk.options;
    if (!services.nativeDialogs) return fail({ code: 'bad-request' });
    const path = await services.chooseArticle(connection.window);
    return path === undefined ? ok(null) : connection.open(path);
  },

  'article/open': async (connection, { ref }) => {
    const path = connection.references.path(ref);
    return path === undefined ? fail({ code: 'unknown-reference' }) : connection.open(path);
  },

  'article/receive': async (connection, { name, bytes }) => {
    const file = basename(name.replaceAll('\\', '/'));
    const content = Buffer.from(bytes, 'base64');
    if (badName(file)) return fail({ code: 'bad-name', file });
    if (content.toString('base64').length !== bytes.length) return fail({ code: 'bad-request' });
    if (content.length > maxArticleBytes) return fail({ code: 'too-large', file });
    const original = await findOriginal(file, content, await connection.desk.likelyFolders());
    if (original !== undefined) return connection.open(original);
    const opened = await connection.open(await connection.desk.data.putDropped(file, content));
    if (!opened.ok) return opened;
    return ok({ ...opened.value, notices: [...opened.value.notices, { code: 'dropped-copy', file }] });
  },

  'article/close': async (connection) => {
    const { document, desk } = connection;
    connection.document = undefined;
    if (document) await desk.release(document);
    return ok(null);
  },

  'article/preview': withDocument(async (document, { encoding }) => {
    const read = await readArticle(document.articlePath, encoding);
    return read.ok ? ok({ sample: read.value.text.slice(0, previewLength) }) : read;
  }),

  'article/reopen': withDocument(async (document, { encoding }, connection) => {
    const file = basename(document.articlePath);
    if (document.set.annotations.length > 0) return fail({ code: 'has-marks', file });
    const readable = await readArticle(document.articlePath, encoding);
    if (!readable.ok) return readable;
    await document.save();
    return connection.open(document.articlePath, encoding);
  }),

  'set/whole': withDocument((document, _payload, { desk, client }) =>
    Promise.resolve(ok(desk.whole(document, client))),
  ),

  'set/apply': withDocument(async (document, { seq, operation }, connection) => {
    const applied = document.apply(connection.client, seq, operation);
    if (!applied.ok) return applied;
    const { version, isNew } = applied.value;
    if (isNew)
      connection.desk.tell(document, (other) => {
        if (other !== connection) other.window.send('applied', { article: document.id, version, operation });
      });
    return ok({ version });
  }),

  'view/keep': withDocument(async (document, { view }, { desk }) => {
    await desk.keepView(document, view);
    return ok(null);
  }),

  'set/save': withDocument(async (document) => ok(await document.save())),

  'set/settle': withDocument(async (document, { keep }, connection) => {
    const settled = await document.settle(keep);
    if (!settled.ok) return settled;
    if (keep === 'mine') return ok(await connection.attach(document));
    const loaded = await connection.desk.reload(document, connection);
    return loaded.ok ? ok(await connection.attach(loaded.value)) : loaded;
  }),

  'set/conflicts': withDocument((document) => Promise.resolve(ok(document.toChoose ?? null))),

  'set/choose': withDocument(async (document, { round, choices }) =>
    ok(await document.choose(round, new Map(Object.entries(choices)))),
  ),

  'set/save-as': withDocument(async (document, { place, overwrite }, connection) => {
    const path = await writable(connection, document, place, overwrite);
    if (!path.ok) return path;
    const saved = await document.saveAs(path.value);
    connection.desk.watch(document);
    return saved;
  }),

  'set/compare': withDocument(({ set: { previous, text } }) =>
    Promise.resolve(ok(previous ? { at: previous.at, blocks: redline(previous.text, text) } : null)),
  ),

  'set/losses': withDocument((document, { format: id, ...options }) => {
    const format = formatOf(id);
    if (!format?.write) return Promise.resolve(fail({ code: 'bad-request', detail: id }));
    return Promise.resolve(ok(countLosses(format.write([document.set], given(options)).losses)));
  }),

  'set/export': withDocument(async (document, { format: id, place, overwrite, ...options }, connection) => {
    const format = formatOf(id);
    if (!format?.write) return fail({ code: 'bad-request', detail: id });
    const path = await writable(connection, document, place, overwrite);
    if (!path.ok) return path;
    const { files } = format.write([document.set], given(options));
    const written = await writeExport(format, files, path.value, document);
    if (!written.ok) return written;
    const folder = connection.desk.shown(dirname(path.value));
    return ok({ ...written.value, folder, annotations: document.set.annotations.length });
  }),

  'report/pdf': withDocument(async (document, { report: id, place, overwrite }, connection) => {
    const { toPdf } = connection.desk.options.services;
    const report = pageReports.find((one) => one.id === id);
    if (!report || !toPdf) return fail({ code: 'bad-request', detail: id });
    const path = await writable(connection, document, place, overwrite);
    if (!path.ok) return path;
    const { set } = document;
    const pdf = await toPdf(report.write(set)).catch(() => undefined);
    if (!pdf)
      return fail({ code: 'io', file: basename(path.value), detail: 'the report could not be laid out as PDF' });
    const bytes = await writeBeside(document, path.value, pdf);
    if (!bytes.ok) return bytes;
    const folder = connection.desk.shown(dirname(path.value));
    return ok({ files: [basename(path.value)], folder, bytes: bytes.value, annotations: set.annotations.length });
  }),

  'report/hand-out': withDocument((document, { report: id }, { desk }): Promise<Answer<'report/hand-out'>> => {
    const { handOut } = desk.options.services;
    const report = pageReports.find((one) => one.id === id);
    if (!report || !handOut) return Promise.resolve(fail({ code: 'bad-request', detail: id }));
    return Promise.resolve(ok({ address: handOut(report.write(document.set)) }));
  }),

  'marks/choose': withDocument(async (document, _payload, connection): Promise<Answer<'marks/choose'>> => {
    const { services } = connection.desk.options;
    if (!services.nativeDialogs) return fail({ code: 'bad-request' });
    const path = await services.chooseMarks(connection.window);
    return path === undefined ? ok(null) : marksIn(path, document, connection);
  }),

  'marks/read': withDocument(async (document, { ref }, connection) => {
    const path = connection.references.path(ref);
    if (path === undefined) return fail({ code: 'unknown-reference' });
    return marksIn(path, document, connection);
  }),

  'scheme/choose': withDocument(async (_document, _payload, connection): Promise<Answer<'scheme/choose'>> => {
    const { services } = connection.desk.options;
    if (!services.nativeDialogs) return fail({ code: 'bad-request' });
    const path = await services.chooseScheme(connection.window);
    return path === undefined ? ok(null) : schemeIn(path);
  }),

  'scheme/open': async ({ references }, { ref }) => {
    const path = references.path(ref);
    return path === undefined ? fail({ code: 'unknown-reference' }) : schemeIn(path);
  },

  'scheme/save': withDocument(async (document, { place, overwrite }, connection) => {
    const path = await writable(connection, document, place, overwrite);
    if (!path.ok) return path;
    const written = await writeBeside(document, path.value, Buffer.from(serialiseScheme(document.set.scheme)));
    if (!written.ok) return written;
    return ok({ file: basename(path.value), folder: connection.desk.shown(dirname(path.value)) });
  }),

  'place/choose': withDocument(async (document, { file }, connection) => {
    const { services } = connection.desk.options;
    if (!services.nativeDialogs) return fail({ code: 'bad-request' });
    const path = await services.choosePlace(connection.window, join(dirname(document.setPath), basename(file)));
    return path === undefined ? ok(null) : ok(placeOf(connection, path, false));
  }),

  'place/name': async (connection, { folder, file }) => {
    const path = connection.references.path(folder);
    if (path === undefined) return fail({ code: 'unknown-reference' });
    const reason = badName(file);
    if (reason) return fail({ code: 'bad-name', file, detail: reason });
    const target = join(path, file);
    return ok(placeOf(connection, target, existsSync(target)));
  },

  'folder/list': async (connection, { folder, article }) => {
    const { desk, references } = connection;
    const document = article === undefined ? undefined : desk.document(article);
    const start = document ? dirname(document.articlePath) : (desk.options.startFolder ?? desk.options.homeFolder);
    const path = folder === undefined ? start : references.path(folder);
    if (path === undefined) return fail({ code: 'unknown-reference' });
    return listFolder(path, desk.places(), references, (shown) => desk.shown(shown));
  },

  'recent/list': async ({ desk, references }) => ok(await desk.recent(references)),

  'recent/clear': async ({ desk, references }) => {
    await desk.data.recent.update(() => []);
    return ok(await desk.recent(references));
  },

  'settings/change': async ({ desk }, { settings }) => ok(await desk.changeSettings(settings as Partial<Settings>)),

  'window/new': async ({ desk }) => {
    desk.options.services.openWindow();
    return ok(null);
  },

  'window/show': async ({ desk, window }, shown) => {
    desk.options.services.show(window, shown);
    return ok(null);
  },

  'window/close': async ({ desk, window }) => {
    desk.options.services.closeWindow(window);
    return ok(null);
  },
};

/** A handler for requests about the article that the window shows; no other is its to touch. */
function withDocument<Payload extends { readonly article: string }, Value>(
  handler: (document: Document, payload: Payload, connection: DeskConnection) => Promise<Result<Value, DeskError>>,
): (connection: DeskConnection, payload: Payload) => Promise<Result<Value, DeskError>> {
  return async (connection, payload) => {
    const { document } = connection;
    if (document?.id !== payload.article) return fail({ code: 'unknown-reference' });
    return handler(document, payload, connection);
  };
}

/** Options of an export as a format takes them. */
function given({
  withText,
  unit,
}: {
  readonly withText: boolean;
  readonly unit?: OffsetUnit | undefined;
}): ExportOptions {
  return unit === undefined ? { withText } : { withText, unit };
}

function placeOf({ references, desk }: DeskConnection, path: string, exists: boolean): WritePlace {
  return { place: references.give(path), file: basename(path), folder: desk.shown(dirname(path)), exists };
}

/** The path of a place that may be written: never the article, and no file that nobody agreed to replace. */
async function writable(
  { references }: DeskConnection,
  document: Document,
  place: string,
  overwrite: boolean,
): Promise<Result<string, DeskError>> {
  const path = references.path(place);
  if (path === undefined) return fail({ code: 'unknown-reference' });
  const file = basename(path);
  const real = await realpath(path).catch(() => path);
  if (real === document.articlePath) return fail({ code: 'bad-name', file, detail: 'it is the article itself' });
  if (!overwrite && existsSync(path)) return fail({ code: 'exists', file });
  return ok(path);
}

/** Writes bytes whole or not at all, but never over the file that the marks are saved in; answers how many. */
async function writeBeside({ setPath }: Document, path: string, bytes: Uint8Array): Promise<Result<number, DeskError>> {
  const file = basename(path);
  if (path === setPath) return fail({ code: 'exists', file, detail: 'it is the file the marks are saved in' });
  try {
    await writeFileAtomically(path, bytes);
  } catch (error) {
    return fail(writeError(error, file));
  }
  return ok(bytes.length);
}

/** The marks in a file, whose annotators the document knows from then on. */
async function marksIn(path: string, document: Document, { desk }: DeskConnection): Promise<Answer<'marks/read'>> {
  const found = await readMarks(path, document.set, await desk.annotator());
  if (found.ok) document.meet(found.value.annotators);
  return found;
}

async function schemeIn(path: string): Promise<Result<FoundScheme, DeskError>> {
  const scheme = await readScheme(path);
  return scheme.ok ? ok({ file: basename(path), scheme: scheme.value }) : scheme;
}

/** A file of this name and content in a folder where articles are likely to be. */
async function findOriginal(
  file: string,
  content: Uint8Array,
  folders: readonly string[],
): Promise<string | undefined> {
  const hash = sha256(content);
  for (const folder of folders) {
    const path = join(folder, file);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile() || found.size !== content.length) continue;
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes && sha256(bytes) === hash) return path;
  }
  return undefined;
}
