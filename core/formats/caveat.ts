import { fail, ok, type Result } from '../result';
import {
  fileFromSet,
  formatName,
  readSetFile,
  serialiseSet,
  setFileEnding,
  setFromFile,
  type SetFileError,
} from './caveat-json';
import { baseName, writeEach, type Format, type ImportContext, type Imported, type ImportError } from './format';
import { readEach } from './read-each';

/** The native file, as a format among others. */
export const caveat: Format = {
  id: 'caveat',
  name: 'Caveat JSON',
  summary: 'The working file’s own format: everything, in open JSON with a published schema.',
  ending: setFileEnding,
  unit: 'codepoint',
  lossless: true,
  drops: [],
  checkedBy: 'ajv, with the published JSON Schema; Python 3 slices every fragment',
  write: writeEach((set, options) => ({
    files: [{ name: `${baseName(set.article)}${setFileEnding}`, text: serialiseSet(set, options) }],
    losses: [],
  })),
  read: (files, context) => readEach(files, (file) => imported(file.text, file.name, context)),
  recognises: ({ name, text }) =>
    !/\.jsonl$/i.test(name) && text.trimStart().startsWith('{') && text.slice(0, 400).includes(`"${formatName}"`),
};

/** The same, a set a line: many articles in one file. */
export const caveatLines: Format = {
  id: 'caveat-jsonl',
  name: 'Caveat JSON Lines',
  summary: 'Many annotation sets in one file, a native set a line, for scripts and archives.',
  ending: '.caveat.jsonl',
  unit: 'codepoint',
  lossless: true,
  drops: [],
  checkedBy: 'ajv, with the published JSON Schema, line by line',
  write: (sets, options) => ({
    files: [
      {
        name: `${sets.length === 1 && sets[0] ? baseName(sets[0].article) : 'annotation-sets'}.caveat.jsonl`,
        text: sets.map((set) => `${JSON.stringify(fileFromSet(set, options))}\n`).join(''),
      },
    ],
    losses: [],
  }),
  read: (files, context) =>
    readEach(
      files.flatMap(({ name, text }) =>
        text
          .split('\n')
          .flatMap((line, index) => (line.trim() === '' ? [] : [{ name: `${name}, line ${index + 1}`, text: line }])),
      ),
      (line) => imported(line.text, line.name, context),
    ),
  recognises: ({ name, text }) => /\.jsonl$/i.test(name) && text.slice(0, 400).includes(`"${formatName}"`),
};

function imported(json: string, where: string, { article }: ImportContext): Result<Imported, ImportError> {
  const read = readSetFile(json);
  if (!read.ok) return fail({ code: 'unreadable', where, reason: reasonOf(read.error) });
  const { file } = read.value;
  const text = file.article.text ?? (article?.info.textSha256 === file.article.textSha256 ? article.text : undefined);
  if (text === undefined) return fail({ code: 'needs-article' });
  try {
    const set = setFromFile(file, text);
    const count = set.annotations.length;
    return ok({ set, report: { read: count, placed: count, review: 0, failed: [], notes: [] } });
  } catch (error) {
    return fail({ code: 'unreadable', where, reason: error instanceof Error ? error.message : String(error) });
  }
}

function reasonOf(error: SetFileError): string {
  switch (error.code) {
    case 'not-json':
      return `it is not JSON: ${error.message}`;
    case 'newer-version':
      return `it was made by a newer Caveat (version ${error.version} of the format)`;
    case 'invalid': {
      const [first] = error.problems;
      return first ? `${first.pointer}: ${first.message}` : 'it is not an annotation set';
    }
  }
}
