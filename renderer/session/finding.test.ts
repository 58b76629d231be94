import { describe, expect, it } from 'vitest';
import { finderOf } from './finding';
import { Session } from './session';
import { FakeHost, openedArticle } from './testing';

const text = 'One bridge. Two bridges.\nThe bridge is safe.';

function started(anchor = 0, head = anchor) {
  const opened = openedArticle(text);
  const session = new Session(new FakeHost(opened), opened);
  session.selectText(anchor, head);
  const finder = finderOf(session);
  finder.open();
  const shown = () => {
    const { anchor: from, head: to } = session.selected.value;
    return [from, text.slice(from, to)];
  };
  return { session, finder, shown };
}

describe('finding words in an article', () => {
  it('begins at the caret, and goes on around the end', () => {
    const { finder, shown } = started(5);
    finder.change({ words: 'bridge' });
    expect(finder.finding.value).toMatchObject({ current: 1, more: false });
    expect(shown()).toEqual([16, 'bridge']);
    finder.step(1);
    expect(shown()).toEqual([29, 'bridge']);
    finder.step(1);
    expect(shown()).toEqual([4, 'bridge']);
    finder.step(-1);
    expect(shown()).toEqual([29, 'bridge']);
  });

  it('stays where it is while more is typed, if that stands there too', () => {
    const { finder, shown } = started(5);
    finder.change({ words: 'bri' });
    finder.change({ words: 'bridges' });
    expect(shown()).toEqual([16, 'bridges']);
    finder.change({ words: 'bridge i' });
    expect(shown()).toEqual([29, 'bridge i']);
  });

  it('takes the selected words, but not a selection over several lines', () => {
    expect(started(4, 10).finder.finding.value).toMatchObject({ words: 'bridge', current: 0 });
    expect(started(4, 40).finder.finding.value).toMatchObject({ words: '', current: -1 });
  });

  it('remembers what was looked for, and how', () => {
    const { finder } = started();
    finder.change({ words: 'Bridge', matchCase: true });
    expect(finder.finding.value).toMatchObject({ spans: [], current: -1 });
    finder.close();
    expect(finder.step(1)).toBe(false);
    finder.open();
    expect(finder.finding.value).toMatchObject({ words: 'Bridge', matchCase: true });
  });

  it('has nothing to step to where nothing is found', () => {
    const { finder, shown } = started(3);
    finder.change({ words: 'tunnel' });
    expect(finder.step(1)).toBe(true);
    expect(shown()).toEqual([3, '']);
  });
});
