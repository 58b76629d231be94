import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation, Coverage, Orphan } from './annotation';
import type { AnnotationSet } from './annotation-set';
import { defaultScheme } from './default-scheme';
import { apply, operationSchema, singles, type Operation, type SingleOperation } from './operations';
import { anchorsOf } from './orphan';
import type { Kind, Scheme } from './scheme';
import { claim, relation, setOn, unverified } from './testing/builders';
import { applied, deeplyFrozen, expectSound, history, operationFor, type Wish } from './testing/histories';

const text = 'The bridge 🔴 is safe, the city says.';
const story = setOn(text, claim('a', [0, 10]), claim('b', [14, 21]), unverified('c', [0, 10], [23, 36]));
const linked = { ...story, relations: [relation('r1', 'a', 'b'), relation('r2', 'b', 'c')] };

/** An operation as it arrives over the bridge. */
function sent<T>(operation: T): T {
  return JSON.parse(JSON.stringify(operation)) as T;
}

describe('orphans', () => {
  const lost = applied(linked, { type: 'orphan-annotation', id: 'b', fragments: [...anchorsOf(text, [{ start: 14, end: 21 }])] }); // prettier-ignore

  it('keep their words, what was said of them and their relations, and have no place', () => {
    expect(lost.set.annotations.map(({ id }) => id)).toEqual(['c', 'a']);
    expect(lost.set.orphans).toMatchObject([{ id: 'b', fragments: [{ quote: 'is safe', prefix: 'The bridge 🔴 ' }] }]);
    expect(lost.set.relations).toEqual(linked.relations);
    expect(applied(lost.set, lost.inverse).set).toEqual(linked);
  });

  it('can be given a place, be changed in what was said of them, and be removed', () => {
    const placed = applied(lost.set, { type: 'place-orphan', id: 'b', fragments: [{ start: 4, end: 10 }] });
    expect(placed.set.annotations.find(({ id }) => id === 'b')?.fragments).toEqual([{ start: 4, end: 10 }]);
    expect(applied(placed.set, placed.inverse).set).toEqual(lost.set);
    const noted = applied(lost.set, { type: 'change-annotation', id: 'b', changes: { note: 'gone in draft 2' } });
    expect(noted.set.orphans[0]?.note).toBe('gone in draft 2');
    const removed = applied(lost.set, { type: 'remove-orphan', id: 'b' });
    expect([removed.set.orphans, removed.set.relations]).toEqual([[], []]);
    expect(applied(removed.set, removed.inverse).set).toEqual(lost.set);
  });

  it('are refused without words, with the id of an annotation, or in no place of the text', () => {
    const of = (operation: SingleOperation) => apply(lost.set, operation);
    const [orphan] = lost.set.orphans;
    expect(of({ type: 'place-orphan', id: 'b', fragments: [{ start: 0, end: 999 }] }).ok).toBe(false);
    expect(of({ type: 'place-orphan', id: 'a', fragments: [{ start: 0, end: 3 }] }).ok).toBe(false);
    expect(of({ type: 'orphan-annotation', id: 'a', fragments: [] }).ok).toBe(false);
    expect(of({ type: 'add-orphan', orphan: { ...(orphan as Orphan), id: 'a' } }).ok).toBe(false);
    expect(of({ type: 'add-annotation', annotation: claim('b', [0, 3]) }).ok).toBe(false);
  });
});

describe('a review', () => {
  const review = {
    reason: 'words',
    was: [{ quote: 'was', prefix: '', suffix: '' }],
    at: '2026-11-23T10:00:00Z',
  } as const;

  it('is put on an annotation and taken off again, and both can be undone', () => {
    const asked = applied(story, { type: 'change-annotation', id: 'a', changes: { review } });
    expect(asked.set.annotations.find(({ id }) => id === 'a')?.review).toEqual(review);
    expect(applied(asked.set, sent(asked.inverse)).set).toEqual(story);
    const settled = applied(asked.set, { type: 'change-annotation', id: 'a', changes: { review: null } });
    expect(settled.set).toEqual(story);
    expect(applied(settled.set, sent(settled.inverse)).set).toEqual(asked.set);
  });
});

describe('operations', () => {
  it('undone one after the other give the set they began with; redone, the set they ended with', () => {
    fc.assert(
      fc.property(history, ({ start, wishes }) => {
        const states = [start];
        const done: { redo: Operation; undo: Operation }[] = [];
        for (const wish of wishes) {
          const before = states.at(-1) as AnnotationSet;
          const redo = operationFor(before, wish, states.length);
          if (!redo) continue;
          const { set, inverse } = applied(before, sent(redo));
          expectSound(set);
          states.push(set);
          done.push({ redo, undo: inverse });
        }
        let set = states.at(-1) as AnnotationSet;
        for (const [index, { undo }] of [...done.entries()].reverse()) {
          ({ set } = applied(set, sent(undo)));
          assert.deepEqual(set, states[index]);
        }
        for (const [index, { redo }] of done.entries()) {
          ({ set } = applied(set, redo));
          assert.deepEqual(set, states[index + 1]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('have an inverse whose inverse does the same again', () => {
    fc.assert(
      fc.property(history, ({ start, wishes }) => {
        const redo = operationFor(start, wishes[0] as Wish, 0);
        if (!redo) return;
        const there = applied(start, redo);
        const back = applied(there.set, there.inverse);
        assert.deepEqual(applied(back.set, back.inverse).set, there.set);
      }),
    );
  });

  it('are plain JSON, inverses too, and pass the check of what comes from outside', () => {
    fc.assert(
      fc.property(history, ({ start, wishes }) => {
        for (const operation of wishes.map((wish, index) => operationFor(start, wish, index))) {
          if (!operation) continue;
          const { inverse } = applied(start, operation);
          for (const one of [operation, inverse]) {
            assert.deepEqual(sent(one), one);
            expect(operationSchema.safeParse(one).success).toBe(true);
          }
        }
      }),
    );
  });
});

describe('an annotation', () => {
  it('is put in text order', () => {
    const { set } = applied(story, { type: 'add-annotation', annotation: claim('n', [4, 10]) });
    expect(set.annotations.map(({ id }) => id)).toEqual(['c', 'a', 'n', 'b']);
  });

  it('moves to its new place when its fragments change', () => {
    const { set } = applied(story, {
      type: 'change-annotation',
      id: 'a',
      changes: { fragments: [{ start: 30, end: 36 }] },
    });
    expect(set.annotations.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('keeps keys that this version does not know, whatever is changed about it', () => {
    const marked: Annotation = {
      ...claim('x', [0, 3]),
      ...{ 'x-rating': 3 },
      fragments: [{ start: 0, end: 3, ...{ 'x-from': 'ocr' } }],
    };
    const { set } = applied(setOn(text, marked), { type: 'change-annotation', id: 'x', changes: { note: 'seen' } });
    expect(set.annotations[0]).toStrictEqual({ ...marked, note: 'seen' });
  });

  it('changes kind with its attributes, and changes back', () => {
    const before = setOn(text, { ...claim('a', [0, 3]), attributes: { status: 'refuted' } } as Annotation);
    const { set, inverse } = applied(before, {
      type: 'change-annotation',
      id: 'a',
      changes: { kind: 'attribution', attributes: {} },
    });
    expect(set.annotations[0]).toMatchObject({ kind: 'attribution', attributes: {} });
    expect(applied(set, inverse).set).toStrictEqual(before);
  });

  it('takes its relations with it when it is removed, and brings them back', () => {
    const { set, inverse } = applied(linked, { type: 'remove-annotation', id: 'b' });
    expect(set.relations).toEqual([]);
    expect(applied(set, inverse).set).toStrictEqual(linked);
  });
});

describe('the scheme', () => {
  const [first, ...others] = defaultScheme.kinds as [Kind, ...Kind[]];
  const { statusAttribute: _, ...plain } = first;
  const withoutAttributes: Kind = { ...plain, attributes: [] };
  const schemeOf = (...kinds: readonly Kind[]): Scheme => ({ ...defaultScheme, id: 'ours', kinds });

  it('changes with names and colours, and changes back', () => {
    const scheme = schemeOf({ ...first, name: 'Behauptung', colour: 'teal' }, ...others);
    const { set, inverse } = applied(linked, { type: 'change-scheme', scheme });
    expect(set).toStrictEqual({ ...linked, scheme });
    expect(applied(set, inverse).set).toStrictEqual(linked);
  });

  it('decides what can be marked', () => {
    const opinion: Kind = { ...first, id: 'opinion', key: 'P' };
    const add: Operation = { type: 'add-annotation', annotation: { ...claim('n', [4, 10]), kind: 'opinion' } };
    expect(apply(story, add)).toMatchObject({ ok: false, error: { code: 'invalid', id: 'n' } });
    const { set } = applied(story, { type: 'change-scheme', scheme: schemeOf(first, ...others, opinion) });
    expect(applied(set, add).set.annotations).toHaveLength(4);
  });

  it('is checked at the end of a batch, whichever way round it comes', () => {
    const renamed = schemeOf({ ...first, id: 'assertion' }, ...others);
    const steps: SingleOperation[] = [
      { type: 'change-annotation', id: 'a', changes: { kind: 'assertion' } },
      { type: 'change-scheme', scheme: renamed },
      { type: 'change-annotation', id: 'b', changes: { kind: 'assertion' } },
    ];
    const { set, inverse } = applied(story, { type: 'batch', operations: steps });
    expect(set.annotations.map(({ kind }) => kind)).toEqual(['unverified', 'assertion', 'assertion']);
    expect(applied(set, inverse).set).toStrictEqual(story);
    expect(apply(story, { type: 'batch', operations: steps.slice(0, 2) })).toMatchObject({
      ok: false,
      error: { code: 'invalid', id: 'b' },
    });
  });

  it.each<[string, Scheme, string]>([
    ['lacks a kind that an annotation has', schemeOf(withoutAttributes), 'c'],
    ['has no kind', schemeOf(), 'ours'],
    ['has a kind twice', schemeOf(first, first, ...others), 'ours'],
    ['lacks a type of relation', { ...defaultScheme, relationTypes: [] }, 'r1'],
    ['is nested too deep to be written', { ...defaultScheme, ...{ deep: nested(200) } }, 'caveat'],
  ])('is refused when it %s', (_name, scheme, id) => {
    const result = apply(deeplyFrozen(linked), { type: 'change-scheme', scheme });
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid', id } });
  });
});

describe('a batch', () => {
  it('is applied whole, each step on what the one before it left', () => {
    const { set, inverse } = applied(story, {
      type: 'batch',
      operations: [
        { type: 'add-annotation', annotation: claim('n', [4, 10]) },
        { type: 'change-annotation', id: 'n', changes: { note: 'new' } },
        { type: 'add-relation', relation: relation('r', 'n', 'a') },
        { type: 'remove-annotation', id: 'a' },
      ],
    });
    expect(set.annotations.map(({ id, note }) => [id, note])).toEqual([
      ['c', ''],
      ['n', 'new'],
      ['b', ''],
    ]);
    expect(set.relations).toEqual([]);
    expect(applied(set, inverse).set).toStrictEqual(story);
  });

  it('is not applied at all if any step does not fit', () => {
    const steps: SingleOperation[] = [
      { type: 'add-annotation', annotation: claim('n', [4, 10]) },
      { type: 'remove-annotation', id: 'gone' },
    ];
    expect(apply(deeplyFrozen(story), { type: 'batch', operations: steps })).toEqual({
      ok: false,
      error: { code: 'no-such-annotation', id: 'gone' },
    });
  });

  it('of nothing changes nothing', () => {
    expect(applied(story, { type: 'batch', operations: [] }).set).toStrictEqual(story);
  });

  it('within a batch is flattened', () => {
    const step: SingleOperation = { type: 'remove-annotation', id: 'a' };
    expect(singles({ type: 'batch', operations: [step, { type: 'batch', operations: [step] }] })).toEqual([step, step]);
  });

  it('of as many steps as an article can have annotations takes no time that anybody would notice', () => {
    const words = 'word '.repeat(20_000);
    const annotations = Array.from({ length: 20_000 }, (_, i) => claim(`a${i}`, [i * 5, i * 5 + 4]));
    const all: Operation = {
      type: 'batch',
      operations: annotations.map(({ id }) => ({ type: 'remove-annotation', id })),
    };
    const { set, inverse } = applied(setOn(words, ...annotations), all);
    expect(set.annotations).toEqual([]);
    expect(applied(set, inverse).set.annotations).toHaveLength(20_000);
  });
});

describe('coverage', () => {
  const read = (start: number, end: number, by = 'ada', at = '2026-11-23T10:00:00Z') => ({ start, end, by, at });
  const add = (coverage: Coverage): Operation => ({ type: 'add-coverage', coverage });

  it('is kept in text order, the longer stretch first, one after the other for each reader', () => {
    let set: AnnotationSet = story;
    for (const stretch of [read(13, 22), read(0, 10, 'ben'), read(0, 22), read(0, 10)])
      ({ set } = applied(set, add(stretch)));
    expect(set.coverage).toEqual([read(0, 22), read(0, 10), read(0, 10, 'ben'), read(13, 22)]);
  });

  it('read a second time by the same person stays as it was, and is undone with the first time', () => {
    const first = applied(story, add(read(0, 10)));
    const second = applied(first.set, add(read(0, 10, 'ada', '2027-01-01T00:00:00Z')));
    expect(second.set).toStrictEqual(first.set);
    expect(applied(second.set, second.inverse).set).toStrictEqual(first.set);
    expect(applied(first.set, first.inverse).set).toStrictEqual(story);
  });

  it('keeps keys that this version does not know when it is removed and brought back', () => {
    const known = { ...story, coverage: [{ ...read(0, 10), ...{ 'x-how': 'aloud' } }] };
    const { set, inverse } = applied(known, { type: 'remove-coverage', coverage: read(0, 10) });
    expect(set.coverage).toEqual([]);
    expect(applied(set, inverse).set).toStrictEqual(known);
  });

  it('of as many sentences as an article can have takes no time that anybody would notice', () => {
    const words = 'word '.repeat(20_000);
    const operations = Array.from({ length: 20_000 }, (_, i) => ({
      type: 'add-coverage' as const,
      coverage: read(i * 5, i * 5 + 4),
    }));
    const { set, inverse } = applied(setOn(words), { type: 'batch', operations });
    expect(set.coverage).toHaveLength(20_000);
    expect(applied(set, inverse).set.coverage).toEqual([]);
  });
});

describe('an operation that does not fit', () => {
  const half = text.indexOf('🔴') + 1;
  const change = (changes: Record<string, unknown>): Operation => ({ type: 'change-annotation', id: 'a', changes });
  const add = (annotation: Annotation): Operation => ({ type: 'add-annotation', annotation });
  const read = (changes: Record<string, unknown>): Operation => ({
    type: 'add-coverage',
    coverage: { start: 0, end: 3, by: 'ada', at: '2026-11-23T10:00:00Z', ...changes },
  });
  const cases: readonly [name: string, operation: Operation, error: object][] = [
    ['removes what is not there', { type: 'remove-annotation', id: 'x' }, { code: 'no-such-annotation', id: 'x' }],
    [
      'changes what is not there',
      { type: 'change-annotation', id: 'x', changes: {} },
      { code: 'no-such-annotation', id: 'x' },
    ],
    ['uses an id twice', add(claim('a', [0, 3])), { code: 'duplicate-id', id: 'a' }],
    ['has no fragment', add(claim('n')), { code: 'invalid', id: 'n' }],
    ['has an empty fragment', add(claim('n', [3, 3])), { code: 'invalid' }],
    ['ends after the text', add(claim('n', [3, text.length + 1])), { code: 'invalid' }],
    ['has fragments out of order', add(claim('n', [5, 6], [0, 2])), { code: 'invalid' }],
    ['has fragments that overlap', add(claim('n', [0, 5], [4, 6])), { code: 'invalid' }],
    ['begins within a character', add(claim('n', [half, half + 3])), { code: 'invalid' }],
    ['ends within a character', add(claim('n', [0, half])), { code: 'invalid' }],
    ['counts in halves', add(claim('n', [0.5, 3])), { code: 'invalid' }],
    ['counts from before the text', add(claim('n', [-1, 3])), { code: 'invalid' }],
    ['counts in NaN', add(claim('n', [NaN, 3])), { code: 'invalid' }],
    ['is of no kind', add({ ...claim('n', [0, 3]), kind: 'opinion' as never }), { code: 'invalid', id: 'n' }],
    [
      'is nested too deep to be written',
      add({ ...claim('n', [0, 3]), deep: nested(200) } as never),
      { code: 'invalid', id: 'n' },
    ],
    ['changes an id', change({ id: 'z' }), { code: 'invalid', id: 'a' }],
    [
      'changes to an attribute of no value',
      change({ kind: 'attribution', attributes: { stance: 7 } }),
      { code: 'invalid' },
    ],
    ['takes a role of another kind', add(claim('n', [0, 3, 'source'])), { code: 'invalid', id: 'n' }],
    ['takes a value that the list lacks', change({ attributes: { status: 'meh' } }), { code: 'invalid', id: 'a' }],
    [
      'relates in a way that the scheme lacks',
      { type: 'add-relation', relation: { ...relation('r', 'a', 'b'), type: 'likes' } },
      { code: 'invalid', id: 'r' },
    ],
    ['changes to no fragment', change({ fragments: [] }), { code: 'invalid' }],
    ['changes to an unknown value', change({ confidence: 'huge' }), { code: 'invalid' }],
    ['changes to nothing', change({ note: undefined }), { code: 'invalid' }],
    ['changes a key that no annotation has', change({ colour: 'red' }), { code: 'invalid', id: 'a' }],
    ['changes a key that every object has', change({ constructor: 'x' }), { code: 'invalid', id: 'a' }],
    ['changes a prototype', change(JSON.parse('{"__proto__": {"polluted": true}}')), { code: 'invalid', id: 'a' }],
    ['changes to what is nested too deep', change({ attributes: { deep: nested(200) } }), { code: 'invalid', id: 'a' }],
    [
      'relates to nothing',
      { type: 'add-relation', relation: relation('r', 'a', 'x') },
      { code: 'no-such-annotation', id: 'x' },
    ],
    [
      'relates from nothing',
      { type: 'add-relation', relation: relation('r', 'x', 'a') },
      { code: 'no-such-annotation', id: 'x' },
    ],
    [
      'uses a relation id twice',
      { type: 'add-relation', relation: relation('r1', 'a', 'b') },
      { code: 'duplicate-id', id: 'r1' },
    ],
    ['covers nothing', read({ end: 0 }), { code: 'invalid' }],
    ['covers a stretch the wrong way round', read({ start: 5, end: 3 }), { code: 'invalid' }],
    ['covers what is after the text', read({ end: text.length + 1 }), { code: 'invalid' }],
    ['covers half a character', read({ end: half }), { code: 'invalid' }],
    ['covers for nobody', read({ by: '' }), { code: 'invalid' }],
    ['covers at no time', read({ at: 'yesterday' }), { code: 'invalid' }],
    ['covers with what is nested too deep', read({ deep: nested(200) }), { code: 'invalid' }],
    [
      'uncovers what nobody read',
      { type: 'remove-coverage', coverage: { start: 0, end: 3, by: 'ada', at: '2026-11-23T10:00:00Z' } },
      { code: 'no-such-coverage' },
    ],
    ['removes no relation', { type: 'remove-relation', id: 'x' }, { code: 'no-such-relation', id: 'x' }],
  ];

  it.each(cases)('is refused and leaves the set alone: it %s', (_name, operation, error) => {
    const result = apply(deeplyFrozen(linked), operation);
    expect(result).toMatchObject({ ok: false, error });
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)];
}
