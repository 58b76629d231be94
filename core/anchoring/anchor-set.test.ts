import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSetFile, serialiseSet } from '../formats/caveat-json';
import { annotationSet, markableText } from '../testing/arbitraries';
import { articleInfo, attribution, claim, relation, setOn, stretchOf } from '../testing/builders';
import { countVerdicts } from './anchor';
import { anchorSet } from './anchor-set';

const at = '2026-11-27T10:00:00Z';
const draft =
  'The bridge is safe, the mayor said on Monday. Traffic returns on Friday. Costs doubled to 2 million crowns.';

/** The draft's marks on another draft: each with its verdict and its words, and the orphans with theirs. */
function onDraft(next: string, ...words: readonly string[]) {
  const set = setOn(draft, ...words.map((one, index) => claim(`m${index}`, stretchOf(draft, one))));
  const { set: after, fates } = anchorSet(set, articleInfo, next, at);
  const found = Object.fromEntries(
    after.annotations.map(({ id, fragments }) => [
      id,
      fragments.map(({ start, end }) => next.slice(start, end)).join('|'),
    ]),
  );
  return { after, found, verdicts: fates.map(({ verdict }) => verdict), counts: countVerdicts(fates) };
}

describe('a set on another draft', () => {
  it('keeps its marks where their words are, and says which moved', () => {
    const { found, verdicts, after } = onDraft(`Update: ${draft}`, 'The bridge is safe', 'Costs doubled');
    expect(found).toEqual({ m0: 'The bridge is safe', m1: 'Costs doubled' });
    expect(verdicts).toEqual(['moved', 'moved']);
    // The sentence around the first one has another beginning.
    expect(after.annotations.map(({ review }) => review?.reason)).toEqual(['context', undefined]);
  });

  it('asks to look again at words that changed, and says what they were', () => {
    const { found, after, counts } = onDraft(draft.replace('doubled to 2', 'tripled to 3'), 'Costs doubled to 2 million crowns'); // prettier-ignore
    expect(found).toEqual({ m0: 'Costs tripled to 3 million crowns' });
    expect(after.annotations[0]?.review).toMatchObject({ reason: 'words', was: [{ quote: 'Costs doubled to 2 million crowns' }], at }); // prettier-ignore
    expect(counts).toEqual({ same: 0, moved: 0, review: 1, orphan: 0 });
  });

  it('asks to look again at a claim in a sentence that now says otherwise, and leaves the others alone', () => {
    const next = draft.replace('the mayor said', 'the mayor denied');
    const { after, verdicts } = onDraft(next, 'The bridge is safe', 'Traffic returns on Friday');
    expect(verdicts).toEqual(['same', 'moved']);
    expect(after.annotations.map(({ review }) => review?.reason)).toEqual(['context', undefined]);
  });

  it('leaves alone what was only set otherwise', () => {
    const { after } = onDraft(draft.replaceAll(' on ', ' on\u00a0'), 'Traffic returns on Friday');
    expect(after.annotations[0]?.review).toBeUndefined();
  });

  it('orphans what is gone, with its words, its relations and all that was said of it', () => {
    const words = 'Traffic returns on Friday.';
    const gone = { ...claim('gone', stretchOf(draft, words)), note: 'checked' };
    const set = { ...setOn(draft, gone, claim('stays', stretchOf(draft, 'Costs doubled'))), relations: [relation('r', 'gone', 'stays')] }; // prettier-ignore
    const { set: after } = anchorSet(set, articleInfo, draft.replace(`${words} `, ''), at);
    expect(after.annotations.map(({ id }) => id)).toEqual(['stays']);
    expect(after.orphans).toMatchObject([{ id: 'gone', note: 'checked', fragments: [{ quote: words, suffix: ' Costs doubled to 2 million crow' }] }]); // prettier-ignore
    expect(after.relations).toEqual(set.relations);
  });

  it('keeps the fragments that are left of a mark, and asks to look at it', () => {
    const said = attribution(
      'a',
      stretchOf(draft, 'The bridge is safe', 'content'),
      stretchOf(draft, 'the mayor', 'source'),
    );
    const { set: after } = anchorSet(
      setOn(draft, said),
      articleInfo,
      draft.replace(', the mayor said on Monday', ''),
      at,
    );
    expect(after.annotations[0]).toMatchObject({
      fragments: [{ start: 0, end: 18, role: 'content' }],
      review: { reason: 'words', was: [{ quote: 'The bridge is safe' }, { quote: 'the mayor', role: 'source' }] },
    });
  });

  it('keeps what was read where its words are the same, and no more', () => {
    const read = (words: string) => {
      const [start, end] = stretchOf(draft, words);
      return { start, end, by: 'ada', at };
    };
    const set = {
      ...setOn(draft),
      coverage: [read('Traffic returns on Friday.'), read('Costs doubled to 2 million crowns.')],
    };
    const next = draft.replace('Friday', 'Sunday');
    const { coverage } = anchorSet(set, articleInfo, next, at).set;
    expect(coverage.map(({ start, end }) => next.slice(start, end))).toEqual(['Costs doubled to 2 million crowns.']);
  });

  it('remembers, over several drafts, what a mark was when somebody last looked at it', () => {
    const first = onDraft(draft.replace('Costs doubled', 'Costs tripled'), 'Costs doubled to 2 million crowns').after;
    const second = anchorSet(first, articleInfo, first.text.replace('crowns', 'dollars'), at).set;
    expect(second.annotations[0]?.review?.was[0]?.quote).toBe('Costs doubled to 2 million crowns');
  });

  it('of any kind on any text is whole: every mark is there, on words or as an orphan, and the set is sound', () => {
    fc.assert(
      fc.property(annotationSet, markableText, fc.nat(), fc.boolean(), (set, other, cut, inserts) => {
        const place = set.text.length === 0 ? 0 : cut % set.text.length;
        const next = (inserts ? set.text.slice(0, place) + other + set.text.slice(place) : other).replaceAll('\r', '');
        const { set: after, fates } = anchorSet(set, set.article, next, at);
        const ids = [...after.annotations, ...after.orphans].map(({ id }) => id).sort();
        expect(ids).toEqual([...set.annotations, ...set.orphans].map(({ id }) => id).sort());
        expect(fates).toHaveLength(set.annotations.length);
        const check = readSetFile(serialiseSet(after, { withText: true }));
        expect(check.ok ? [] : check.error).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('on the same text stays just as it is', () => {
    fc.assert(
      fc.property(annotationSet, (set) => {
        const { set: after, fates } = anchorSet(set, set.article, set.text, at);
        expect(after).toEqual(set);
        expect(fates.every(({ verdict }) => verdict === 'same')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
