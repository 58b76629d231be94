import { endOf, startOf, type Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { fail, ok, type Result } from '../result';
import { sentencesOf } from '../sentences';
import { lastAtMost } from '../text';
import { chunksOf, readConll } from './conll-read';
import {
  baseName,
  writeEach,
  type Exported,
  type Format,
  type FormatFile,
  type ImportContext,
  type Imported,
  type ImportError,
  type Loss,
} from './format';
import { articleNameOf, groundOf } from './import-ground';
import { ReportBuilder } from './import-report';
import { labelsOf } from './labels';
import { fragmentLosses, keeps, lossesOf } from './losses';
import { readEach } from './read-each';
import { importSpans, type ToldSpan } from './spans-and-links';
import { alignTokens } from './align-tokens';
import { onTokens, TokenIndex, tokensOf } from './tokens';

const ending = '.conll';

export const conll: Format = {
  id: 'conll',
  name: 'CoNLL BIO',
  summary:
    'A token and its tag (IOB2) a line, for training taggers. One tag a token: of marks that overlap, the longest stays.',
  ending,
  unit: 'token',
  lossless: false,
  drops: [
    'marks within marks',
    'which fragments are one annotation',
    'all but kinds and roles',
    'parts of tokens',
    'spaces',
  ],
  alwaysWithText: true,
  checkedBy: 'a reading of every tag, in a test',
  write: writeEach(write),
  read: (files, context) => readEach(files, (file) => read(file, context)),
  recognises: ({ name, text }) =>
    /\.(?:conll|bio|iob2?|tsv)$/i.test(name) && /^\S+[\t ](?:\S+[\t ])*(?:O|[BI]-\S+)\s*$/m.test(text.slice(0, 2000)),
};

function write(set: AnnotationSet): Exported {
  const index = new TokenIndex(tokensOf(set.text));
  const aligned = onTokens(set, index);
  const tags: (string | undefined)[] = index.tokens.map(() => undefined);
  const losses: Loss[] = [...lossesOf(set, keeps('roles')), ...aligned.losses];
  const kept: Annotation[] = [];
  for (const annotation of aligned.set.annotations.toSorted(compareReach))
    if (tag(annotation, aligned.set, index, tags)) kept.push(annotation);
    else losses.push({ annotation: annotation.id, what: 'annotation: another one has some of its tokens' });
  losses.push(...fragmentLosses({ ...set, annotations: kept }));
  const sentences = Int32Array.from(sentencesOf(set.text), ({ start }) => start);
  let sentence = -1;
  const lines = index.tokens.map(({ start, end }, number) => {
    const now = lastAtMost(sentences, start);
    const own = tags[number] ?? 'O';
    // A sentence does not end within a mark: whoever reads it would take it for two.
    const parts = number > 0 && now !== sentence && !own.startsWith('I-');
    if (number === 0 || parts) sentence = now;
    return `${parts ? '\n' : ''}${set.text.slice(start, end)}\t${own}\n`;
  });
  return { files: [{ name: `${baseName(set.article)}${ending}`, text: lines.join('') }], losses };
}

/** Marks that others lie within come before those. */
function compareReach(a: Annotation, b: Annotation): number {
  return endOf(b) - startOf(b) - (endOf(a) - startOf(a)) || startOf(a) - startOf(b);
}

/** Tags the tokens of an annotation, if all are free. */
function tag(
  { kind, fragments }: Annotation,
  { scheme }: AnnotationSet,
  index: TokenIndex,
  tags: (string | undefined)[],
): boolean {
  const stretches = fragments.map((fragment) => {
    const { first, last } = index.touched(fragment) as { first: number; last: number };
    return { first, last, label: labelsOf(scheme).nameOf(kind, fragment.role).toUpperCase() };
  });
  if (stretches.some(({ first, last }) => tags.slice(first, last + 1).some((one) => one !== undefined))) return false;
  for (const { first, last, label } of stretches)
    for (let token = first; token <= last; token++) tags[token] = `${token === first ? 'B' : 'I'}-${label}`;
  return true;
}

function read(file: FormatFile, context: ImportContext): Result<Imported, ImportError> {
  const tokens = readConll(file);
  if (!tokens.some(({ tag: one }) => one === 'O' || /^[BIESLU]-/.test(one)))
    return fail({ code: 'unreadable', where: file.name, reason: 'no line of it is a token with a tag' });
  const report = new ReportBuilder();
  if (!context.article)
    report.note('the text is put together from the tokens: its spaces are not those of the article');
  const rebuilt = tokens.map(({ text, ends }) => `${text}${ends ? '\n' : ' '}`).join('');
  const ground = context.article ?? groundOf(context, { text: rebuilt, file: articleNameOf(file.name) });
  if (!ground) return fail({ code: 'needs-article' });
  const places = alignTokens(
    ground.text,
    tokens.map(({ text }) => text),
  );
  const spans = chunksOf(tokens).map(({ first, last, label }, index): ToldSpan => {
    const [from, to] = [places[first], places[last]];
    const where = `${file.name}, line ${tokens[first]?.line}`;
    const words = tokens
      .slice(first, last + 1)
      .map(({ text }) => text)
      .join(' ');
    if (!from || !to) return { id: `${index}`, where, label, quote: words };
    // Without their words, offsets are only a guess that should be looked at.
    const exact = from.exact && to.exact ? { quote: ground.text.slice(from.start, to.end) } : {};
    return { id: `${index}`, where, label, start: from.start, end: to.end, ...exact };
  });
  const usual = { unit: 'utf16', lineEnds: 'lf', bom: false } as const;
  return ok(importSpans(spans, [], { ground: { info: ground.info, text: ground.text }, context, report, usual }));
}
