import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import { annotationSet } from '../testing/arbitraries';
import { attribution, claim, relation, setOn, stretchOf } from '../testing/builders';
import { articleOf, exported, imported, importedOne, lossProblems, plainSet } from '../testing/format-laws';
import { labelStudio as format } from './label-studio';

const text = '🔴 Prices fell. He said so.\n';
const story = {
  ...setOn(
    text,
    {
      ...claim('c', stretchOf(text, 'Prices fell')),
      attributes: { status: 'refuted', claimant: 'author-voice' },
      note: 'They rose.',
      tags: ['prices'],
    },
    attribution('a', stretchOf(text, 'He', 'source'), stretchOf(text, 'said', 'cue'), stretchOf(text, 'so', 'content')),
  ),
  relations: [relation('r', 'a', 'c')],
};

describe('Label Studio', () => {
  it('loses just what it reports, and is written the same again', () => {
    fc.assert(
      fc.property(plainSet, fc.boolean(), (set, withText) => {
        const { files, losses } = exported(format, set, { withText });
        const { set: back, report } = importedOne(format, files, withText ? {} : { article: articleOf(set) });
        assert.deepEqual(lossProblems(set, back, losses), []);
        expect(report).toMatchObject({ placed: set.annotations.length, failed: [], notes: [] });
        expect(exported(format, back, { withText }).files).toEqual(files);
      }),
      { numRuns: 300 },
    );
  });

  it('has regions in code points, what is said of them, and links', () => {
    const [task] = JSON.parse(exported(format, story).files[0]?.text ?? '');
    const { result } = task.annotations[0];
    expect(task.data.text).toBe(text);
    expect(result[0]).toEqual({
      ...{ id: 'c', from_name: 'label', to_name: 'text', type: 'labels', origin: 'manual' },
      value: { start: 2, end: 13, text: 'Prices fell', labels: ['Claim'] },
      meta: { text: ['They rose.'] },
    });
    expect(
      result.slice(1, 4).map((item: { from_name: string; value: object }) => [item.from_name, item.value]),
    ).toEqual([
      ['claim_status', { start: 2, end: 13, text: 'Prices fell', choices: ['refuted'] }],
      ['claim_claimant', { start: 2, end: 13, text: ['author-voice'] }],
      ['tags', { start: 2, end: 13, text: ['prices'] }],
    ]);
    expect(result).toContainEqual({
      type: 'relation',
      from_id: 'a',
      to_id: 'c',
      direction: 'right',
      labels: ['supports'],
    });
    expect(result.filter(({ type }: { type: string }) => type === 'relation')).toHaveLength(3);
  });

  it('comes with a configuration that names every label and control that is used', () => {
    fc.assert(
      fc.property(annotationSet, (set) => {
        const [json, config] = exported(format, set).files;
        const names = [...(config?.text ?? '').matchAll(/name="([^"]+)"/g)].map(([, name]) => name);
        const labels = [...(config?.text ?? '').matchAll(/<Label value="([^"]+)"/g)].map(([, label]) => label);
        expect(new Set(names).size).toBe(names.length);
        for (const item of JSON.parse(json?.text ?? '')[0].annotations[0].result) {
          if (item.type === 'labels') expect(labels).toContain(item.value.labels[0]);
          if (item.type !== 'relation') expect(names).toContain(item.from_name);
        }
      }),
    );
  });

  it('is read from others: UTF-16 offsets, regions without words, several annotators, other controls', () => {
    const region = (id: string, start: number, end: number, words?: string, label = 'Claim') => ({
      ...{ id, from_name: 'l', to_name: 'body', type: 'labels' },
      value: { start, end, labels: [label], ...(words === undefined ? {} : { text: words }) },
    });
    const task = {
      data: { body: text },
      annotations: [
        {
          result: [
            region('x', 3, 14, 'Prices fell'),
            { id: 'x', from_name: 'verdict', to_name: 'body', type: 'choices', value: { choices: ['wrong'] } },
            region('y', 16, 18, 'He', 'PER'),
          ],
        },
        { result: [region('x', 16, 18)] },
      ],
    };
    const { set, report } = importedOne(format, [{ name: 't.json', text: JSON.stringify([task]) }]);
    expect(report).toMatchObject({ read: 3, failed: [], counting: { unit: 'utf16' } });
    const [first, ...others] = set.annotations;
    expect(first).toMatchObject({
      id: 'x',
      kind: 'claim',
      tags: ['verdict:wrong'],
      fragments: [{ start: 3, end: 14 }],
    });
    expect(others).toMatchObject([{ fragments: [{ start: 16, end: 18 }] }, { fragments: [{ start: 16, end: 18 }] }]);
    expect(others.flatMap(({ tags }) => tags)).toEqual(['PER']);
    expect(
      imported(format, [{ name: 't.json', text: JSON.stringify([task, { data: { body: 'x' } }]) }], {
        article: articleOf(story),
      }),
    ).toHaveLength(2);
  });
});
