import { describe, expect, it } from 'vitest';
import { kindRef } from '../../core/scheme-labels';
import { canChangeScheme, changeScheme } from './scheme-editing';
import { Session } from './session';
import { claim, FakeHost, openedArticle } from './testing';

const text = 'The bridge is safe.';
const rename = { type: 'rename', label: kindRef('claim'), id: 'fact', fields: { name: 'Fact' } } as const;

function opened(about: object = {}) {
  const article = { ...openedArticle(text, [claim('a', 0, 10)]), ...about };
  return new Session(new FakeHost(article), article);
}

describe('changing the scheme', () => {
  it('is one step with a name, which undo takes back with the marks', () => {
    const session = opened();
    const before = session.replica.set.value;
    session.selectText(2, 2);
    expect(changeScheme(session, rename)).toBeUndefined();
    expect(session.history.value.done.map(({ name }) => name)).toEqual(['Rename kind claim to fact']);
    expect(session.annotation?.kind).toBe('fact');
    session.undo();
    expect(session.replica.set.value).toStrictEqual(before);
  });

  it('that changes nothing is no step', () => {
    const session = opened();
    expect(changeScheme(session, { type: 'move', label: kindRef('claim'), to: 0 })).toBeUndefined();
    expect(session.history.value.done).toEqual([]);
  });

  it('is refused, with a reason, of marks that are read-only or not all here yet, or where it does not fit', () => {
    for (const session of [opened({ readOnly: true }), opened({ partial: true })]) {
      expect(canChangeScheme(session)).toBe(false);
      expect(changeScheme(session, rename)?.message).toMatch(/cannot be changed/);
      expect(session.scheme.kinds[0]?.id).toBe('claim');
    }
    expect(changeScheme(opened(), { ...rename, id: 'unverified' })?.message).toMatch(/is taken/);
  });
});
