import { describe, expect, it } from 'vitest';
import type { Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { attribution, claim, relation, setOn, stretchOf, unverified } from '../testing/builders';
import { exported, hashed, importContext } from '../testing/format-laws';
import { formatOf } from './formats';
import type { Format } from './format';
import { marksForArticle } from './marks-for-article';

const text = '🔴 The bridge is safe, Ann said.\nCosts doubled.\n';
const words = (set: AnnotationSet, { fragments }: Annotation) =>
  fragments.map(({ start, end }) => set.text.slice(start, end));

function named(file: string, by: string, onText: string, ...annotations: readonly Annotation[]): AnnotationSet {
  const set = setOn(onText, ...annotations.map((one) => ({ ...one, createdBy: by })));
  return hashed({ ...set, article: { ...set.article, file }, annotators: [{ id: by, name: `${by}!` }] });
}

function marksOf(id: string, sets: readonly AnnotationSet[], open: AnnotationSet, options = {}) {
  const format = formatOf(id) as Format & Required<Pick<Format, 'read'>>;
  const found = marksForArticle(format.read, exported(format, sets, options).files, open, importContext());
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

const open = hashed(setOn(text));
const ada = named('story.txt', 'ada', text, claim('a', stretchOf(text, 'bridge is safe')));
const ben = named('story.txt', 'ben', text, unverified('b', stretchOf(text, 'Costs doubled')));
const other = named('other.txt', 'eve', 'Nothing of it is here.', claim('o', [0, 7]));

describe('the marks of an article out of a file of several sets', () => {
  it.each(['caveat-jsonl', 'doccano-plain', 'label-studio', 'prodigy', 'spacy'])(
    '%s: all sets of the article come in, the others are named',
    (format) => {
      const { annotations, report } = marksOf(format, [other, ada, ben], open);
      expect(annotations.map((one) => [one.kind, ...words(open, one)])).toEqual([
        ['claim', 'bridge is safe'],
        ['unverified', 'Costs doubled'],
      ]);
      expect(report).toMatchObject({ read: 2, placed: 2, review: 0 });
      expect(report.notes.join()).toMatch(format === 'caveat-jsonl' ? /left out: "other\.txt"/ : /left out: /);
    },
  );

  it('keeps the names of those who made them, and ids apart', () => {
    const twin = { ...ben, annotations: ben.annotations.map((one) => ({ ...one, id: 'a' })) };
    const { annotations, annotators } = marksOf('caveat-jsonl', [ada, other, twin], open);
    expect(annotators).toEqual([ada, ben].flatMap((set) => set.annotators));
    expect(new Set(annotations.map(({ id }) => id)).size).toBe(2);
  });

  it('takes those whose words are in the article where none has its text', () => {
    const draft = named(
      'story.txt',
      'ada',
      `Draft. ${text}`,
      claim('a', stretchOf(`Draft. ${text}`, 'bridge is safe')),
    );
    const { annotations, report } = marksOf('caveat-jsonl', [other, draft], open);
    expect(annotations.map((one) => words(open, one))).toEqual([['bridge is safe']]);
    expect(report).toMatchObject({ read: 1, placed: 1, failed: [] });
  });

  it('takes none where none is of the article, or where nothing tells which is', () => {
    expect(() =>
      marksOf('caveat-jsonl', [other, { ...other, article: { ...other.article, file: 'x.txt' } }], open),
    ).toThrow('none of their 2 sets is of this article');
    expect(() => marksOf('doccano-plain', [ada, ben], open, { withText: false })).toThrow('none of their 2 sets');
  });
});

describe('marks of another version of the article', () => {
  it('stand on their words in this one, ask to be looked at, or are said to be gone', () => {
    const before = `An early line.\n${text.replace('Costs doubled', 'Costs have tripled')}Gone.\n`;
    const draft = named(
      'story.txt',
      'ada',
      before,
      attribution('a', stretchOf(before, 'bridge is safe', 'content'), stretchOf(before, 'Ann', 'source')),
      claim('b', stretchOf(before, 'Costs have tripled')),
      claim('c', stretchOf(before, 'Gone')),
    );
    const set = { ...draft, relations: [relation('r', 'a', 'b'), relation('s', 'a', 'c')] };
    const { annotations, relations, report } = marksOf('caveat', [set], open);
    for (const { id, fragments, review } of annotations)
      for (const { start, end } of fragments) {
        const quote = text.slice(start, end);
        if (id === 'a') expect(['bridge is safe', 'Ann']).toContain(quote);
        else expect([quote, review?.reason]).toEqual(['Costs doubled', 'words']);
      }
    expect(annotations.some(({ id }) => id === 'a')).toBe(true);
    expect(annotations.some(({ id }) => id === 'c')).toBe(false);
    expect(relations.every(({ to }) => to !== 'c')).toBe(true);
    expect(report.failed).toContainEqual(expect.objectContaining({ where: '"Gone"' }));
    expect(report.placed + report.review).toBe(annotations.length);
  });

  it('leave out, and say, what the scheme of the article has no label for', () => {
    const [only] = ada.annotations as [Annotation];
    const odd = { ...ada, annotations: [{ ...only, attributes: { status: 'supported' } }] };
    const [kind] = open.scheme.kinds as [(typeof open.scheme.kinds)[number]];
    const poor = { ...open, scheme: { ...open.scheme, kinds: [{ ...kind, id: 'fact', roles: [], attributes: [] }] } };
    expect(marksOf('caveat', [odd], poor)).toMatchObject({
      annotations: [],
      report: { read: 1, placed: 0, failed: [{ where: '"bridge is safe"', reason: expect.stringContaining('claim') }] },
    });
  });

  it('are read on the article where the file has no text', () => {
    const { annotations, report } = marksOf('csv', [ada], open);
    expect(annotations.map((one) => words(open, one))).toEqual([['bridge is safe']]);
    expect(report).toMatchObject({ read: 1, placed: 1 });
  });
});
