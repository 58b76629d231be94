import { beforeEach, describe, expect, it } from 'vitest';
import { deleteMark, mark, setNote } from './marking';
import { step } from './navigation';
import { Session } from './session';
import { claim, FakeHost, openedArticle } from './testing';

const text = 'The bridge is safe. “Work will stop,” she said.';
let session: Session;
const kindsAndQuotes = () => session.annotations.map((annotation) => [annotation.kind, session.quote(annotation)]);

beforeEach(() => {
  const opened = openedArticle(text);
  session = new Session(new FakeHost(opened), opened);
});

describe('marking', () => {
  it('marks the selected words, without the white space at their edges', () => {
    session.selectText(3, 11);
    mark(session, 'claim');
    expect(kindsAndQuotes()).toEqual([['claim', 'bridge']]);
    expect(session.annotation?.kind).toBe('claim');
  });

  it('marks a selection made backwards', () => {
    session.selectText(18, 4);
    mark(session, 'unverified');
    expect(kindsAndQuotes()).toEqual([['unverified', 'bridge is safe']]);
  });

  it('does not mark white space, nor change the mark beside it', () => {
    session.selectText(3, 4);
    mark(session, 'claim');
    expect(session.annotations).toEqual([]);
  });

  it('changes the kind of the selected mark when no words are selected', () => {
    session.selectText(4, 10);
    mark(session, 'claim');
    mark(session, 'attribution');
    expect(kindsAndQuotes()).toEqual([['attribution', 'bridge']]);
  });

  it('undoes with the selection that was there, and redoes', () => {
    session.selectText(4, 10);
    mark(session, 'claim');
    session.selectText(0, 0);
    session.undo();
    expect(session.annotations).toEqual([]);
    expect(session.selected.value).toMatchObject({ anchor: 4, head: 10 });
    session.redo();
    expect(kindsAndQuotes()).toEqual([['claim', 'bridge']]);
    expect(session.annotation?.kind).toBe('claim');
  });

  it('brings a deleted mark back selected, as it was', () => {
    session.selectText(4, 10);
    const annotation = mark(session, 'claim');
    if (annotation) setNote(session, annotation.id, 'Which bridge?', 'visit');
    deleteMark(session);
    expect(session.annotation).toBeUndefined();
    session.undo();
    expect(session.annotation).toMatchObject({ id: annotation?.id, note: 'Which bridge?' });
  });

  it('takes a note that was typed in one visit back in one step', () => {
    session.selectText(4, 10);
    mark(session, 'claim');
    for (const note of ['W', 'Wh', 'Why'])
      if (session.annotation) setNote(session, session.annotation.id, note, 'visit');
    session.undo();
    expect(session.annotation?.note).toBe('');
    session.undo();
    expect(session.annotations).toEqual([]);
  });
});

describe('selecting', () => {
  beforeEach(() => {
    const opened = openedArticle(text, [claim('outer', 0, 18), claim('inner', 4, 10), claim('last', 20, 30)]);
    session = new Session(new FakeHost(opened), opened);
  });

  it('selects the shortest mark at the caret, and cycles through the others', () => {
    session.selectText(5, 5);
    expect(session.annotation?.id).toBe('inner');
    session.cycle();
    expect(session.annotation?.id).toBe('outer');
    session.cycle();
    expect(session.annotation?.id).toBe('inner');
  });

  it('keeps the selected mark while the caret stays in it', () => {
    session.selectText(5, 5);
    session.cycle();
    session.selectText(6, 6);
    expect(session.annotation?.id).toBe('outer');
    session.selectText(25, 25);
    expect(session.annotation?.id).toBe('last');
    session.selectText(40, 40);
    expect(session.annotation).toBeUndefined();
  });

  it('steps through the marks in text order, from the caret, and stays at the ends', () => {
    session.selectText(41, 41);
    step(session, -1);
    expect(session.annotation?.id).toBe('last');
    step(session, 1);
    expect(session.annotation?.id).toBe('last');
    session.selectText(19, 19);
    step(session, 1);
    expect(session.annotation?.id).toBe('last');
  });
});
