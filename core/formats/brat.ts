import { readBrat } from './brat-read';
import { confName, writeBrat } from './brat-write';
import { fail } from '../result';
import type { Format, FormatFile } from './format';
import { readEach } from './read-each';

const ending = /\.ann$/i;

export const brat: Format = {
  id: 'brat',
  name: 'brat standoff',
  summary:
    'For the brat annotation tool and the programs that read its files: .ann, .txt and annotation.conf; lossless.',
  ending: '.ann',
  unit: 'codepoint',
  lossless: true,
  drops: [],
  checkedBy: 'the checks of brat’s own server, in a test; Python 3 slices every line',
  write: (sets, options) => {
    const files = sets.flatMap((set) => writeBrat(set, options).files);
    // One configuration serves all articles of a folder.
    const conf = files.find(({ name }) => name === confName);
    return { files: [...files.filter(({ name }) => name !== confName), ...(conf ? [conf] : [])], losses: [] };
  },
  read: (files, context) => {
    const annotations = files.filter(({ name }) => ending.test(name));
    if (annotations.length === 0)
      return fail({ code: 'unreadable', where: files[0]?.name ?? 'the files', reason: 'none of them is an .ann file' });
    return readEach(annotations, (file) => readBrat(file, textOf(file, files), context));
  },
  recognises: ({ name, text }) => ending.test(name) && /^(?:[TERAMN#]\d+|\*)\t/.test(text),
};

function textOf({ name }: FormatFile, files: readonly FormatFile[]): FormatFile | undefined {
  const wanted = name.replace(ending, '.txt').toLowerCase();
  return files.find((file) => file.name.toLowerCase() === wanted);
}
