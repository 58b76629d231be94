import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation';
import { nudge, type Edge, type NudgeUnit } from './edges';
import { Session } from './session';
import { claim, FakeHost, openedArticle } from './testing';

const text = 'The old bridge is safe, she said.';
let session: Session;

function open(words: string, content = text): void {
  const start = content.indexOf(words);
  const annotation = claim('a', start, start + words.length);
  const opened = openedArticle(content, [annotation]);
  session = new Session(new FakeHost(opened), opened);
  session.selectAnnotation(annotation);
}
const quote = () => session.quote(session.annotation as Annotation);

beforeEach(() => open('bridge is'));

describe('nudging the edges of a mark', () => {
  it.each<[Edge, NudgeUnit, 1 | -1, string]>([
    ['end', 'word', 1, 'bridge is safe'],
    ['end', 'word', -1, 'bridge'],
    ['start', 'word', -1, 'old bridge is'],
    ['start', 'word', 1, 'is'],
    ['end', 'grapheme', 1, 'bridge is '],
    ['end', 'grapheme', -1, 'bridge i'],
    ['start', 'grapheme', -1, ' bridge is'],
    ['start', 'grapheme', 1, 'ridge is'],
  ])('%s by a %s, %i', (edge, unit, direction, words) => {
    nudge(session, edge, unit, direction);
    expect(quote()).toBe(words);
    session.undo();
    expect(quote()).toBe('bridge is');
  });

  it('never leaves nothing, and never leaves the text', () => {
    open('safe');
    for (let press = 0; press < 30; press++) nudge(session, 'start', 'grapheme', 1);
    expect(quote()).toBe('e');
    for (let press = 0; press < 30; press++) nudge(session, 'end', 'word', 1);
    for (let press = 0; press < 30; press++) nudge(session, 'start', 'word', -1);
    expect(quote()).toBe(text);
  });

  it('moves the fragment at the caret, as far as its neighbour', () => {
    const fragments = [
      { start: 0, end: 3 },
      { start: 8, end: 14 },
    ];
    const annotation = { ...claim('a', 0, 3), fragments };
    const opened = openedArticle(text, [annotation]);
    session = new Session(new FakeHost(opened), opened);
    session.selectText(10, 10);
    for (let press = 0; press < 5; press++) nudge(session, 'start', 'word', -1);
    expect(quote()).toBe('The …  old bridge');
    session.selectText(1, 1);
    nudge(session, 'end', 'grapheme', -1);
    expect(quote()).toBe('Th …  old bridge');
  });

  it('ends as a valid mark after any presses, on any text', () => {
    const press = fc.tuple(
      fc.constantFrom<Edge>('start', 'end'),
      fc.constantFrom<NudgeUnit>('word', 'grapheme'),
      fc.constantFrom<1 | -1>(1, -1),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 30 }), fc.array(press), (content, presses) => {
        const first = [...new Intl.Segmenter().segment(content)][0]?.segment ?? '';
        open(first, content);
        for (const [edge, unit, direction] of presses) nudge(session, edge, unit, direction);
        expect(session.error.value).toBeUndefined();
        expect(quote().length).toBeGreaterThan(0);
        while (session.history.value.done.length > 0) session.undo();
        expect(quote()).toBe(first);
      }),
    );
  });
});
