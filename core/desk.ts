import { z } from 'zod';
import type { Annotation, PreviousDraft, Relation } from './annotation';
import type { AnnotationSet, Annotator } from './annotation-set';
import { commandIds, type CommandId } from './commands';
import type { ImportReport } from './formats/format';
import { offsetUnits } from './formats/offset-reading';
import { conflictChoices, type Conflict } from './merge';
import type { Problem } from './problem';
import type { RedlineBlock } from './redline';
import { kindSchema, maxKinds, type Scheme } from './scheme';
import { operationSchema, type Operation } from './operations';
import { viewSchema, type View } from './view';
import type { Result } from './result';

/**
 * The desk contract: everything the page and its host say to each other. Electron's preload and the browser host's
 * page side both implement `Desk`; both hosts answer through the same handlers. The page names no paths: it holds
 * opaque references that the host handed out.
 */

/** The largest article file that is opened. */
export const maxArticleBytes = 50 * 1024 * 1024;

/** What can go wrong, as a closed list; `explain` (messages.ts) puts it in words. */
export const deskErrorCodes = [
  // opening an article
  'missing',
  'denied',
  'directory',
  'empty',
  'too-large',
  'binary',
  'not-marks',
  'other-document',
  'undecodable',
  'set-newer',
  'has-marks',
  // opening a scheme
  'scheme-damaged',
  'scheme-newer',
  // writing
  'no-space',
  'read-only',
  'folder-gone',
  'changed-on-disk',
  'conflict',
  'exists',
  'bad-name',
  'io',
  // the conversation itself
  'bad-request',
  'unknown-reference',
  'rejected',
  'disconnected',
] as const;
export type DeskErrorCode = (typeof deskErrorCodes)[number];

export interface DeskError {
  readonly code: DeskErrorCode;
  /** The name of the file it is about, where there is one. */
  readonly file?: string;
  /** What a person may want to know beyond the code: an encoding, a kind of document, the system's own error code. */
  readonly detail?: string;
  /** What is wrong in the file, and where, for one that was read as JSON. */
  readonly problems?: readonly Problem[];
}

/** Something to know about a document just opened, short of an error. */
export type Notice =
  /** The set beside the article could not be read. It was renamed to `setAside`, or stays where it is and is not written. */
  | {
      readonly code: 'set-damaged';
      readonly file: string;
      readonly setAside?: string;
      readonly backup?: string;
      readonly problem: string;
    }
  | { readonly code: 'set-newer'; readonly file: string; readonly version: number }
  /**
   * The article's text is no longer the text that was marked. Of so many marks, `asking` stand on words, or in sentences,
   * that changed; `orphans` have lost their words. Without numbers, the text is shown as it was marked.
   */
  | {
      readonly code: 'article-changed';
      readonly file: string;
      readonly marks?: number;
      readonly asking?: number;
      readonly orphans?: number;
    }
  /** The article's file was changed while it was open: what is shown is the text as it was when it was opened. */
  | { readonly code: 'article-rewritten'; readonly file: string }
  /** Somebody else changed the set's file, and their work was put together with what is shown: so many marks. */
  | {
      readonly code: 'others-marks';
      readonly file: string;
      /** Whose the new marks are, as far as they have names; nothing if it is not somebody else who marked. */
      readonly by: readonly string[];
      readonly added: number;
      readonly changed: number;
      readonly removed: number;
    }
  /** The article's file is not there; the text stored in the set is shown. */
  | { readonly code: 'article-missing'; readonly file: string }
  /** Changes that were not saved when the program ended were found in the app's own folder and are shown. */
  | { readonly code: 'recovered'; readonly file: string; readonly count: number }
  /** Such work was found that cannot be put on the set as it is on disk: it stays kept, in a file of its own. */
  | { readonly code: 'kept-apart'; readonly file: string }
  /** A browser does not say where a dropped file lives: a copy in the app's own folder was opened. */
  | { readonly code: 'dropped-copy'; readonly file: string }
  | { readonly code: 'encoding-guessed'; readonly encoding: string };

export interface SavePlace {
  /** The set's file name, and its folder as a person would write it. For showing only. */
  readonly file: string;
  readonly folder: string;
}

/** The truth about the disk. `version` counts the operations that the file on disk holds. */
export type SaveState =
  | { readonly state: 'saved' | 'saving'; readonly version: number; readonly place: SavePlace }
  | {
      readonly state: 'not-saved';
      readonly version: number;
      readonly place: SavePlace;
      readonly error: DeskError;
      /** Whether the newest work is safe in the app's own folder. */
      readonly kept: boolean;
    };

export interface OpenedArticle {
  /** The document's opaque id. */
  readonly article: string;
  readonly set: AnnotationSet;
  /** The set has only the annotations near the text's beginning yet; the page asks for the whole with `set/whole`. */
  readonly partial?: true;
  /** How many operations the host has applied; a page's next operation makes it one more. */
  readonly version: number;
  /** The number of the last operation of this page that the host has applied; 0 if none. */
  readonly lastSeq: number;
  /** The folder of the article as a person would write it. For showing only. */
  readonly folder: string;
  readonly annotator: string;
  readonly readOnly: boolean;
  readonly save: SaveState;
  readonly notices: readonly Notice[];
  /** How it was looked at when it was left; nothing if nobody has. */
  readonly view?: View;
}

/** Marks that somebody else and we changed so that somebody has to choose. Another round when any of them changes. */
export interface Conflicts {
  readonly round: number;
  readonly conflicts: readonly Conflict[];
}

/** A set as it is now, without its text, which the page has. */
export interface WholeSet {
  readonly set: Omit<AnnotationSet, 'text'>;
  readonly version: number;
  readonly lastSeq: number;
}

/** An article's text beside the draft that its marks were checked on. */
export interface Comparison {
  /** When the marks were put on the newer draft, as an ISO instant. */
  readonly at: string;
  readonly blocks: readonly RedlineBlock[];
}

export interface RecentArticle {
  readonly ref: string;
  readonly file: string;
  readonly folder: string;
  readonly opened: string;
  readonly missing: boolean;
}

export interface FolderEntry {
  readonly ref: string;
  readonly name: string;
  readonly kind: 'folder' | 'article' | 'scheme' | 'marks';
  readonly bytes: number;
  readonly modified: string;
  /** Whether an annotation set stands beside it. */
  readonly marked: boolean;
}

export interface FolderListing {
  readonly folder: string;
  /** The folder as a person would write it. For showing only. */
  readonly path: string;
  readonly parent?: string;
  readonly entries: readonly FolderEntry[];
  /** Where to start from: home, desktop, documents, drives. */
  readonly places: readonly { readonly ref: string; readonly name: string }[];
}

/** A file that the user chose to write to. */
export interface WritePlace {
  readonly place: string;
  readonly file: string;
  readonly folder: string;
  /** Whether writing would replace a file, and nobody has asked the user yet. */
  readonly exists: boolean;
}

/** Something that a format has no place for, and how many annotations it is about; 0 if it is about the set. */
export interface LossCount {
  readonly what: string;
  readonly annotations: number;
}

/** Marks out of a file, placed on the words of the open article. */
export interface FoundMarks {
  readonly file: string;
  readonly format: string;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** Who made them, as far as the file says. The set knows their names once their marks are in it. */
  readonly annotators: readonly Annotator[];
  /** The other draft of the article that they were made on. */
  readonly previous?: PreviousDraft;
  readonly report: Omit<ImportReport, 'counting'>;
}

export interface Exported {
  /** The names of all files, the one that was asked for first. */
  readonly files: readonly string[];
  readonly folder: string;
  readonly bytes: number;
  readonly annotations: number;
}

/** A scheme out of a file. */
export interface FoundScheme {
  readonly file: string;
  readonly scheme: Scheme;
}

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** The article's text size in CSS pixels. */
  textSize: z.int().min(12).max(32),
  annotator: z.string().max(200),
  /** Whether single letters mark (WCAG 2.1.4: they can be switched off). */
  letterKeys: z.boolean(),
  keepRecent: z.boolean(),
  /** The keys that were given to commands instead of their own (key-bindings.ts). */
  keys: z.record(z.string().max(60), z.string().max(40)).optional(),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 18,
  annotator: '',
  letterKeys: true,
  keepRecent: true,
};

export interface Hello {
  readonly host: 'electron' | 'browser';
  readonly platform: string;
  readonly appVersion: string;
  readonly nativeMenu: boolean;
  readonly nativeDialogs: boolean;
  /** Whether the host makes PDF files of reports itself; where it does not, the page prints them. */
  readonly makesPdf: boolean;
  readonly settings: Settings;
  readonly recent: readonly RecentArticle[];
  /** The article that this window shows or is about to: from the command line, or from before a reconnection. */
  readonly opened?: Result<OpenedArticle, DeskError>;
  /** Commands that arrived before the page listened. */
  readonly commands: readonly CommandId[];
}

const ref = z.string().min(1).max(200);
const article = ref;
const nothing = z.object({});
const formatId = z.string().max(40);
const unit = z.enum(offsetUnits);

/** The payload of every request, as a schema. The host checks each before anything else looks at it. */
export const requestSchemas = {
  /** The page listens from now on. `client` is its own id, kept over a reconnection; `article`, what it shows. */
  'desk/hello': z.object({ client: ref, article: ref.optional() }),
  /** Ask the user for an article with the system's dialog; null if they cancel. Only with `nativeDialogs`. */
  'article/choose': nothing,
  /** Open what a recent entry or a folder listing stands for. */
  'article/open': z.object({ ref }),
  /** Open a file of which only the bytes (base64) are known: a drop in a browser. */
  'article/receive': z.object({
    name: z.string().min(1).max(255),
    bytes: z.string().max(Math.ceil((maxArticleBytes * 4) / 3) + 8),
  }),
  'article/close': z.object({ article }),
  /** The beginning of the article, read in another encoding. */
  'article/preview': z.object({ article, encoding: z.string().max(40) }),
  /** Read the article again in another encoding. Refused with `has-marks` once it is marked. */
  'article/reopen': z.object({ article, encoding: z.string().max(40) }),
  /** All annotations of a set of which a part came with the article. */
  'set/whole': z.object({ article }),
  /** One operation. `seq` counts this page's operations from 1: the host applies each once, however often it comes. */
  'set/apply': z.object({ article, seq: z.int().positive(), operation: operationSchema }),
  /** How the article is looked at now: it is shown so when it is opened again. */
  'view/keep': z.object({ article, view: viewSchema }),
  /** Write now, or try again. Answers when the disk has it or has refused. */
  'set/save': z.object({ article }),
  /** The set's file was changed by somebody else: keep ours (theirs is renamed), or show theirs (ours is kept aside). */
  'set/settle': z.object({ article, keep: z.enum(['mine', 'theirs']) }),
  /** What there is to choose about before the set can be saved (error code `conflict`); null if nothing. */
  'set/conflicts': z.object({ article }),
  /** Whose version stays, by the ids of the marks. What is not chosen, or was not of this round, is asked about again. */
  'set/choose': z.object({
    article,
    round: z.int().positive(),
    choices: z.record(z.string().max(200), z.enum(conflictChoices)),
  }),
  'set/save-as': z.object({ article, place: ref, overwrite: z.boolean() }),
  /** What a format would not keep of the set. */
  /** How the text differs from the draft that the marks were checked on; null if there is none. */
  'set/compare': z.object({ article }),
  'set/losses': z.object({ article, format: formatId, withText: z.boolean(), unit: unit.optional() }),
  'set/export': z.object({
    article,
    format: formatId,
    withText: z.boolean(),
    unit: unit.optional(),
    place: ref,
    overwrite: z.boolean(),
  }),
  /** Write a report of the set as a PDF file. Only with `makesPdf`. */
  'report/pdf': z.object({ article, report: formatId, place: ref, overwrite: z.boolean() }),
  /** A report of the set as a page, for the window to print. Only without `makesPdf`. */
  'report/hand-out': z.object({ article, report: formatId }),
  /** Ask the user for a file of marks with the system's dialog; null if they cancel. Only with `nativeDialogs`. */
  'marks/choose': z.object({ article }),
  /** Read marks of the open article out of a file that a folder listing stands for. The set stays as it is. */
  'marks/read': z.object({ article, ref }),
  /** Ask the user for a scheme file with the system's dialog; null if they cancel. Only with `nativeDialogs`. */
  'scheme/choose': z.object({ article }),
  /** Read the scheme file that a folder listing stands for. The set stays as it is. */
  'scheme/open': z.object({ ref }),
  /** Write the set's scheme into a file of its own. */
  'scheme/save': z.object({ article, place: ref, overwrite: z.boolean() }),
  /** Ask the user where to write, with the system's dialog (which asks before replacing); null if they cancel. */
  'place/choose': z.object({ article, file: z.string().min(1).max(255), folder: ref.optional() }),
  /** A place to write to, in a folder from a listing. */
  'place/name': z.object({ folder: ref, file: z.string().min(1).max(255) }),
  /** What is in a folder; without one, the article's folder, or home. */
  'folder/list': z.object({ folder: ref.optional(), article: ref.optional() }),
  'recent/list': nothing,
  'recent/clear': nothing,
  'settings/change': z.object({ settings: settingsSchema.partial() }),
  'window/new': nothing,
  /** What the native menu and title bar need to know. */
  'window/show': z.object({
    title: z.string().max(400),
    enabled: z.array(z.enum(commandIds)).max(commandIds.length),
    /** What can be marked in the article: what the commands of its kinds are called, and their keys. */
    kinds: z.array(kindSchema.pick({ name: true, plural: true, key: true })).max(maxKinds),
    keys: settingsSchema.shape.keys,
    /** What would be undone and done again. */
    steps: z.object({ undo: z.string().max(1000).optional(), redo: z.string().max(1000).optional() }),
  }),
  'window/close': nothing,
} as const satisfies Record<string, z.ZodType>;

export type RequestName = keyof typeof requestSchemas;
export const requestNames = Object.keys(requestSchemas) as RequestName[];

export type RequestPayload<Name extends RequestName> = Name extends 'set/apply'
  ? { readonly article: string; readonly seq: number; readonly operation: Operation }
  : Readonly<z.infer<(typeof requestSchemas)[Name]>>;

/** What each request answers when it succeeds. */
export interface Answers {
  'desk/hello': Hello;
  'article/choose': OpenedArticle | null;
  'article/open': OpenedArticle;
  'article/receive': OpenedArticle;
  'article/close': null;
  'article/preview': { readonly sample: string };
  'article/reopen': OpenedArticle;
  'set/whole': WholeSet;
  'set/apply': { readonly version: number };
  'view/keep': null;
  'set/save': SaveState;
  'set/settle': OpenedArticle;
  'set/conflicts': Conflicts | null;
  'set/choose': SaveState;
  'set/save-as': SaveState;
  'set/compare': Comparison | null;
  'set/losses': readonly LossCount[];
  'set/export': Exported;
  'report/pdf': Exported;
  /** Where the page is, on the window’s own host. It can be fetched once. */
  'report/hand-out': { readonly address: string };
  'marks/choose': FoundMarks | null;
  'marks/read': FoundMarks;
  'scheme/choose': FoundScheme | null;
  'scheme/open': FoundScheme;
  'scheme/save': { readonly file: string; readonly folder: string };
  'place/choose': WritePlace | null;
  'place/name': WritePlace;
  'folder/list': FolderListing;
  'recent/list': readonly RecentArticle[];
  'recent/clear': readonly RecentArticle[];
  'settings/change': Settings;
  'window/new': null;
  'window/show': null;
  'window/close': null;
}

export type Answer<Name extends RequestName> = Result<Answers[Name], DeskError>;

/** What the host tells the page without being asked. */
export interface DeskEvents {
  command: { readonly id: CommandId };
  /** Another article takes this window's place: the command line, a file opened from the system. */
  opened: Result<OpenedArticle, DeskError>;
  /** Another window changed the set, or somebody else its file. */
  applied: { readonly article: string; readonly version: number; readonly operation: Operation };
  save: { readonly article: string; readonly save: SaveState };
  /** Somebody else's work came in, by an operation that was `applied` just before. */
  merged: { readonly article: string; readonly annotators: readonly Annotator[] };
  /** There is something to know about an article that is open. */
  notice: { readonly article: string; readonly notice: Notice };
  settings: Settings;
  /** Whether the host can be reached; made by the page's own side of the bridge. */
  connection: { readonly state: 'lost' | 'back' };
}
export type DeskEventName = keyof DeskEvents;

/** The bridge as the page sees it: `window.desk`. */
export interface Desk {
  request<Name extends RequestName>(name: Name, payload: RequestPayload<Name>): Promise<Answer<Name>>;
  /** Calls back on every such event until the returned function is called. */
  on<Name extends DeskEventName>(name: Name, listener: (payload: DeskEvents[Name]) => void): () => void;
  /** Opens a file that the user dropped on the window. Only a real drop has a path, so the page cannot make one up. */
  openDropped(file: unknown): Promise<Result<OpenedArticle, DeskError>>;
}
