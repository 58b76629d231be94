import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskError } from '../../core/desk';
import { apply, type Operation } from '../../core/operations';
import { Replica } from './replica';
import { claim, FakeHost, openedArticle } from './testing';

const add = (id: string, start: number): Operation => ({
  type: 'add-annotation',
  annotation: claim(id, start, start + 2),
});
const note = (id: string, words: string): Operation => ({ type: 'change-annotation', id, changes: { note: words } });

let host: FakeHost;
let rejected: DeskError[];
let replica: Replica;
const ids = () => replica.set.value.annotations.map(({ id }) => id);

beforeEach(() => {
  host = new FakeHost(openedArticle('0123456789', [claim('old', 0, 2)]));
  rejected = [];
  replica = new Replica(host, host.opened, (error) => rejected.push(error));
});

describe('the page’s copy of a set', () => {
  it('shows an operation at once, and says until when the host has not confirmed it', async () => {
    replica.apply(add('a', 4));
    expect(ids()).toEqual(['old', 'a']);
    expect(replica.unconfirmed.value).toBe(1);
    await host.answer();
    expect(replica.unconfirmed.value).toBe(0);
    expect(host.set).toEqual(replica.set.value);
  });

  it('keeps both windows’ work when another window’s comes in between', async () => {
    replica.apply(add('mine', 4));
    const theirs = add('theirs', 6);
    const before = apply(host.set, theirs);
    if (before.ok) host.set = before.value.set;
    replica.receive(theirs);
    await host.answer();
    expect(ids()).toEqual(['old', 'mine', 'theirs']);
    expect(host.set).toEqual(replica.set.value);
  });

  it('sends what was on its way again after a lost connection, each exactly once', async () => {
    replica.apply(add('a', 4));
    await host.answer();
    host.connected = false;
    replica.apply(add('b', 5));
    await host.answer();
    replica.apply(add('c', 6));
    await host.answer();
    host.connected = true;
    replica.resume(host.reopened());
    await host.answer();
    expect(host.set.annotations.map(({ id }) => id)).toEqual(['old', 'a', 'b', 'c']);
    expect(host.set).toEqual(replica.set.value);
    expect(replica.unconfirmed.value).toBe(0);
  });

  it('does not send again what the host had taken before the connection broke', async () => {
    replica.apply(note('old', 'one'));
    host.lastSeq = 1;
    const taken = apply(host.set, note('old', 'one'));
    if (taken.ok) host.set = taken.value.set;
    host.connected = false;
    await host.answer();
    host.connected = true;
    replica.resume(host.reopened());
    replica.apply(note('old', 'two'));
    await host.answer();
    expect(host.lastSeq).toBe(2);
    expect(host.set.annotations[0]?.note).toBe('two');
  });

  it('takes back, and says, what no longer fits', async () => {
    replica.apply(note('old', 'mine'));
    const gone: Operation = { type: 'remove-annotation', id: 'old' };
    const removed = apply(host.set, gone);
    if (removed.ok) host.set = removed.value.set;
    replica.receive(gone);
    replica.apply(add('next', 4));
    await host.answer();
    expect(rejected.map(({ code }) => code)).toContain('rejected');
    expect(ids()).toEqual(['next']);
    expect(host.set).toEqual(replica.set.value);
  });
});
