import type { AnnotationSet } from '../annotation-set';
import { factCheckPacket } from './fact-check-packet';
import { htmlReport } from './html-report';
import { legalPacket } from './legal-packet';
import { markdownReport } from './markdown-report';

/** A way of showing a set to people without the app. */
export interface Report {
  readonly id: 'html' | 'markdown' | 'fact-check' | 'legal';
  readonly name: string;
  readonly summary: string;
  /** What is put behind the article's name. */
  readonly ending: string;
  readonly write: (set: AnnotationSet) => string;
}

export const reports: readonly Report[] = [
  {
    id: 'html',
    name: 'HTML report',
    summary: 'The marked text and everything said of it on one page that needs no script; holds the whole set too.',
    ending: '.report.html',
    write: htmlReport,
  },
  {
    id: 'markdown',
    name: 'Markdown report',
    summary: 'Counts, sources and every mark as Markdown, for wikis, tickets and mail.',
    ending: '.report.md',
    write: markdownReport,
  },
  {
    id: 'fact-check',
    name: 'Fact-check packet',
    summary: 'What is open, passage by passage, and what to ask each source.',
    ending: '.fact-check.html',
    write: factCheckPacket,
  },
  {
    id: 'legal',
    name: 'Legal packet',
    summary: 'Each sentence, and what supports it or that nothing does.',
    ending: '.legal.html',
    write: legalPacket,
  },
];

/** The reports that are pages, and so can be printed. */
export const pageReports = reports.filter(({ ending }) => ending.endsWith('.html'));
