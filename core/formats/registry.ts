import type { AnnotationSet } from '../annotation-set';
import { serialiseSet, setFileEnding } from './caveat-json';

export interface ExportOptions {
  /** Whether the article's text goes into the file; left out for confidential or copyrighted articles. */
  readonly withText: boolean;
}

/** A format that a set can be exported to. */
export interface ExportFormat {
  readonly id: string;
  readonly name: string;
  /** What is put behind the article's name. */
  readonly ending: string;
  readonly write: (set: AnnotationSet, options: ExportOptions) => string;
}

/** Every export format; the app, the command line and the documentation read this one list. */
export const exportFormats = [
  { id: 'caveat', name: 'Caveat JSON', ending: setFileEnding, write: serialiseSet },
] as const satisfies readonly ExportFormat[];

export function exportFormat(id: string): ExportFormat | undefined {
  return exportFormats.find((format) => format.id === id);
}
