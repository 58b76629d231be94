import { beforeEach, describe, expect, it } from 'vitest';
import { attributeOf } from '../../core/annotation';
import { defaultScheme } from '../../core/default-scheme';
import type { Attribute } from '../../core/scheme';
import { changeAll, changedBy } from './bulk';
import { markMentions, otherMentions } from './mentions';
import { Session } from './session';
import { claim, FakeHost, openedArticle } from './testing';

const text = 'The bridge is safe. The Bridge is old. Bridges fail. That bridge too.';
const status = defaultScheme.kinds[0]?.attributes.find(({ id }) => id === 'status') as Attribute;
let session: Session;

beforeEach(() => {
  const source = { ...claim('c', 39, 46), kind: 'attribution', attributes: { stance: 'denies' }, tags: ['old'] };
  const opened = openedArticle(text, [claim('a', 4, 10), { ...claim('b', 24, 30), tags: ['old'] }, source]);
  session = new Session(new FakeHost(opened), opened);
});

describe('changing many marks', () => {
  it('sets a choice of those that have it, as one step with a name', () => {
    const change = { does: 'set-attribute', attribute: status, value: 'refuted' } as const;
    expect(changedBy(session, session.annotations, change)).toBe(2);
    expect(changeAll(session, session.annotations, change)).toBe(2);
    expect(session.annotations.map((one) => attributeOf(one, 'status'))).toEqual(['refuted', 'refuted', undefined]);
    expect(session.history.value.done.map(({ name }) => name)).toEqual(['Set finding to Refuted on 2 marks']);
    expect(changeAll(session, session.annotations, change)).toBe(0);
    session.undo();
    expect(session.annotations.map((one) => attributeOf(one, 'status'))).toEqual([undefined, undefined, undefined]);
  });

  it('adds and removes tags, without adding one twice', () => {
    expect(changeAll(session, session.annotations, { does: 'add-tag', tag: '  old ' })).toBe(1);
    expect(changeAll(session, session.annotations, { does: 'add-tag', tag: ' ' })).toBe(0);
    expect(changeAll(session, session.annotations, { does: 'remove-tag', tag: 'old' })).toBe(3);
    expect(session.annotations.flatMap(({ tags }) => tags)).toEqual([]);
  });

  it('changes the kind, and drops what the new kind does not know', () => {
    expect(changeAll(session, session.annotations, { does: 'set-kind', kind: 'claim' })).toBe(1);
    expect(session.annotations[2]).toMatchObject({ kind: 'claim', attributes: {} });
  });

  it('sets confidence, and deletes, in one step each', () => {
    expect(changeAll(session, session.annotations, { does: 'set-confidence', confidence: 'high' })).toBe(3);
    expect(changeAll(session, session.annotations.slice(1), { does: 'delete' })).toBe(2);
    expect(session.annotations.map(({ id, confidence }) => [id, confidence])).toEqual([['a', 'high']]);
    session.undo();
    session.undo();
    expect(session.annotations.map(({ confidence }) => confidence)).toEqual(['unset', 'unset', 'unset']);
  });
});

describe('other mentions', () => {
  const first = () => session.annotations[0] as NonNullable<(typeof session.annotations)[0]>;

  it('are whole words in any case, and know which are marked already', () => {
    expect(otherMentions(session, first())).toEqual([
      { start: 24, end: 30, marked: true },
      { start: 58, end: 64, marked: false },
    ]);
  });

  it('are marked as the mark is, but for its note and evidence, in one step', () => {
    session.perform('', { type: 'change-annotation', id: 'a', changes: { note: 'own', tags: ['t'], attributes: { status: 'mixed' } } }); // prettier-ignore
    expect(
      markMentions(
        session,
        first(),
        otherMentions(session, first()).filter(({ marked }) => !marked),
      ),
    ).toBe(1);
    expect(session.annotations.at(-1)).toMatchObject({
      kind: 'claim',
      fragments: [{ start: 58, end: 64 }],
      attributes: { status: 'mixed' },
      tags: ['t'],
      note: '',
    });
    expect(session.history.value.done.at(-1)?.name).toBe('Mark Claim');
    session.undo();
    expect(session.annotations).toHaveLength(3);
    expect(markMentions(session, first(), [])).toBe(0);
  });
});
