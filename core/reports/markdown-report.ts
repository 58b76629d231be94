import { quoteOf } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { inDigits } from '../numbers';
import { lostQuoteOf } from '../orphan';
import { kindOf } from '../scheme-index';
import { annotatorName, evidenceWords, kindAndStatus, relationsSaid, saidOf } from './entry';
import { sourcesOf } from './sources';

/** A set as Markdown, for wikis, tickets and mail: counts, who is quoted, and every annotation. */
export function markdownReport(set: AnnotationSet): string {
  const { article, annotations, scheme, text } = set;
  const sources = sourcesOf(set);
  const lines = [
    `# ${plain(article.title || article.file)}`,
    '',
    ...scheme.kinds.map(
      ({ id, plural }) => `- ${plain(plural)}: ${inDigits(annotations.filter(({ kind }) => kind === id).length)}`,
    ),
    '',
    ...(sources.length === 0
      ? []
      : [
          '## Who is quoted',
          '',
          ...sources.map(
            (one) =>
              `- ${plain(one.name)}: ${inDigits(one.annotations.length)}, ${inDigits(one.quotedWords)} words quoted directly`,
          ),
          '',
        ]),
    '## Marks',
    '',
    ...annotations.flatMap((annotation, index) => [
      `### ${index + 1}. ${plain(kindAndStatus(set, annotation).words)}`,
      '',
      ...quoteOf(text, annotation)
        .split('\n')
        .map((line) => `> ${plain(line)}`),
      '',
      ...[...saidOf(set, annotation), ...relationsSaid(set, annotation.id)].map(
        ({ name, value }) => `- ${plain(name)}: ${plain(value)}`,
      ),
      ...annotation.evidence.map((one) => `- Evidence ${plain(evidenceWords(one))}`),
      ...(annotation.note === '' ? [] : ['', plain(annotation.note)]),
      '',
      `${plain(annotatorName(set, annotation.createdBy))}, ${annotation.modified.slice(0, 10)}`,
      '',
    ]),
    ...(set.orphans.length === 0
      ? []
      : [
          '## Marks that lost their words',
          '',
          ...set.orphans.map((orphan) => `- ${plain(kindOf(scheme, orphan.kind).name)}: ${plain(lostQuoteOf(orphan))}`),
          '',
        ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Text that Markdown leaves as it is, on one line. */
function plain(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_{}[\]()<>#+\-.!|~&$^=:"'@]/g, (sign) => `\\${sign}`);
}
