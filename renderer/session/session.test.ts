import { beforeEach, describe, expect, it } from 'vitest';
import { deleteMark, mark } from './marking';
import { Session } from './session';
import { claim, FakeHost, openedArticle } from './testing';

const text = 'one two three four five six';
const near = claim('near', 0, 3);
const far = claim('far', 19, 23);

let host: FakeHost;
let session: Session;
const ids = () => session.annotations.map(({ id }) => id);

beforeEach(() => {
  host = new FakeHost(openedArticle(text, [near, far]));
  const first = openedArticle(text, [near]);
  session = new Session(host, { ...first, partial: true });
});

describe('a session that began with a part of the marks', () => {
  it('has them all once they have come', async () => {
    expect([ids(), session.arrival.value]).toEqual([['near'], 'partial']);
    const complete = session.complete();
    await host.answer();
    await complete;
    expect([ids(), session.arrival.value]).toEqual([['near', 'far'], 'whole']);
    expect(session.text).toBe(text);
  });

  it('keeps what was done meanwhile, wherever the answers cross', async () => {
    session.selectText(4, 7);
    const before = mark(session, 'claim');
    const complete = session.complete();
    session.selectText(8, 13);
    const after = mark(session, 'claim');
    session.selectAnnotation(near);
    deleteMark(session);
    await host.answer();
    await complete;
    expect(ids()).toEqual([before?.id, after?.id, 'far']);
    expect(host.set).toEqual(session.replica.set.value);
    session.undo();
    session.undo();
    session.undo();
    await host.answer();
    expect(ids()).toEqual(['near', 'far']);
    expect(host.set.annotations).toEqual([near, far]);
  });

  it('says so when they cannot come, and has them when the connection is back', async () => {
    host.connected = false;
    const complete = session.complete();
    await host.answer();
    await complete;
    expect([ids(), session.arrival.value]).toEqual([['near'], 'failed']);
    host.connected = true;
    session.resume(host.reopened());
    expect([ids(), session.arrival.value]).toEqual([['near', 'far'], 'whole']);
  });
});
