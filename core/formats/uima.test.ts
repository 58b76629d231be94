import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import { attribution, claim, relation, setOn, stretchOf } from '../testing/builders';
import { articleOf, exported, hashed, hashedSet, importedOne, travelled } from '../testing/format-laws';
import { uima as format } from './uima';

const text = '🔴 Snow fell. Ann said so.\n';
const story = hashed({
  ...setOn(
    text,
    { ...claim('c', stretchOf(text, 'Snow fell')), attributes: { status: 'mixed' }, note: 'Hail', tags: ['snow'] },
    attribution(
      'a',
      stretchOf(text, 'Ann', 'source'),
      stretchOf(text, 'said', 'cue'),
      stretchOf(text, 'so', 'content'),
    ),
  ),
  relations: [relation('r', 'a', 'c')],
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documents are of no type
type Any = any;
const document = (set = story): Any => JSON.parse(exported(format, set).files[0]?.text ?? '');
const file = (value: unknown) => [{ name: 'story.cas.json', text: JSON.stringify(value) }];
const marks = (cas: Any) => cas['%FEATURE_STRUCTURES'].filter((fs: Any) => fs['%TYPE'].startsWith('webanno.'));

describe('UIMA CAS JSON', () => {
  it('gives back every set just as it was, and writes it the same again', () => {
    fc.assert(
      fc.property(hashedSet, fc.boolean(), (set, withText) => {
        const { files } = exported(format, set, { withText });
        const { set: back, report } = importedOne(format, files, withText ? {} : { article: articleOf(set) });
        assert.deepEqual(back, travelled(set, withText));
        expect(report).toMatchObject({ placed: set.annotations.length, review: 0, failed: [] });
        expect(exported(format, back, { withText }).files).toEqual(files);
      }),
      { numRuns: 300 },
    );
  });

  it('refers only to what is there, and has only types and features that it declares', () => {
    fc.assert(
      fc.property(hashedSet, (set) => {
        const cas = document(set);
        const structures: Any[] = cas['%FEATURE_STRUCTURES'];
        const ids = new Set(structures.map((fs) => fs['%ID']));
        expect(ids.size).toBe(structures.length);
        for (const member of cas['%VIEWS']._InitialView['%MEMBERS']) expect(ids).toContain(member);
        for (const fs of structures) {
          const type = cas['%TYPES'][fs['%TYPE']];
          for (const key of Object.keys(fs)) {
            if (key.startsWith('@')) expect(ids).toContain(fs[key]);
            const feature = key.replace(/^@/, '');
            if (!type || /^%|^(?:sofa|begin|end)$/.test(feature)) continue;
            expect(feature).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
            expect(type[feature]?.['%NAME']).toBe(feature);
          }
          if (!type) expect(fs['%TYPE']).toMatch(/^uima\.cas\./);
        }
      }),
    );
  });

  it('counts UTF-16 units, an annotation of the kind’s type for each fragment', () => {
    const [first, ...others] = marks(document());
    expect(first).toMatchObject({
      ...{
        '%TYPE': 'webanno.custom.Claim',
        '@sofa': 1,
        begin: 3,
        end: 12,
        caveatId: 'c',
        status: 'mixed',
        note: 'Hail',
      },
      '@tags': expect.any(Number),
    });
    expect(others.map(({ begin, end, role }: Any) => [begin, end, role])).toEqual([
      [14, 17, 'source'],
      [18, 22, 'cue'],
      [23, 25, 'content'],
    ]);
  });

  it('takes what was changed elsewhere', () => {
    const cas = document();
    const [mark] = marks(cas);
    Object.assign(mark, { '%TYPE': 'webanno.custom.Unverified', begin: 3, end: 7, note: 'Sleet', reason: 'rumour' });
    const { set } = importedOne(format, file(cas));
    expect(set.annotations[0]).toMatchObject({
      ...{
        id: 'c',
        kind: 'unverified',
        fragments: [{ start: 3, end: 7 }],
        note: 'Sleet',
        attributes: { reason: 'rumour' },
      },
      tags: ['snow', 'status:mixed'],
    });
  });

  it('is read from others: custom layers are kinds, others tags, structures listed or by id', () => {
    const structures = [
      {
        '%ID': 1,
        '%TYPE': 'uima.cas.Sofa',
        sofaNum: 1,
        sofaID: '_InitialView',
        sofaString: text.replaceAll('\n', '\r\n'),
      },
      { '%ID': 2, '%TYPE': 'webanno.custom.Attribution', '@sofa': 1, begin: 14, end: 17, role: 'source' },
      { '%ID': 3, '%TYPE': 'custom.Weather', '@sofa': 1, begin: 3, end: 7, value: 'cold' },
      { '%ID': 4, '%TYPE': 'uima.tcas.DocumentAnnotation', '@sofa': 1, begin: 0, end: 20 },
      { '%ID': 5, '%TYPE': 'custom.Weather', '@sofa': 1, begin: 3, end: 700 },
    ];
    const types = { 'custom.Weather': { '%SUPER_TYPE': 'uima.tcas.Annotation' } };
    const byId = Object.fromEntries(structures.map(({ '%ID': id, ...fs }) => [id, fs]));
    for (const all of [structures, byId]) {
      const { set, report } = importedOne(format, file({ '%TYPES': types, '%FEATURE_STRUCTURES': all }));
      expect(set.text).toBe(text);
      expect(set.annotations).toMatchObject([
        { kind: 'claim', tags: ['Weather', 'value:cold'], fragments: [{ start: 3, end: 7 }] },
        { kind: 'attribution', fragments: [{ start: 14, end: 17, role: 'source' }] },
      ]);
      expect(report).toMatchObject({ read: 3, placed: 2, failed: [{ where: 'story.cas.json, 5' }] });
    }
    expect(() => importedOne(format, file({ '%TYPES': {} }))).toThrow('unreadable');
  });
});
