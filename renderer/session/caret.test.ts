import { beforeEach, describe, expect, it } from 'vitest';
import { moveCaret, selectQuotation, selectSentence } from './caret';
import { Session } from './session';
import { FakeHost, openedArticle } from './testing';

const text = 'The bridge is safe, Mr. Park said. “Work will stop,” she said.\n\nA second paragraph. It ends.';
let session: Session;
const selection = () => {
  const { anchor, head } = session.selected.value;
  return text.slice(Math.min(anchor, head), Math.max(anchor, head));
};
const caretAt = (words: string) => session.selectText(text.indexOf(words), text.indexOf(words));

beforeEach(() => {
  const opened = openedArticle(text);
  session = new Session(new FakeHost(opened), opened);
});

describe('selecting sentences', () => {
  it('selects the one at the caret, and then the next with it', () => {
    caretAt('safe');
    selectSentence(session);
    expect(selection()).toBe('The bridge is safe, Mr. Park said.');
    selectSentence(session);
    expect(selection()).toBe('The bridge is safe, Mr. Park said. “Work will stop,” she said.');
    selectSentence(session);
    expect(selection()).toBe('The bridge is safe, Mr. Park said. “Work will stop,” she said.\n\nA second paragraph.');
  });

  it('grows selected words to the sentences they reach into', () => {
    session.selectText(text.indexOf('stop'), text.indexOf('second') + 3);
    selectSentence(session);
    expect(selection()).toBe('“Work will stop,” she said.\n\nA second paragraph.');
  });

  it('selects the next one from a blank line, and the last one from the end', () => {
    session.selectText(text.indexOf('\n') + 1, text.indexOf('\n') + 1);
    selectSentence(session);
    expect(selection()).toBe('A second paragraph.');
    session.selectText(text.length, text.length);
    selectSentence(session);
    expect(selection()).toBe('It ends.');
    selectSentence(session);
    expect(selection()).toBe('It ends.');
  });
});

describe('selecting quotations', () => {
  it('selects the one at the caret with its marks, or else the next', () => {
    caretAt('stop');
    selectQuotation(session);
    expect(selection()).toBe('“Work will stop,”');
    caretAt('bridge');
    selectQuotation(session);
    expect(selection()).toBe('“Work will stop,”');
    selectQuotation(session);
    expect(selection()).toBe('“Work will stop,”');
  });

  it('goes on to the one around it, and to the second piece of a split one', () => {
    const nested = 'He wrote: “She said ‘no way’ and left,” and then “that was all.”';
    const opened = openedArticle(nested);
    session = new Session(new FakeHost(opened), opened);
    const quoted = () => {
      const { anchor, head } = session.selected.value;
      return nested.slice(anchor, head);
    };
    session.selectText(nested.indexOf('way'), nested.indexOf('way'));
    selectQuotation(session);
    expect(quoted()).toBe('‘no way’');
    selectQuotation(session);
    expect(quoted()).toBe('“She said ‘no way’ and left,”');
    selectQuotation(session);
    expect(quoted()).toBe('“that was all.”');
  });
});

describe('moving', () => {
  it('goes by sentence and paragraph, and takes the selection along if asked', () => {
    moveCaret(session, 'sentence', 1);
    expect(text.slice(session.selected.value.head)).toMatch(/^“Work/);
    moveCaret(session, 'sentence', 1, true);
    expect(selection()).toBe('“Work will stop,” she said.\n\n');
    moveCaret(session, 'paragraph', -1);
    expect(session.selected.value).toMatchObject({ anchor: 0, head: 0 });
    moveCaret(session, 'paragraph', 1);
    expect(text.slice(session.selected.value.head)).toMatch(/^A second/);
  });
});
