import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coverage } from './annotation';
import { ReadingState, type SentenceState } from './coverage';
import { apply, type Operation } from './operations';
import { sentencesOf } from './sentences';
import { annotationOn, annotationSet, coverageOn } from './testing/arbitraries';
import { claim, setOn, unverified } from './testing/builders';

const words = 'One one. Two two. Three three. Four four.\n\nFive five.';
const at = '2026-11-23T10:00:00Z';
const read = (start: number, end: number, by = 'ada'): Coverage => ({ start, end, by, at });
const statesOf = (state: ReadingState) => state.sentences.map((_, index) => state.stateOf(index)).join(' ');

describe('the reading state', () => {
  it('of a sentence is marked if a fragment touches it, reviewed if coverage holds all of it, else unread', () => {
    const set = { ...setOn(words, claim('a', [4, 6]), unverified('b', [16, 17], [28, 33])), coverage: [read(9, 53)] };
    const state = new ReadingState(sentencesOf(words), set);
    expect(statesOf(state)).toBe('marked marked marked marked reviewed');
    expect(state.counts).toEqual({ marked: 4, reviewed: 1, unread: 0 });
  });

  it('is not reviewed if a part of the sentence was not read, nor marked by what only touches its edge', () => {
    const sentences = sentencesOf(words);
    const coverage = [read(1, 8), read(9, 16), read(18, 22), read(22, 30)];
    const state = new ReadingState(sentences, { annotations: [claim('a', [8, 9])], coverage });
    expect(statesOf(state)).toBe('unread unread unread unread unread');
  });

  it('counts a sentence that two marks touch once, until both are gone', () => {
    const [a, b] = [claim('a', [0, 3]), claim('b', [4, 7])];
    const state = new ReadingState(sentencesOf(words), { annotations: [a, b], coverage: [read(0, 8)] });
    expect(state.counts).toEqual({ marked: 1, reviewed: 0, unread: 4 });
    state.annotate(a, -1);
    expect(state.stateOf(0)).toBe('marked');
    state.annotate(b, -1);
    expect(state.stateOf(0)).toBe('reviewed');
  });

  it('knows the next unread sentence: the one at the offset, or after it', () => {
    const state = new ReadingState(sentencesOf(words), {
      annotations: [claim('a', [9, 12])],
      coverage: [read(18, 30)],
    });
    const next = (offset: number) => {
      const found = state.nextUnread(offset);
      return found && words.slice(found.start, found.end);
    };
    expect([0, 7, 8, 20, 40, 41, 52, 53].map(next)).toEqual(
      ['One one.', 'One one.', 'Four four.', 'Four four.', 'Four four.', 'Five five.', 'Five five.', undefined], // prettier-ignore
    );
  });

  it('after any sequence of operations is as if computed anew', () => {
    const story = annotationSet.map((set) => {
      const text = `${set.text}. A b. ${set.text}\n${words}`;
      return { ...set, text };
    });
    const change = story.chain((set) =>
      fc.tuple(
        fc.constant(set),
        fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat(), annotationOn(set.text, 'x'), coverageOn(set.text)), {
          maxLength: 12,
        }),
      ),
    );
    fc.assert(
      fc.property(change, ([start, changes]) => {
        const sentences = sentencesOf(start.text);
        const followed = new ReadingState(sentences, start);
        let set = start;
        const undone: Operation[] = [];
        changes.forEach(([what, which, annotation, coverage], serial) => {
          const found = set.annotations[which % Math.max(1, set.annotations.length)];
          const covered = set.coverage[which % Math.max(1, set.coverage.length)];
          const operation: Operation | undefined = [
            { type: 'add-annotation' as const, annotation: { ...annotation, id: `x${serial}` } },
            found && { type: 'remove-annotation' as const, id: found.id },
            found && {
              type: 'change-annotation' as const,
              id: found.id,
              changes: { fragments: annotation.fragments, note: 'moved' },
            },
            { type: 'add-coverage' as const, coverage },
            covered && { type: 'remove-coverage' as const, coverage: covered },
          ][what];
          const done = operation && apply(set, operation);
          if (!done?.ok) return;
          undone.push(done.value.inverse);
          followed.follow(set, done.value.set);
          ({ set } = done.value);
          const anew = new ReadingState(sentences, set);
          expect(statesOf(followed)).toBe(statesOf(anew));
          expect(followed.counts).toEqual(anew.counts);
        });
        // Many steps at once, in a batch, are followed as well.
        const steps = undone.toReversed().flatMap((step) => (step.type === 'batch' ? step.operations : [step]));
        const back = apply(set, { type: 'batch', operations: steps });
        if (!back.ok) throw new Error(JSON.stringify(back.error));
        followed.follow(set, back.value.set);
        const first = new ReadingState(sentences, start);
        expect(statesOf(followed)).toBe(statesOf(first));
        expect(followed.counts).toEqual(first.counts);
      }),
    );
  });

  it('says of each sentence what looking at every mark and every stretch would', () => {
    fc.assert(
      fc.property(annotationSet, (set) => {
        const sentences = sentencesOf(set.text);
        const state = new ReadingState(sentences, set);
        sentences.forEach(({ start, end }, index) => {
          const marked = set.annotations.some(({ fragments }) => fragments.some((f) => f.start < end && f.end > start));
          const reviewed = set.coverage.some((stretch) => stretch.start <= start && end <= stretch.end);
          const expected: SentenceState = marked ? 'marked' : reviewed ? 'reviewed' : 'unread';
          expect(state.stateOf(index)).toBe(expected);
        });
      }),
    );
  });
});
