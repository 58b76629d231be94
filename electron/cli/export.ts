import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { onDisk } from '../../core/formats/format';
import { exportFormats, formatOf } from '../../core/formats/formats';
import { explain, type Explanation } from '../../core/messages';
import { realTarget, writeFileAtomically } from '../files/atomic-write';
import { writeError } from '../files/file-errors';
import { columns, defineCommand } from './command';
import { complain, counted } from './printable';
import { explainSource, readSource, setPathOf, type SetSource } from './set-source';

const formats = columns(exportFormats.map(({ id, name }) => [id, name]));

export const exportCommand = defineCommand({
  name: 'export',
  operands: 'SET',
  least: 1,
  most: 1,
  summary: 'Write an annotation set in a format',
  details: `An article stands for the set beside it. The set itself and the article are never written over.\n\nFormats:\n${formats}`,
  options: {
    to: { type: 'string', value: 'FORMAT', required: true, help: 'The format to write' },
    out: { type: 'string', value: 'FILE', help: 'Write to this file; otherwise to standard output' },
    'without-text': { type: 'boolean', help: 'Leave the article’s text out; quotes and the words around them stay' },
    force: { type: 'boolean', help: 'Replace FILE if it is there' },
  },
  async run([operand = ''], { to = '', out, 'without-text': withoutText = false, force = false }, io) {
    const format = formatOf(to);
    if (!format?.write) {
      io.err(`There is no format called ${to}. Formats:\n${formats}\n`);
      return 2;
    }
    const path = setPathOf(resolve(io.folder, operand));
    const read = await readSource(path);
    if (!read.ok) return complain(explainSource(path, read.error), io);
    const { set, newerVersion, file } = read.value;
    if (newerVersion !== undefined) return complain(explain({ code: 'set-newer', file: basename(path) }), io);
    if (!set) return complain(noText(path, file.article.file), io);
    const [exported] = format.write([set], { withText: !withoutText }).files;
    const content = exported ? onDisk(exported) : '';
    if (out === undefined) {
      io.out(content);
      return 0;
    }
    const problem = await write(resolve(io.folder, out), content, read.value, force);
    if (problem) return complain(problem, io);
    io.err(`Wrote ${out}: ${counted(set.annotations.length, 'annotation')}.\n`);
    return 0;
  },
});

/** Writes the export; answers why it did not. What it was made from is never written, whatever was agreed to. */
async function write(
  path: string,
  content: string,
  source: SetSource,
  force: boolean,
): Promise<Explanation | undefined> {
  const file = basename(path);
  try {
    const target = await realTarget(path);
    for (const origin of [source.path, source.articlePath])
      if (target === (await realTarget(origin).catch(() => origin)))
        return {
          title: `“${file}” is what is being exported`,
          body: 'Nothing was written. Choose another name.',
        };
    if (existsSync(target) && !force)
      return {
        title: explain({ code: 'exists', file }).title,
        body: 'Nothing was written. Choose another name, or replace it with --force.',
      };
    await writeFileAtomically(target, Buffer.from(content));
    return undefined;
  } catch (error) {
    return explain(writeError(error, file));
  }
}

function noText(path: string, article: string): Explanation {
  return {
    title: `“${basename(path)}” has no text in it`,
    body: `Nothing was written. Put “${article}”, as it was when it was marked, beside it.`,
  };
}
