import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from './annotation';
import type { AnnotationSet } from './annotation-set';
import { merge, type ConflictChoice, type Merged } from './merge';
import type { Operation } from './operations';
import { anchorsOf } from './orphan';
import { annotationSet } from './testing/arbitraries';
import { attribution, claim, relation, setOn } from './testing/builders';
import { afterWishes, applied, deeplyFrozen, expectSound, wishesOn } from './testing/histories';

const text = 'The bridge 🔴 is safe, the city says.';
const a = { ...claim('a', [0, 10]), attributes: { status: 'unverified' }, tags: ['old'] };
const b = claim('b', [14, 21]);
const base = { ...setOn(text, a, b), relations: [relation('r', 'a', 'b')] };

const change = (id: string, changes: Record<string, unknown>): Operation => ({
  type: 'change-annotation',
  id,
  changes,
});
const after = (...operations: readonly Operation[]) =>
  operations.reduce<AnnotationSet>((set, operation) => applied(set, operation).set, base);
function merged(mine: AnnotationSet, theirs: AnnotationSet, choices: Record<string, ConflictChoice> = {}): Merged {
  const result = merge(deeplyFrozen(base), deeplyFrozen(mine), deeplyFrozen(theirs), new Map(Object.entries(choices)));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
const find = ({ set }: Merged, id: string) => set.annotations.find((one) => one.id === id);

/** Three sets: a base, and what two people made of it. */
const three = annotationSet
  .chain((start) => fc.tuple(fc.constant(start), wishesOn(start), wishesOn(start)))
  .map(([start, some, others]) => [start, afterWishes(start, some, 1), afterWishes(start, others, 2)] as const);

/** A set's content in an order that does not depend on who was first. */
const content = ({ annotators, ...set }: AnnotationSet) => ({ ...set, annotators: new Set(annotators) });

describe('a merge', () => {
  it('with a side that changed nothing gives the other side', () => {
    fc.assert(
      fc.property(three, ([start, mine]) => {
        for (const [ours, theirs] of [
          [mine, start],
          [start, mine],
          [mine, mine],
        ] as const) {
          const result = merge(start, ours, theirs);
          assert(result.ok);
          assert.deepEqual(result.value.conflicts, []);
          assert.deepEqual(result.value.set, mine);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is a sound set, reached from ours by its operation, and the same from both sides if nothing conflicts', () => {
    fc.assert(
      fc.property(three, ([start, mine, theirs]) => {
        const result = merge(start, mine, theirs);
        if (!result.ok) return;
        const { set, operation, conflicts } = result.value;
        expectSound(set);
        const { article, annotators, extra } = set;
        assert.deepEqual({ ...applied(mine, operation).set, article, annotators, extra }, set);
        const other = merge(start, theirs, mine);
        assert(other.ok);
        assert.deepEqual(other.value.conflicts.map(({ id }) => id).sort(), conflicts.map(({ id }) => id).sort());
        if (conflicts.length === 0) assert.deepEqual(content(other.value.set), content(set));
      }),
      { numRuns: 200 },
    );
  });

  it('has every mark that either side made, and nothing to ask once every conflict is answered', () => {
    const choice = fc.constantFrom<ConflictChoice>('mine', 'theirs', 'both');
    fc.assert(
      fc.property(three, choice, ([start, mine, theirs], chosen) => {
        const asked = merge(start, mine, theirs);
        if (!asked.ok) return;
        const choices = new Map(asked.value.conflicts.map(({ id }) => [id, chosen]));
        const result = merge(start, mine, theirs, choices);
        if (!result.ok) return;
        assert.deepEqual(result.value.conflicts, []);
        expectSound(result.value.set);
        const ids = (set: AnnotationSet) => [...set.annotations, ...set.orphans].map(({ id }) => id);
        const before = new Set(ids(start));
        const there = new Set(ids(result.value.set));
        for (const id of [...ids(mine), ...ids(theirs)]) if (!before.has(id)) assert(there.has(id));
        // Once more, with what came of it as theirs, there is nothing left to do.
        const again = merge(theirs, result.value.set, result.value.set);
        assert(again.ok && again.value.operation.operations.length === 0);
      }),
      { numRuns: 150 },
    );
  });

  it('refuses sets on different texts', () => {
    expect(() => merge(base, base, { ...base, text: 'Another.' })).toThrow(RangeError);
  });
});

describe('one mark changed on both sides', () => {
  it('is put together where they changed different things, attributes, tags and evidence one by one', () => {
    const evidence = [{ type: 'document' as const, stance: 'supports' as const }];
    const result = merged(
      after(change('a', { note: 'ours', tags: ['old', 'mine'], modified: '2026-11-24T10:00:00Z' })),
      after(
        change('a', {
          attributes: { status: 'supported' },
          tags: ['theirs'],
          evidence,
          modified: '2026-11-24T11:00:00+02:00',
        }),
      ),
    );
    expect(result.conflicts).toEqual([]);
    expect(find(result, 'a')).toMatchObject({
      note: 'ours',
      attributes: { status: 'supported' },
      tags: ['mine', 'theirs'],
      evidence,
      modified: '2026-11-24T10:00:00Z',
    });
  });

  it('is a conflict of just those fields that both changed; ours stays until somebody chooses', () => {
    const [mine, theirs] = [
      after(change('a', { note: 'ours', attributes: { status: 'refuted' } })),
      after(change('a', { note: 'theirs', attributes: { status: 'supported' }, confidence: 'high' })),
    ];
    const asked = merged(mine, theirs);
    expect(asked.conflicts).toMatchObject([{ id: 'a', fields: ['attributes.status', 'note'] }]);
    expect(find(asked, 'a')?.note).toBe('ours');
    expect(find(merged(mine, theirs, { a: 'mine' }), 'a')).toMatchObject({ note: 'ours', confidence: 'high' });
    expect(find(merged(mine, theirs, { a: 'theirs' }), 'a')).toMatchObject({
      note: 'theirs',
      attributes: { status: 'supported' },
    });
    const both = merged(mine, theirs, { a: 'both' });
    expect(find(both, 'a')).toMatchObject({ note: 'ours' });
    expect(find(both, 'a-2')).toMatchObject({ note: 'theirs', fragments: a.fragments });
    expect(both.conflicts).toEqual([]);
  });

  it('is one conflict where what each of them set does not go together', () => {
    const role = { start: 0, end: 10, role: 'source' };
    const start = { ...setOn(text, attribution('q', [0, 10])) };
    const mine = applied(start, change('q', { fragments: [role] })).set;
    const theirs = applied(start, change('q', { kind: 'claim' })).set;
    const result = merge(start, mine, theirs);
    assert(result.ok);
    expect(result.value.conflicts).toMatchObject([{ id: 'q', fields: ['kind', 'fragments'] }]);
    expect(result.value.set).toEqual(mine);
    const taken = merge(start, mine, theirs, new Map([['q', 'theirs']]));
    expect(taken).toMatchObject({ ok: true, value: { set: { annotations: theirs.annotations } } });
  });

  it('was deleted on one side: silently if the other left it alone, else a conflict', () => {
    const gone = after({ type: 'remove-annotation', id: 'a' });
    expect(find(merged(after(change('b', { note: 'x' })), gone), 'a')).toBeUndefined();
    const changed = after(change('a', { note: 'still needed' }));
    expect(merged(changed, gone).conflicts).toMatchObject([
      { id: 'a', mine: { annotation: { id: 'a' } }, fields: ['note'] },
    ]);
    expect(find(merged(changed, gone), 'a')).toBeDefined();
    expect(merged(gone, changed).conflicts).toMatchObject([{ id: 'a', theirs: { annotation: { id: 'a' } } }]);
    expect(find(merged(gone, changed), 'a')).toBeUndefined();
    for (const choice of ['theirs', 'both'] as const)
      expect(find(merged(gone, changed, { a: choice }), 'a')?.note).toBe('still needed');
    expect(find(merged(changed, gone, { a: 'theirs' }), 'a')).toBeUndefined();
  });

  it('with the same finding is signed off by the later of the two; with another one, the signature goes with it', () => {
    const found = (status: string, by: string, hour: string): Operation =>
      change('a', { attributes: { status }, signOff: { by, at: `2026-11-24T${hour}:00:00Z` } });
    const [ours, same, other] = [
      after(found('refuted', 'ada', '10')),
      after(found('refuted', 'anna', '11')),
      after(found('supported', 'anna', '11')),
    ];
    expect(merged(ours, same).conflicts).toEqual([]);
    expect(find(merged(ours, same), 'a')?.signOff?.by).toBe('anna');
    expect(merged(ours, other).conflicts).toMatchObject([{ fields: ['attributes.status', 'signOff'] }]);
    expect(find(merged(ours, other, { a: 'theirs' }), 'a')).toMatchObject({
      attributes: { status: 'supported' },
      signOff: { by: 'anna' },
    });
  });

  it('lost its words on one side and got a note on the other: both', () => {
    const lost = after({ type: 'orphan-annotation', id: 'a', fragments: [...anchorsOf(text, a.fragments)] });
    const result = merged(after(change('a', { note: 'ours' })), lost);
    expect(result.set.orphans).toMatchObject([{ id: 'a', note: 'ours' }]);
    expect(result.set.relations).toEqual(base.relations);
  });
});

describe('relations', () => {
  it('to a mark that the other side deleted make it a conflict, and come with it', () => {
    const linked = after({ type: 'add-relation', relation: relation('new', 'b', 'a') });
    const gone = after({ type: 'remove-annotation', id: 'a' });
    expect(merged(linked, gone).conflicts).toMatchObject([{ id: 'a' }]);
    expect(merged(gone, linked).set.relations).toEqual([]);
    expect(merged(gone, linked, { a: 'theirs' }).set.relations.map(({ id }) => id)).toEqual(['new', 'r']);
    expect(merged(gone, linked, { a: 'mine' }).set.relations).toEqual([]);
  });

  it('that both sides changed are both there, under the same ids on both machines', () => {
    const retyped = (type: string) =>
      after(
        { type: 'remove-relation', id: 'r' },
        { type: 'add-relation', relation: { ...relation('r', 'a', 'b'), type } },
      );
    const [mine, theirs] = [retyped('contradicts'), retyped('corrects')];
    const here = merged(mine, theirs).set.relations;
    expect(here).toHaveLength(2);
    expect(merged(theirs, mine).set.relations).toEqual(here);
    const again = merge(base, mine, { ...theirs, relations: here });
    expect(again).toMatchObject({ ok: true, value: { set: { relations: here } } });
  });
});

describe('the rest of a set', () => {
  it('has what either side read, at the earlier time', () => {
    const read = (start: number, at: string): Operation => ({
      type: 'add-coverage',
      coverage: { start, end: 21, by: 'ada', at },
    });
    const result = merged(
      after(read(0, '2026-11-24T10:00:00Z'), read(4, '2026-11-24T10:00:00Z')),
      after(read(0, '2026-11-23T10:00:00Z'), read(14, '2026-11-24T10:00:00Z')),
    );
    expect(result.set.coverage.map(({ start, at }) => [start, at])).toEqual([
      [0, '2026-11-23T10:00:00Z'],
      [4, '2026-11-24T10:00:00Z'],
      [14, '2026-11-24T10:00:00Z'],
    ]);
  });

  it('has everybody who marked, their title, their unknown keys, and what we know of the file', () => {
    const mine = { ...base, annotators: [{ id: 'ada', name: 'Ada' }], article: { ...base.article, bom: true } };
    const theirs = {
      ...base,
      annotators: [{ id: 'anna', name: 'Anna' }],
      article: { ...base.article, title: 'A better title', sha256: 'c'.repeat(64) },
      extra: { 'x-desk': 'city' },
    };
    expect(merged(mine, theirs).set).toMatchObject({
      annotators: [{ name: 'Ada' }, { name: 'Anna' }],
      article: { title: 'A better title', bom: true, sha256: base.article.sha256 },
      extra: { 'x-desk': 'city' },
    });
  });

  it('keeps the older of two drafts that it was checked on', () => {
    const kept = (day: string): Operation => ({
      type: 'keep-previous',
      previous: { text: 'Before.', textSha256: '0'.repeat(64), at: `2026-11-${day}T10:00:00Z` },
    });
    for (const [mine, theirs] of [
      ['22', '23'],
      ['23', '22'],
    ] as const)
      expect(merged(after(kept(mine)), after(kept(theirs))).set.previous?.at).toBe('2026-11-22T10:00:00Z');
  });

  it('takes a scheme that one side changed, and is no merge if both did or the marks have no place in it', () => {
    const named = (name: string): AnnotationSet => ({ ...base, scheme: { ...base.scheme, name } });
    expect(merged(base, named('theirs')).set.scheme.name).toBe('theirs');
    expect(merge(base, named('mine'), named('theirs'))).toEqual({ ok: false, error: 'scheme' });
    const narrow: AnnotationSet = {
      ...base,
      scheme: { ...base.scheme, kinds: base.scheme.kinds.filter(({ id }) => id === 'claim') },
    };
    const quoted = after({ type: 'add-annotation', annotation: attribution('q', [0, 3]) as Annotation });
    expect(merge(base, quoted, narrow)).toEqual({ ok: false, error: 'scheme' });
  });
});
