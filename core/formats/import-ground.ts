import type { ArticleInfo } from '../annotation-set';
import { normaliseText } from '../text';
import { plainName, type ImportContext } from './format';
import type { Counting, OffsetUnit } from './offset-reading';

/** What imported annotations are put on: an article, and the text that their own file carries. */
export interface Ground {
  readonly info: ArticleInfo;
  /** The article's normalised text. */
  readonly text: string;
  /** The text that the offsets count, if its file had it another way: with its line ends, without a BOM. */
  readonly raw?: string | undefined;
  /** The text that the annotations' file carries, normalised; nothing if it carries none. */
  readonly carried?: string | undefined;
  /** Whether the carried text began with a BOM that the article's does not have. */
  readonly bom?: boolean;
}

/** What a file says of the article that its annotations stand on. */
export interface CarriedArticle {
  /** The text, as the file has it. */
  readonly text?: string | undefined;
  /** What to call the article's file, where nobody says. */
  readonly file: string;
  readonly title?: string | undefined;
  /** All that there is to know, if the file has it. */
  readonly info?: ArticleInfo | undefined;
}

/** The article that the user gave goes before what a file carries. Nothing if there is no text at all. */
export function groundOf(
  { article, sha256 }: Pick<ImportContext, 'article' | 'sha256'>,
  carried: CarriedArticle,
): Ground | undefined {
  if (carried.text === undefined) return article;
  // Files come without their own BOM: another is part of the text, unless the article says otherwise.
  const bom = carried.text.startsWith('\ufeff') && article?.text === normaliseText(carried.text).text;
  const raw = bom ? carried.text.slice(1) : carried.text;
  const { text, eol } = normaliseText(`\ufeff${raw}`);
  if (article) return { info: article.info, text: article.text, raw, carried: text, bom };
  const info = carried.info ?? {
    file: plainName(carried.file),
    title: carried.title ?? '',
    metadata: {},
    encoding: 'utf-8',
    bom,
    eol,
    sha256: sha256(carried.text),
    textSha256: sha256(text),
  };
  return { info, text, raw, carried: text, bom };
}

/** What offsets count in a text that stands in the same file: just that text, as it stands there. */
export function countingIn({ raw, carried, bom = false }: Ground, unit: OffsetUnit): Counting {
  return { unit, lineEnds: carried !== undefined && raw?.includes('\r') ? 'raw' : 'lf', bom };
}

/** What to call the file of an article that nobody gave a name: after where in a file it stands. */
export function articleNameOf(where: string): string {
  return `${where.replace(/(?:\.[a-z]+)*(?:, \w+ |$)/i, '-').replace(/-$/, '')}.txt`;
}
