import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationSet } from './annotation-set';
import { defaultScheme } from './default-scheme';
import { apply } from './operations';
import { labelProblems, schemeIndex } from './scheme-index';
import { mergeTargets, planChange, type SchemeChange, type SchemePlan } from './scheme-changes';
import {
  attributeRef,
  freeId,
  idOf,
  kindRef,
  labelAt,
  labelsBeside,
  relationTypeRef,
  roleRef,
  valueRef,
  type Label,
  type LabelRef,
} from './scheme-labels';
import { valuesOf, type Scheme } from './scheme';
import { changeName, effectInWords } from './scheme-words';
import { usageOf } from './scheme-usage';
import { annotationSet } from './testing/arbitraries';
import { attribution, claim, relation, setOn, unverified } from './testing/builders';

const text = 'The bridge 🔴 is safe, “the city” says.';
const story: AnnotationSet = {
  ...setOn(
    text,
    { ...claim('a', [0, 10]), attributes: { claimType: 'statistic', status: 'refuted', 'x-ours': 7 } },
    claim('b', [14, 21]),
    { ...attribution('c', [23, 33, 'content'], [34, 38, 'cue']), attributes: { parent: 'c', stance: 'denies' } },
    { ...unverified('d', [0, 3, 'marker']), attributes: { reason: 'rumour' } },
  ),
  relations: [relation('r1', 'a', 'b'), relation('r2', 'b', 'c'), { ...relation('r3', 'a', 'b'), type: 'contradicts' }],
};

function planned(set: AnnotationSet, change: SchemeChange): SchemePlan {
  const plan = planChange(set, change);
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

/** The set after a change, which its inverse takes back exactly. */
function changed(set: AnnotationSet, change: SchemeChange): AnnotationSet {
  return carriedOut(set, planned(set, change));
}

function carriedOut(set: AnnotationSet, { operation, scheme }: SchemePlan): AnnotationSet {
  const done = apply(set, operation);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const undone = apply(done.value.set, done.value.inverse);
  expect(undone.ok && undone.value.set).toStrictEqual(set);
  expect(done.value.set.scheme).toEqual(scheme);
  const index = schemeIndex(done.value.set.scheme);
  for (const annotation of done.value.set.annotations) expect(labelProblems(annotation, index)).toEqual([]);
  for (const { type } of done.value.set.relations) expect(index.relationTypes.has(type)).toBe(true);
  return done.value.set;
}

const marked = (set: AnnotationSet, id: string) => set.annotations.find((one) => one.id === id);

/** The ways to all labels of a scheme. */
function allLabels({ kinds, relationTypes }: Scheme): readonly LabelRef[] {
  return [
    ...kinds.flatMap((kind) => [
      kindRef(kind.id),
      ...kind.roles.map(({ id }) => roleRef(kind.id, id)),
      ...kind.attributes.flatMap((attribute) => [
        attributeRef(kind.id, attribute.id),
        ...valuesOf(attribute).map(({ id }) => valueRef(kind.id, attribute.id, id)),
      ]),
    ]),
    ...relationTypes.map(({ id }) => relationTypeRef(id)),
  ];
}

const wish = fc.record({
  type: fc.constantFrom('edit', 'rename', 'merge', 'delete', 'move', 'add'),
  which: fc.nat(),
  other: fc.nat(),
  id: fc.constantFrom('fresh', 'constructor', 'alpha', 'beta', 'x-note', 'status'),
});

type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never;

/** The change that a wish means under a scheme, if it means any. */
function changeFor(scheme: Scheme, { type, which, other, id }: Wish): SchemeChange {
  const labels = allLabels(scheme);
  const label = labels[which % labels.length] as LabelRef;
  const beside = mergeTargets(scheme, label);
  switch (type) {
    case 'edit': {
      const own = labelAt(scheme, label);
      const values = own && 'values' in own ? own.values : [];
      const choice = values[other % (values.length + 1)];
      return {
        type,
        label,
        fields: { name: 'Anders 🔴', ...(values.length > 0 ? { default: choice?.id } : {}) },
      } as const;
    }
    case 'rename':
      return { type, label, id } as const;
    case 'merge':
      return { type, label, into: beside[other % beside.length]?.id ?? 'nothing' } as const;
    case 'move':
      return { type, label, to: other % labelsBeside(scheme, label).length } as const;
    case 'delete':
      return { type, label } as const;
    default: {
      const { key: _, ...own } = { key: '', ...(labelAt(scheme, label) as Label) };
      return { type: 'add', label: { ...label, path: [...label.path.slice(0, -1), id] }, added: own } as const;
    }
  }
}

describe('a change of a scheme', () => {
  it('leaves no label without a place, and is undone exactly, whatever it is', () => {
    let made = 0;
    fc.assert(
      fc.property(annotationSet, fc.array(wish, { minLength: 1, maxLength: 4 }), (start, wishes) => {
        let set = start;
        for (const one of wishes) {
          const plan = planChange(set, changeFor(set.scheme, one));
          if (!plan.ok) continue;
          made++;
          set = carriedOut(set, plan.value);
          expect(set.annotations).toHaveLength(start.annotations.length);
        }
      }),
      { numRuns: 300 },
    );
    expect(made).toBeGreaterThan(100);
  });

  it('says beforehand how many annotations and relations it touches', () => {
    fc.assert(
      fc.property(annotationSet, wish, (set, one) => {
        const plan = planChange(set, changeFor(set.scheme, one));
        if (!plan.ok) return;
        const after = carriedOut(set, plan.value);
        const { effect } = plan.value;
        const touched = set.annotations.filter((before) => marked(after, before.id) !== before);
        const orphans = set.orphans.filter((before) => !after.orphans.includes(before));
        expect(effect.annotations).toBe(touched.length + orphans.length);
        const same = set.relations.filter((before) => after.relations.includes(before));
        expect(effect.relations).toBe(set.relations.length - same.length);
        const gone = effect.doubled + sum(effect.losses.filter(({ label }) => label.type === 'relation-type'));
        expect(after.relations).toHaveLength(set.relations.length - gone);
      }),
    );
  });

  it('of a name or an id loses nothing that the scheme knows of', () => {
    fc.assert(
      fc.property(annotationSet, wish, (set, one) => {
        if (one.type === 'merge' || one.type === 'delete') return;
        const plan = planChange(set, changeFor(set.scheme, one));
        if (!plan.ok) return;
        // An attribute of another program's may come to be meant by a new id.
        const { kinds } = schemeIndex(set.scheme);
        for (const { label } of plan.value.effect.losses) {
          expect(label.type).toBe('attribute');
          expect(kinds.get(label.path[0] as string)?.attributes.has(idOf(label))).toBe(false);
        }
      }),
    );
  });

  it('that keeps the default scheme as it was keeps its id; any other change gives it another', () => {
    expect(planned(story, { type: 'move', label: kindRef('claim'), to: 0 }).operation).toEqual({
      type: 'batch',
      operations: [],
    });
    const { scheme } = changed(story, { type: 'edit', label: kindRef('claim'), fields: { name: 'Assertion' } });
    expect(scheme.id).not.toBe(defaultScheme.id);
    expect(scheme.kinds[0]).toEqual({ ...defaultScheme.kinds[0], name: 'Assertion' });
  });
});

function sum(losses: readonly { readonly count: number }[]): number {
  return losses.reduce((total, { count }) => total + count, 0);
}

describe('renaming an id', () => {
  it('takes annotations, references and other programs’ attributes along', () => {
    const kind = changed(story, { type: 'rename', label: kindRef('attribution'), id: 'quote' });
    expect(marked(kind, 'c')).toMatchObject({ kind: 'quote', attributes: { parent: 'c', stance: 'denies' } });
    const claimant = kind.scheme.kinds[0]?.attributes.find(({ id }) => id === 'claimant');
    expect(claimant).toMatchObject({ kind: 'quote' });

    const attribute = changed(story, { type: 'rename', label: attributeRef('claim', 'status'), id: 'finding' });
    expect(attribute.scheme.kinds[0]?.statusAttribute).toBe('finding');
    expect(marked(attribute, 'a')?.attributes).toEqual({ claimType: 'statistic', finding: 'refuted', 'x-ours': 7 });
    expect(marked(attribute, 'b')).toBe(marked(story, 'b'));

    const value = changed(story, {
      type: 'rename',
      label: valueRef('attribution', 'sourceType', 'anonymous'),
      id: 'unnamed',
    });
    const reason = value.scheme.kinds[1]?.attributes.find(({ id }) => id === 'anonymityReason');
    expect(reason?.shownWhen).toEqual({ attribute: 'sourceType', value: 'unnamed' });
  });

  it('writes down what the words told, once they cannot tell it any more', () => {
    const set = changed(story, { type: 'rename', label: attributeRef('attribution', 'quoteType'), id: 'quoting' });
    expect(marked(set, 'c')?.attributes).toMatchObject({ quoting: 'direct' });
  });

  it('is refused where the id is taken or is none', () => {
    expect(planChange(story, { type: 'rename', label: kindRef('claim'), id: 'unverified' }).ok).toBe(false);
    for (const id of ['Not an id', '', '__proto__'])
      expect(planChange(story, { type: 'rename', label: kindRef('claim'), id })).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('an id has') as string },
      });
  });
});

it('gives a name and an id in one step', () => {
  const change = { type: 'rename', label: kindRef('claim'), id: 'fact', fields: { name: 'Fact' } } as const;
  const { kinds } = changed(story, change).scheme;
  expect(kinds[0]).toMatchObject({ id: 'fact', name: 'Fact' });
  expect(changeName(story.scheme, change)).toBe('Rename kind claim to fact');
  expect(planChange(story, { ...change, fields: { roles: [] } }).ok).toBe(false);
});

it.each<[SchemeChange, string]>([
  [{ type: 'describe', fields: { name: 'Ours' } }, 'Change scheme'],
  [
    { type: 'edit', label: valueRef('claim', 'claimType', 'statistic'), fields: { name: 'Statistic' } },
    'Rename type of claim figure to statistic',
  ],
  [{ type: 'edit', label: kindRef('claim'), fields: { colour: 'red' } }, 'Change kind claim'],
  [{ type: 'rename', label: kindRef('claim'), id: 'fact' }, 'Change id claim to fact'],
  [{ type: 'merge', label: valueRef('unverified', 'reason', 'rumour'), into: 'hedged' }, 'Merge rumour into hedged'],
  [{ type: 'delete', label: roleRef('attribution', 'cue') }, 'Delete role cue'],
  [{ type: 'move', label: relationTypeRef('supports'), to: 1 }, 'Move relation type supports'],
  [{ type: 'add', label: roleRef('claim', 'where'), added: { id: 'where', name: 'Where' } }, 'Add role where'],
])('%j is called %s', (change, name) => {
  expect(changeName(story.scheme, change)).toBe(name);
});

describe('merging', () => {
  it('a kind into another keeps what the other has too, and says what it has not', () => {
    const change: SchemeChange = { type: 'merge', label: kindRef('claim'), into: 'unverified' };
    const { effect } = planned(story, change);
    expect(effect).toEqual({
      annotations: 2,
      relations: 0,
      doubled: 0,
      losses: [
        { label: attributeRef('claim', 'claimType'), count: 1 },
        { label: attributeRef('claim', 'status'), count: 1 },
      ],
    });
    expect(effectInWords(story, effect)).toEqual([
      '2 marks change.',
      '1 mark loses what it says of “Type of claim” (claim).',
      '1 mark loses what it says of “Finding” (claim).',
    ]);
    const set = changed(story, change);
    expect(set.annotations.map(({ kind }) => kind).sort()).toEqual([
      'attribution',
      'unverified',
      'unverified',
      'unverified',
    ]);
    expect(marked(set, 'a')?.attributes).toEqual({ 'x-ours': 7 });
  });

  it('a value into another takes the default and the condition along', () => {
    const set = changed(story, { type: 'merge', label: valueRef('unverified', 'reason', 'rumour'), into: 'hedged' });
    expect(marked(set, 'd')?.attributes).toEqual({ reason: 'hedged' });
    const by = changed(story, { type: 'merge', label: valueRef('claim', 'status', 'unverified'), into: 'in-progress' });
    expect(labelAt(by.scheme, attributeRef('claim', 'status'))).toMatchObject({ default: 'in-progress' });
  });

  it('a role into another', () => {
    const set = changed(story, { type: 'merge', label: roleRef('attribution', 'cue'), into: 'source' });
    expect(marked(set, 'c')?.fragments.map(({ role }) => role)).toEqual(['content', 'source']);
  });

  it('a relation type into another leaves one relation between the same ends', () => {
    const change: SchemeChange = { type: 'merge', label: relationTypeRef('contradicts'), into: 'supports' };
    expect(planned(story, change).effect).toMatchObject({ relations: 1, doubled: 1, losses: [] });
    expect(changed(story, change).relations.map(({ id, type }) => [id, type])).toEqual([
      ['r1', 'supports'],
      ['r2', 'supports'],
    ]);
  });
});

describe('deleting', () => {
  it('a label that marks have says what becomes of them', () => {
    const change: SchemeChange = { type: 'delete', label: valueRef('claim', 'status', 'refuted') };
    expect(effectInWords(story, planned(story, change).effect)).toEqual([
      '1 mark changes.',
      '1 mark loses “Refuted” (finding).',
    ]);
    expect(marked(changed(story, change), 'a')?.attributes).toEqual({ claimType: 'statistic', 'x-ours': 7 });
  });

  it('a kind that marks have is refused; one that none has is not', () => {
    expect(planChange(story, { type: 'delete', label: kindRef('claim') }).ok).toBe(false);
    const set = changed(setOn(text, claim('a', [0, 3])), { type: 'delete', label: kindRef('attribution') });
    expect(labelAt(set.scheme, attributeRef('claim', 'claimant'))).not.toHaveProperty('kind');
    expect(
      planChange(
        { ...story, annotations: [], relations: [], scheme: { ...set.scheme, kinds: set.scheme.kinds.slice(0, 1) } },
        {
          type: 'delete',
          label: kindRef('claim'),
        },
      ),
    ).toMatchObject({ error: { message: 'a scheme has at least one kind' } });
  });
});

describe('another default', () => {
  it('changes nothing that marks say', () => {
    const label = attributeRef('claim', 'status');
    const set = changed(story, { type: 'edit', label, fields: { default: 'in-progress' } });
    expect(marked(set, 'b')?.attributes).toEqual({ status: 'unverified' });
    expect(marked(set, 'a')).toBe(marked(story, 'a'));
  });
});

it('counts what marks say of each label, set or implied', () => {
  const uses = usageOf(story);
  expect(uses(kindRef('claim'))).toBe(2);
  expect(uses(attributeRef('claim', 'status'))).toBe(1);
  expect(uses(valueRef('claim', 'status', 'unverified'))).toBe(1);
  expect(uses(valueRef('attribution', 'quoteType', 'direct'))).toBe(1);
  expect(uses(roleRef('attribution', 'cue'))).toBe(1);
  expect(uses(relationTypeRef('supports'))).toBe(2);
});

it('makes ids out of names', () => {
  expect(freeId('Größe & Länge', [])).toBe('gro-e-Lange');
  expect(freeId('主張', [])).toBe('label');
  expect(freeId('Claim', ['claim', 'claim-2'])).toBe('claim-3');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(freeId(name, [])).toMatch(/^[a-z][a-zA-Z0-9-]{0,59}$/);
    }),
  );
});
