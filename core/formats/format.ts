import type { AnnotationSet, Annotator, ArticleInfo } from '../annotation-set';
import type { Result } from '../result';
import type { Scheme } from '../scheme';
import type { Counting, OffsetUnit } from './offset-reading';

/** One text file of a format. `text` has no byte order mark; on disk it is UTF-8. */
export interface FormatFile {
  /** The file's name, without a folder. */
  readonly name: string;
  readonly text: string;
  /** Whether a byte order mark goes before it on disk: some programs would take the text for another encoding. */
  readonly bom?: boolean;
}

/** What of a file is written to disk, as UTF-8. */
export function onDisk({ text, bom }: FormatFile): string {
  return bom ? `\ufeff${text}` : text;
}

export interface ExportOptions {
  /** Whether the article's text goes into the file; left out for confidential or copyrighted articles. */
  readonly withText: boolean;
  /** What offsets count, where a format leaves the choice; otherwise ignored. */
  readonly unit?: OffsetUnit;
}

/** Something of a set that a format has no place for. */
export interface Loss {
  /** The id of the annotation that it is about; without one, of the set as a whole. */
  readonly annotation?: string;
  /** What is dropped or changed, and why, as words after “the”: `note`, `second source: one is all there is room for`. */
  readonly what: string;
}

export interface Exported {
  /** The file that is asked for first; those that belong to it have the same name but for the ending. */
  readonly files: readonly FormatFile[];
  /** Empty for every set if the format is lossless. */
  readonly losses: readonly Loss[];
}

/** What an import needs to know besides the files. */
export interface ImportContext {
  /** The article that the annotations are to stand on, if the user says which; else the files must carry their text. */
  readonly article?: {
    readonly info: ArticleInfo;
    readonly text: string;
    /** As its file had it. */ readonly raw?: string;
  };
  /** What can be marked: what labels mean in a file that does not bring its own scheme. */
  readonly scheme: Scheme;
  /** Whoever imports: what does not say who made it is theirs. */
  readonly annotator: Annotator;
  /** The time of the import, as an ISO instant. */
  readonly now: string;
  /** A new unique id. */
  readonly makeId: () => string;
  /** SHA-256 of a text as UTF-8, hexadecimal. */
  readonly sha256: (text: string) => string;
}

/** One thing that could not be imported. */
export interface ImportFailure {
  /** Where in the files it stands: `story.ann, line 12`. */
  readonly where: string;
  readonly reason: string;
}

/** What became of everything that was read. */
export interface ImportReport {
  /** How many annotations the files have. */
  readonly read: number;
  /** How many of them stand on just their words. */
  readonly placed: number;
  /** How many were found by their words and should be looked at. */
  readonly review: number;
  /** What could not be placed or read, line by line. */
  readonly failed: readonly ImportFailure[];
  /** What of the files was understood and has no place in a set, or was made to fit. */
  readonly notes: readonly string[];
  /** What the offsets were found to count, where the files say it by their words. */
  readonly counting?: Counting;
}

export interface Imported {
  readonly set: AnnotationSet;
  readonly report: ImportReport;
}

/** All that was imported, and what of the files was of no use: the rest is imported all the same. */
export interface Imports {
  readonly sets: readonly Imported[];
  readonly failed: readonly ImportFailure[];
}

/** Why nothing at all was imported. */
export type ImportError =
  /** The files are not of this format, or too damaged to read anything. */
  | { readonly code: 'unreadable'; readonly where: string; readonly reason: string }
  /** They do not carry the article’s text, and no article was given. */
  | { readonly code: 'needs-article' };

/** A format that sets travel in. One file of this folder each; formats.ts lists them all. */
export interface Format {
  readonly id: string;
  readonly name: string;
  /** One sentence: what it is and who reads it. */
  readonly summary: string;
  /** What is put behind the article's name: `.ann`. The first file's, if there are several. */
  readonly ending: string;
  /** What its offsets count. */
  readonly unit: OffsetUnit | 'token' | 'none';
  /** Whether a set comes back just as it was; if not, what can be lost, a phrase each. */
  readonly lossless: boolean;
  readonly drops: readonly string[];
  /** Whether it is nothing without the article's text: then `withText: false` changes nothing. */
  readonly alwaysWithText?: boolean;
  /** Whether it has a choice of units: the user is asked. */
  readonly units?: readonly OffsetUnit[];
  /** What else than ourselves checks what we write, for the documentation. */
  readonly checkedBy: string;
  /** Writes sets. Formats that hold one article a file write as many files. Absent: it cannot be exported to. */
  readonly write?: (sets: readonly AnnotationSet[], options: ExportOptions) => Exported;
  /** Reads files that belong together. Never throws on bad input. Absent: it cannot be imported. */
  readonly read?: (files: readonly FormatFile[], context: ImportContext) => Result<Imports, ImportError>;
  /** Whether a file looks like one of this format, for when nobody says. Cheap: looks at the name and the beginning. */
  readonly recognises?: (file: FormatFile) => boolean;
}

/** A writer of a format with a file (or several) for each set, out of one that writes a single set. */
export function writeEach(
  write: (set: AnnotationSet, options: ExportOptions) => Exported,
): NonNullable<Format['write']> {
  return (sets, options) => {
    const all = sets.map((set) => write(set, options));
    return { files: all.flatMap(({ files }) => files), losses: all.flatMap(({ losses }) => losses) };
  };
}

/** `story` for `story.txt`: what a format's ending is put behind. */
export function baseName({ file }: ArticleInfo): string {
  const name = plainName(file);
  return name.replace(/\.(?:txt|md|markdown|text)$/i, '') || name;
}

/** The last part of what a file calls an article's file, on whatever system: a name that leads into no other folder. */
export function plainName(file: string): string {
  const name = file.replace(/^.*[\\/]/s, '').replace(/^(?:[a-z]:)+|\0/gi, '');
  return /^\.{0,2}$/.test(name.trim()) ? 'article.txt' : name;
}
