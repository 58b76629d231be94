import { resolve } from 'node:path';
import { explain } from '../../core/messages';
import { readArticle } from '../files/article-file';
import { defineCommand } from './command';
import type { Io } from './io';
import { measure } from './measure';
import { complain, printJson } from './printable';
import { Progress } from './progress';
import { printReport, reportOn, type ReportSource } from './report';
import { explainSource, isAsMarked, isSetPath, readSource, setPathOf } from './set-source';

export const showCommand = defineCommand({
  name: 'show',
  operands: 'ARTICLE|SET',
  least: 1,
  most: 1,
  summary: 'Say what is known of an article and its annotations',
  details:
    'Prints encoding, line ends, hashes, lengths, and every annotation with its offsets in code points and its words. For an\n' +
    'article, the set beside it is used if there is one; for a set, the article beside it.',
  options: {
    json: { type: 'boolean', help: 'Print it as JSON' },
  },
  async run([operand = ''], { json }, io) {
    const path = resolve(io.folder, operand);
    const about = isSetPath(path) ? await aboutSet(path, io) : await aboutArticle(path, io);
    if (!about) return 1;
    if (json) printJson(reportOn(about), io);
    else io.out(printReport(about));
    return 0;
  },
});

async function aboutSet(path: string, io: Io): Promise<ReportSource | undefined> {
  const read = await readSource(path);
  if (!read.ok) {
    complain(explainSource(path, read.error), io);
    return undefined;
  }
  const { file, article, set } = read.value;
  const bytes = isAsMarked(read.value) ? (article?.bytes ?? null) : null;
  const info = { ...file.article, title: file.article.title ?? '' };
  return { info, lengths: set ? lengthsOf(set.text, bytes, io) : null, source: read.value };
}

async function aboutArticle(path: string, io: Io): Promise<ReportSource | undefined> {
  const setPath = setPathOf(path);
  const read = await readSource(setPath);
  const article =
    read.ok && read.value.article ? { ok: true as const, value: read.value.article } : await readArticle(path);
  if (!article.ok) {
    complain(explain(article.error), io);
    return undefined;
  }
  // That nobody has marked it yet is no failure; that its marks cannot be read is.
  if (!read.ok && !(read.error.at === 'file' && read.error.error.code === 'missing')) {
    complain(explainSource(setPath, read.error), io);
    return undefined;
  }
  const { info, text, bytes, guessed } = article.value;
  return { info, guessed, lengths: lengthsOf(text, bytes, io), ...(read.ok ? { source: read.value } : {}) };
}

function lengthsOf(text: string, bytes: number | null, io: Io) {
  const progress = new Progress(io);
  const lengths = measure(text, bytes, (part) => progress.show(`Counting: ${Math.round(part * 100)} %`));
  progress.end();
  return lengths;
}
