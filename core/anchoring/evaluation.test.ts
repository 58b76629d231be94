import { describe, expect, it } from 'vitest';
import type { Span } from '../text';
import { Anchorer, type Verdict } from './anchor';
import {
  article,
  paragraphsMoved,
  placesOf,
  restyled,
  seeded,
  sentencesEdited,
  textOf,
  wordsEdited,
  type Article,
  type Random,
} from './testing/edits';

interface Result {
  /** Of the spans of which at least half survived, in percent: on the right words, on wrong ones, on none. */
  right: number;
  wrong: number;
  lost: number;
  /** Of the wrong ones, those that do not ask to be looked at. */
  silent: number;
  /** Of the spans that were deleted: those that were attached all the same, and of these those that do not ask. */
  attached: number;
  attachedSilently: number;
  spans: number;
  deleted: number;
}

const articles = 14;
const spansEach = 130;

/** Marks words of articles, edits the articles in a way that is known, and sees where the marks are afterwards. */
function evaluated(edit: (written: Article, random: Random) => Article): Result {
  const counts = { right: 0, wrong: 0, lost: 0, silent: 0, attached: 0, attachedSilently: 0, spans: 0, deleted: 0 };
  for (let seed = 1; seed <= articles; seed++) {
    const random = seeded(seed * 7919);
    const before = article(random, 24);
    const after = edit(before, random);
    const [oldPlaces, newPlaces] = [placesOf(before), placesOf(after)];
    const byOrigin = new Map(newPlaces.filter(({ origin }) => origin >= 0).map((place) => [place.origin, place]));
    const anchorer = new Anchorer(textOf(before), textOf(after));
    for (let span = 0; span < spansEach; span++) {
      const from = Math.floor(random() * oldPlaces.length);
      // Mostly a few words, now and then several sentences.
      const length = 1 + Math.floor(random() ** 2.2 * 34);
      const marked = oldPlaces.slice(from, from + length);
      const first = marked[0] as Span;
      const old = { start: first.start, end: (marked.at(-1) as Span).end };
      const survivors = marked.flatMap(({ origin, word }) => {
        const place = byOrigin.get(origin);
        return place ? [{ ...place, same: place.word === word }] : [];
      });
      const surviving = survivors.filter(({ same }) => same).reduce((sum, { word }) => sum + word.length, 0);
      const all = marked.reduce((sum, { word }) => sum + word.length, 0);
      const { next, verdict } = anchorer.anchor(old);
      if (surviving < all / 2) {
        counts.deleted++;
        // What is left of it is no wrong place.
        if (next && surviving === 0 && !survivors.some((one) => overlap(one, next) > 0)) attach(counts, verdict);
        continue;
      }
      // A stretch that was torn apart has no one place.
      if (isTorn(old, survivors)) continue;
      counts.spans++;
      const truth = { start: Math.min(...survivors.map(({ start }) => start)), end: Math.max(...survivors.map(({ end }) => end)) }; // prettier-ignore
      if (!next) counts.lost++;
      else if (likeness(truth, next) >= 0.9) counts.right++;
      else if (overlap(truth, next) > 0 && verdict === 'review') counts.right += 0.5;
      else {
        counts.wrong++;
        if (verdict !== 'review') counts.silent++;
      }
    }
  }
  const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
  return {
    right: percent(counts.right, counts.spans),
    wrong: percent(counts.wrong, counts.spans),
    lost: percent(counts.lost, counts.spans),
    silent: percent(counts.silent, counts.spans),
    attached: percent(counts.attached, counts.deleted),
    attachedSilently: percent(counts.attachedSilently, counts.deleted),
    spans: counts.spans,
    deleted: counts.deleted,
  };
}

/** Whether what is left of a stretch is not in order any more, or far apart. */
function isTorn(old: Span, survivors: readonly Span[]): boolean {
  const starts = survivors.map(({ start }) => start);
  const isInOrder = starts.every((start, index) => index === 0 || start > (starts[index - 1] as number));
  const reach = (survivors.at(-1) as Span).end - (survivors[0] as Span).start;
  return !isInOrder || reach > 2 * (old.end - old.start) + 60;
}

function attach(counts: { attached: number; attachedSilently: number }, verdict: Verdict): void {
  counts.attached++;
  if (verdict !== 'review') counts.attachedSilently++;
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** How much two stretches have in common of what they cover together: 0 to 1. */
function likeness(a: Span, b: Span): number {
  return overlap(a, b) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

const scenarios: readonly [name: string, edit: (written: Article, random: Random) => Article, leastRight: number][] = [
  ['restyled quotes, dashes and spaces', restyled, 100],
  ['1% of the words edited', (written, random) => wordsEdited(written, 0.01, random), 99],
  ['5% of the words edited', (written, random) => wordsEdited(written, 0.05, random), 99],
  [
    '5% of the words edited, 15% of the sentences dropped, 10% added',
    (written, random) => sentencesEdited(wordsEdited(written, 0.05, random), 0.15, 0.1, random),
    97,
  ],
  ['20% of the paragraphs moved', (written, random) => paragraphsMoved(written, 0.2, random), 99],
];

describe('marks on an edited article', () => {
  it.each(scenarios)('%s', (name, edit, leastRight) => {
    const result = evaluated(edit);
    if (process.env.REPORT)
      console.error(name, Object.fromEntries(Object.entries(result).map(([key, value]) => [key, Math.round(value * 100) / 100]))); // prettier-ignore
    expect(result.spans).toBeGreaterThan(1000);
    expect(result.right).toBeGreaterThanOrEqual(leastRight);
    expect(result.silent).toBeLessThanOrEqual(0.1);
    if (result.deleted > 100) expect(result.attached).toBeLessThanOrEqual(4);
    expect(result.attachedSilently).toBe(0);
  });
});
