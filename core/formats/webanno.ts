import { writeEach, type Format } from './format';
import { readEach } from './read-each';
import { readWebAnno } from './webanno-read';
import { webAnnoEnding, writeWebAnno } from './webanno-write';

export const webAnno: Format = {
  id: 'webanno-tsv',
  name: 'WebAnno TSV 3.3',
  summary: 'For WebAnno and INCEpTION: a token a row, a layer for each kind.',
  ending: webAnnoEnding,
  unit: 'utf16',
  lossless: false,
  drops: ['relations', 'evidence and confidence', 'annotators and times', 'parts of tokens', 'what was read', 'spaces'],
  alwaysWithText: true,
  checkedBy: 'a reading of every row, in a test',
  write: writeEach(writeWebAnno),
  read: (files, context) => readEach(files, (file) => readWebAnno(file, context)),
  recognises: ({ text }) => text.startsWith('#FORMAT=WebAnno TSV 3'),
};
