import { readCsv } from './csv-read';
import { writeCsv } from './csv-write';
import { writeEach, type Format } from './format';
import { readEach } from './read-each';

export const csv: Format = {
  id: 'csv',
  name: 'CSV table',
  summary: 'One row for each annotation, for spreadsheets and statistics.',
  ending: '.csv',
  unit: 'codepoint',
  lossless: false,
  drops: ['relations', 'what was read', 'attributes that the scheme does not have'],
  checkedBy:
    'a reader of RFC 4180, in a test; Python 3 with its csv module, by words and both kinds of offsets; not opened in Excel or LibreOffice',
  write: writeEach(writeCsv),
  read: (files, context) => readEach(files, (file) => readCsv(file, context)),
  recognises: ({ name, text }) =>
    /\.(?:csv|tsv)$/i.test(name) && /\b(?:quote|start|exact)\b/i.test(text.split('\n', 1)[0] ?? ''),
};
