import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadingState } from '../../core/coverage';
import { sentencesOf } from '../../core/sentences';
import { lineStarts } from '../../core/text';
import { deleteMark, mark } from './marking';
import { readingOf } from './reading';
import { review, stepUnread } from './reviewing';
import { Session } from './session';
import { claim, FakeHost, openedArticle } from './testing';

const text = 'One one. Two two. Three three.\n\nFour four. Five five.\n\n* * *\n\nSix six.';
const sentences = sentencesOf(text);

const sessionOn = (words = text, ...marks: ReturnType<typeof claim>[]) => {
  const opened = openedArticle(words, marks);
  return new Session(new FakeHost(opened), opened);
};
const here = ({ selected }: Session) => text.slice(selected.value.head).split(' ')[0];
const states = (session: Session) => {
  const state = readingOf(session).now();
  return state.sentences.map((_, index) => state.stateOf(index)[0]).join('');
};

describe('reviewing', () => {
  it('walks through an article, sentence by sentence, and passes over what is marked', () => {
    const session = sessionOn(text, claim('a', 9, 12));
    const visited = [];
    for (let next = review(session); next; next = next.next && review(session)) visited.push(here(session));
    expect(visited).toEqual(['Three', 'Four', 'Five', 'Six', 'Six']);
    expect(states(session)).toBe('rmrrrr');
  });

  it('goes on at the top when something there is unread', () => {
    const session = sessionOn();
    session.selectText(text.indexOf('Six'), text.indexOf('Six'));
    expect(review(session)?.next).toEqual(sentences[0]);
    expect(here(session)).toBe('One');
  });

  it('covers every sentence that the selected words reach into, as one step to undo', () => {
    const session = sessionOn();
    session.selectText(text.indexOf('two.'), text.indexOf('our four'));
    expect(review(session)?.sentences).toBe(3);
    expect(states(session)).toBe('urrruu');
    expect(session.history.value.done.at(-1)?.name).toBe('Review 3 Sentences');
    session.undo();
    expect(states(session)).toBe('uuuuuu');
    expect(session.selected.value).toMatchObject({ anchor: text.indexOf('two.'), head: text.indexOf('our four') });
    session.redo();
    expect(states(session)).toBe('urrruu');
  });

  it('takes back one sentence out of a longer stretch, and leaves the rest', () => {
    const session = sessionOn();
    session.selectText(0, text.length);
    review(session);
    expect(session.replica.set.value.coverage).toHaveLength(1);
    session.selectText(20, 20);
    expect(review(session)).toEqual({ sentences: 1, takenBack: true, next: undefined });
    expect(states(session)).toBe('rrurrr');
    session.undo();
    expect(states(session)).toBe('rrrrrr');
  });

  it('takes back nothing of what somebody else has reviewed', () => {
    const session = sessionOn();
    const coverage = { start: 0, end: 8, by: 'ben', at: '2026-11-23T10:00:00Z' };
    session.replica.apply({ type: 'add-coverage', coverage });
    expect(review(session)?.takenBack).toBe(false);
    session.selectText(0, 0);
    expect(review(session)?.takenBack).toBe(true);
    expect(session.replica.set.value.coverage).toEqual([coverage]);
    expect(states(session)).toBe('ruuuuu');
  });

  it('means, between two sentences, the one before on the same line, and on a line without words the next', () => {
    const session = sessionOn();
    session.selectText(8, 8);
    review(session);
    session.selectText(text.indexOf('* *'), text.indexOf('* *'));
    review(session);
    expect(states(session)).toBe('ruuuur');
  });

  it('does nothing in a set that is read-only, nor in a text without words', () => {
    const opened = { ...openedArticle(text), readOnly: true };
    expect(review(new Session(new FakeHost(opened), opened))).toBeUndefined();
    expect(review(sessionOn(' \n—\n'))).toBeUndefined();
    expect(stepUnread(sessionOn(''), 1)).toBeUndefined();
  });

  it('finds the next and the previous unread sentence, around the ends of the text', () => {
    const session = sessionOn(text, claim('a', 9, 12), claim('b', 32, 36));
    const steps = (direction: 1 | -1, count: number) =>
      Array.from({ length: count }, () => `${stepUnread(session, direction)?.around ? '↻' : ''}${here(session)}`);
    expect(steps(1, 4)).toEqual(['Three', 'Five', 'Six', '↻One']);
    expect(steps(-1, 4)).toEqual(['↻Six', 'Five', 'Three', 'One']);
  });
});

describe('how far an article has been read', () => {
  const changes = fc.array(
    fc.record({
      what: fc.constantFrom('review', 'mark', 'delete', 'undo', 'redo', 'other'),
      anchor: fc.nat({ max: text.length }),
      head: fc.nat({ max: text.length }),
    }),
    { maxLength: 25 },
  );

  it('after whatever was done, undone and done again is what a fresh look says, and says which lines changed', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const session = sessionOn();
        const reading = readingOf(session);
        reading.now();
        const lines = lineStarts(text);
        const ticks = () => [...lines.keys()].map((line) => reading.isRead(line));
        let known = ticks();
        reading.changedLines.clear();
        for (const { what, anchor, head } of steps) {
          session.selectText(anchor, head);
          if (what === 'review') review(session);
          else if (what === 'mark') mark(session, 'claim');
          else if (what === 'delete') deleteMark(session);
          else if (what === 'undo') session.undo();
          else if (what === 'redo') session.redo();
          else {
            const [start, end] = [Math.min(anchor, head), Math.max(anchor, head)];
            const coverage = { start, end, by: 'ben', at: '2026-11-23T10:00:00Z' };
            if (start < end) session.replica.apply({ type: 'add-coverage', coverage });
          }
          const followed = reading.now();
          const anew = new ReadingState(sentences, session.replica.set.value);
          expect(states(session)).toBe(sentences.map((_, index) => anew.stateOf(index)[0]).join(''));
          expect(reading.progress.value).toEqual(anew.counts);
          expect(followed.sentences).toEqual(sentences);
          const now = ticks();
          now.forEach((tick, line) => tick === known[line] || expect(reading.changedLines).toContain(line));
          known = now;
          reading.changedLines.clear();
        }
      }),
    );
  });

  it('has no tick for a line without words', () => {
    const session = sessionOn();
    session.selectText(0, text.length);
    review(session);
    const reading = readingOf(session);
    reading.now();
    expect([0, 1, 2, 3, 4, 5, 6].map((line) => reading.isRead(line))).toEqual([true, false, true, false, false, false, true]); // prettier-ignore
  });
});
