import { basename, resolve } from 'node:path';
import { anchorSet, type AnnotationFate } from '../../core/anchoring/anchor-set';
import { countVerdicts, verdicts, type Verdict } from '../../core/anchoring/anchor';
import { serialiseSet } from '../../core/formats/caveat-json';
import { explain, type Explanation } from '../../core/messages';
import { OffsetMap } from '../../core/offsets';
import type { Span } from '../../core/text';
import { readArticle } from '../files/article-file';
import { writeFileAtomically } from '../files/atomic-write';
import { writeError } from '../files/file-errors';
import { columns, defineCommand } from './command';
import { Places } from './places';
import { complain, counted, printable, printJson } from './printable';
import { explainSource, readSource, setPathOf } from './set-source';

const meanings: Readonly<Record<Verdict, string>> = {
  same: 'the same words at the same place',
  moved: 'the same words elsewhere',
  review: 'other words now, or not certain: somebody should look',
  orphan: 'the words are gone; they are kept without a place',
};

export const anchorCommand = defineCommand({
  name: 'anchor',
  operands: 'SET ARTICLE',
  least: 2,
  most: 2,
  summary: 'Put a set on another version of its article',
  details:
    'Finds every fragment again in ARTICLE, or says that it is gone. Verdicts:\n\n' +
    `${columns(verdicts.map((verdict) => [verdict, meanings[verdict]]))}\n` +
    'Offsets in the output count code points. SET and ARTICLE are never written, SET only with --out and --force.',
  options: {
    out: { type: 'string', value: 'FILE', help: 'Write the set on the new text to this file' },
    force: { type: 'boolean', help: 'Replace FILE if it is there' },
    json: { type: 'boolean', help: 'Print counts and every fragment as JSON' },
  },
  async run([set = '', article = ''], { out, force = false, json = false }, io) {
    const setPath = setPathOf(resolve(io.folder, set));
    const articlePath = resolve(io.folder, article);
    const read = await readSource(setPath);
    if (!read.ok) return complain(explainSource(setPath, read.error), io);
    if (read.value.newerVersion !== undefined)
      return complain(explain({ code: 'set-newer', file: basename(setPath) }), io);
    if (!read.value.set)
      return complain(
        {
          title: `“${basename(setPath)}” has no text in it`,
          body: 'Without the text that was marked nothing can be found again. Nothing was written.',
        },
        io,
      );
    const next = await readArticle(articlePath, read.value.file.article.encoding);
    const found = next.ok ? next : await readArticle(articlePath);
    if (!found.ok) return complain(explain(found.error), io);
    const { info, text } = found.value;
    const before = read.value.set;
    const { set: after, fates } = anchorSet(before, info, text, new Date().toISOString());
    if (out !== undefined) {
      const places = new Places({ origins: [articlePath, read.value.articlePath], force });
      const problem = await write(resolve(io.folder, out), serialiseSet(after, { withText: true }), places);
      if (problem) return complain(problem, io);
    }
    const counts = countVerdicts(fates.flatMap(({ fragments }) => fragments));
    if (json) {
      const fragments = fragmentsOf(fates, new OffsetMap(before.text), new OffsetMap(text));
      printJson({ counts, fragments }, io);
    } else {
      io.out(`${columns(verdicts.map((verdict) => [`${counts[verdict]} ${verdict}`, meanings[verdict]]))}\n`);
      for (const orphan of after.orphans)
        io.out(
          `Lost: ${printable(orphan.fragments.map(({ quote }) => quote).join(' … '))} (${printable(orphan.id)})\n`,
        );
    }
    if (out !== undefined) io.err(`Wrote ${printable(out)}: ${counted(after.annotations.length, 'annotation')}.\n`);
    return 0;
  },
});

function fragmentsOf(fates: readonly AnnotationFate[], oldOffsets: OffsetMap, newOffsets: OffsetMap) {
  const inCodePoints = (offsets: OffsetMap, { start, end }: Span) => [
    offsets.toCodePoints(start),
    offsets.toCodePoints(end),
  ];
  return fates.flatMap(({ id, fragments }) =>
    fragments.map(({ old, new: next, score, verdict }, fragment) => ({
      id,
      fragment,
      old: inCodePoints(oldOffsets, old),
      new: next ? inCodePoints(newOffsets, next) : null,
      score: Math.round(score * 1000) / 1000,
      verdict,
    })),
  );
}

async function write(path: string, content: string, places: Places): Promise<Explanation | undefined> {
  const target = await places.claim(path);
  if (!target.ok) return target.error;
  try {
    await writeFileAtomically(target.value, Buffer.from(content));
    return undefined;
  } catch (error) {
    return explain(writeError(error, basename(path)));
  }
}
