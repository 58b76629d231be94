import { brat } from './brat';
import { caveat, caveatLines } from './caveat';
import { hypothesis } from './hypothesis';
import { labelStudio } from './label-studio';
import { prodigy } from './prodigy';
import { spacy } from './spacy';
import { uima } from './uima';
import { webAnno } from './webanno';
import { webAnnotation } from './web-annotation';
import { citron } from './citron';
import { claimReview } from './claim-review';
import { conll } from './conll';
import { csv } from './csv';
import { doccano, doccanoPlain } from './doccano';
import type { Format } from './format';
import { reportFormats } from './reports';

/** Every format, in the order in which they are offered; the app, the command line and the documentation read this list. */
export const formats: readonly Format[] = [
  caveat,
  caveatLines,
  webAnnotation,
  brat,
  csv,
  doccano,
  doccanoPlain,
  labelStudio,
  hypothesis,
  spacy,
  prodigy,
  conll,
  uima,
  webAnno,
  citron,
  claimReview,
  ...reportFormats,
];

/** What the working file itself is in. */
export const nativeFormat: Format = caveat;

export function formatOf(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** The formats that sets can be exported to. */
export const exportFormats = formats.filter((format) => format.write !== undefined);
