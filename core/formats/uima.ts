import { writeEach, type Format } from './format';
import { readEach } from './read-each';
import { readCas } from './uima-read';
import { uimaEnding, writeCas } from './uima-write';

export const uima: Format = {
  id: 'uima-cas',
  name: 'UIMA CAS JSON 0.4.0',
  summary:
    'For INCEpTION and other programs of the UIMA family: a layer for each kind, with sentences and tokens; lossless.',
  ending: uimaEnding,
  unit: 'utf16',
  lossless: true,
  drops: [],
  checkedBy: 'a check of every reference and type, in a test',
  write: writeEach(writeCas),
  read: (files, context) => readEach(files, (file) => readCas(file, context)),
  recognises: ({ text }) => /^\s*\{/.test(text) && /"%(?:TYPES|FEATURE_STRUCTURES)"/.test(text.slice(0, 2000)),
};
