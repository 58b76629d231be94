import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoptScheme, type Adoption } from './adopt-scheme';
import type { AnnotationSet } from './annotation-set';
import { defaultScheme } from './default-scheme';
import { apply } from './operations';
import type { Kind, Scheme } from './scheme';
import { schemeIndex } from './scheme-index';
import { attributeRef, idOf, keyOf, kindRef, labelAt, relationTypeRef, valueRef } from './scheme-labels';
import { annotationSet } from './testing/arbitraries';
import { claim, relation, setOn, unverified } from './testing/builders';
import { anyScheme } from './testing/schemes';

const text = 'The bridge is safe, they say.';
const story: AnnotationSet = {
  ...setOn(
    text,
    { ...claim('a', [0, 10]), attributes: { status: 'refuted', claimType: 'statistic' } },
    unverified('b', [14, 18]),
  ),
  relations: [relation('r', 'a', 'b')],
};
const [claimKind, ...otherKinds] = defaultScheme.kinds as [Kind, Kind, Kind];
const unverifiedKind = otherKinds[1];

function adopted(set: AnnotationSet, { plan }: Adoption): AnnotationSet {
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const done = apply(set, plan.value.operation);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const undone = apply(done.value.set, done.value.inverse);
  expect(undone.ok && undone.value.set).toStrictEqual(set);
  return done.value.set;
}

describe('adopting a scheme', () => {
  it('fits every set to every scheme, loses no label of either, and is undone exactly', () => {
    fc.assert(
      fc.property(annotationSet, anyScheme, fc.array(fc.nat(), { maxLength: 4 }), (set, scheme, picks) => {
        const first = adoptScheme(set, scheme);
        const choices = new Map<string, string>();
        first.strays.forEach(({ label, options }, index) => {
          const pick = options[(picks[index] ?? 0) % (options.length + 1)];
          if (pick) choices.set(keyOf(label), pick.id);
        });
        for (const adoption of [first, adoptScheme(set, scheme, choices)]) {
          if (!adoption.plan.ok) continue;
          const after = adopted(set, adoption);
          expect(after.annotations).toHaveLength(set.annotations.length);
          for (const kind of scheme.kinds) expect(labelAt(after.scheme, kindRef(kind.id))?.name).toBe(kind.name);
          // Attributes of another program's may stand in the way of one that the scheme has; two that were both chosen to
          // become one may stand in the way of each other. That is said, and nothing else is lost.
          if (adoption !== first) continue;
          const { kinds } = schemeIndex(set.scheme);
          for (const { label } of adoption.plan.value.effect.losses)
            expect(kinds.get(label.path[0] as string)?.attributes.has(idOf(label)), keyOf(label)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of labels that it has asks nothing', () => {
    const ours = { ...defaultScheme, id: 'desk', kinds: [{ ...claimKind, name: 'Behauptung' }, ...otherKinds] };
    const adoption = adoptScheme(story, ours);
    expect(adoption.strays).toEqual([]);
    const set = adopted(story, adoption);
    expect(set.scheme).toEqual(ours);
    expect(set.annotations).toBe(story.annotations);
  });

  it('adds what it lacks and marks have, without keys that are taken', () => {
    const ours: Scheme = {
      id: 'desk',
      name: 'Desk',
      kinds: [{ ...unverifiedKind, id: 'rumour', key: 'C' }],
      relationTypes: [{ id: 'supports', name: 'Backs', inverse: 'Backed by' }],
    };
    const { strays, plan } = adoptScheme(story, ours);
    expect(strays.map(({ label, count }) => [keyOf(label), count])).toEqual([
      ['kind/claim', 1],
      ['kind/unverified', 1],
    ]);
    const set = adopted(story, { strays, plan });
    expect(set.scheme.kinds.map(({ id, key }) => [id, key])).toEqual([
      ['rumour', 'C'],
      ['claim', undefined],
      ['unverified', 'U'],
    ]);
    expect(labelAt(set.scheme, attributeRef('claim', 'claimant'))).not.toHaveProperty('kind');
    expect(set.annotations).toBe(story.annotations);
  });

  it('asks for what a kind cannot say as another, and takes the choices', () => {
    const ours: Scheme = {
      id: 'desk',
      name: 'Desk',
      kinds: [
        {
          ...claimKind,
          id: 'fact',
          attributes: [{ id: 'status', name: 'Verdict', type: 'choice', values: [{ id: 'false', name: 'False' }] }],
        },
      ],
      relationTypes: [{ id: 'backs', name: 'Backs', inverse: 'Backed by' }],
    };
    const choices = new Map([
      [keyOf(kindRef('claim')), 'fact'],
      [keyOf(kindRef('unverified')), 'fact'],
      [keyOf(valueRef('claim', 'status', 'refuted')), 'false'],
      [keyOf(relationTypeRef('supports')), 'backs'],
    ]);
    const adoption = adoptScheme(story, ours, choices);
    expect(adoption.strays.map(({ label }) => keyOf(label))).toEqual([
      'kind/claim',
      'attribute/claim/claimType',
      'value/claim/status/refuted',
      'kind/unverified',
      'relation-type/supports',
    ]);
    const set = adopted(story, adoption);
    expect(set.annotations.map(({ kind, attributes }) => [kind, attributes])).toEqual([
      ['fact', { status: 'false', claimType: 'statistic' }],
      ['fact', {}],
    ]);
    expect(set.relations.map(({ type }) => type)).toEqual(['backs']);
    expect(set.scheme.kinds[0]?.attributes.map(({ id }) => id)).toEqual(['status', 'claimType']);
  });
});
