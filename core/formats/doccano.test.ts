import fc from 'fast-check';
import { assert, describe, expect, it } from 'vitest';
import { defaultScheme } from '../default-scheme';
import { annotationSet } from '../testing/arbitraries';
import { attribution, claim, relation, setOn, stretchOf } from '../testing/builders';
import { exported, imported, importedOne, lossProblems, plainSet } from '../testing/format-laws';
import { doccano, doccanoPlain } from './doccano';

const text = '🔴 Trains stop. “At six,” he said, “or so.”\n';
const story = {
  ...setOn(
    text,
    claim('c', stretchOf(text, 'Trains stop')),
    attribution(
      'a',
      stretchOf(text, '“At six,”', 'content'),
      stretchOf(text, 'he', 'source'),
      stretchOf(text, 'said', 'cue'),
      stretchOf(text, '“or so.”', 'content'),
    ),
  ),
  relations: [relation('r', 'a', 'c')],
};
const lineOf = (format: typeof doccano, unit: 'codepoint' | 'utf16') =>
  JSON.parse(exported(format, story, { unit }).files[0]?.text ?? '');
const units = fc.constantFrom('codepoint' as const, 'utf16' as const);

describe.each([doccano, doccanoPlain])('$name', (format) => {
  it('loses just what it reports, and is written the same again', () => {
    fc.assert(
      fc.property(plainSet, units, (set, unit) => {
        const whole =
          format === doccano
            ? set
            : { ...set, annotations: set.annotations.filter((one) => one.fragments.length === 1), relations: [] };
        const { files, losses } = exported(format, whole, { unit });
        const { set: back, report } = importedOne(format, files);
        assert.deepEqual(lossProblems(whole, back, losses), []);
        expect(report).toMatchObject({ placed: whole.annotations.length, failed: [] });
        expect(exported(format, back, { unit }).files).toEqual(files);
      }),
      { numRuns: 200 },
    );
  });

  it('is written for many sets, whatever their schemes, a line each', () => {
    fc.assert(
      fc.property(fc.array(annotationSet, { minLength: 1, maxLength: 3 }), (sets) => {
        const { files } = exported(format, sets);
        expect(imported(format, files).map(({ set }) => set.text)).toEqual(sets.map((set) => set.text));
      }),
      { numRuns: 50 },
    );
  });
});

describe('doccano', () => {
  it('counts what is asked for', () => {
    const { entities, relations } = lineOf(doccano, 'codepoint');
    expect(entities).toEqual([
      { id: 0, label: 'Claim', start_offset: 2, end_offset: 13 },
      { id: 1, label: 'Content', start_offset: 15, end_offset: 24 },
      { id: 2, label: 'Source', start_offset: 25, end_offset: 27 },
      { id: 3, label: 'Cue', start_offset: 28, end_offset: 32 },
      { id: 4, label: 'Content', start_offset: 34, end_offset: 42 },
    ]);
    expect(relations).toEqual([
      { id: 0, from_id: 3, to_id: 0, type: 'supports' },
      { id: 1, from_id: 3, to_id: 1, type: 'content' },
      { id: 2, from_id: 3, to_id: 2, type: 'source' },
      { id: 3, from_id: 3, to_id: 4, type: 'content' },
    ]);
    expect(lineOf(doccano, 'utf16').entities[0]).toMatchObject({ start_offset: 3, end_offset: 14 });
    expect(lineOf(doccanoPlain, 'codepoint').label[2]).toEqual([25, 27, 'Source']);
  });

  it('says of an annotation of several fragments that the plain form parts it', () => {
    const { files, losses } = exported(doccanoPlain, story);
    expect(losses).toContainEqual({ annotation: 'a', what: 'annotation: it comes back as 4, one for each fragment' });
    expect(importedOne(doccanoPlain, files).set.annotations).toHaveLength(5);
  });

  it('is doubted where nothing tells what it counts', () => {
    const file = (words: string) => [
      { name: 'x.jsonl', text: JSON.stringify({ text: words, labels: [[3, 9, 'Claim']] }) },
    ];
    expect(importedOne(doccano, file(text)).report).toMatchObject({
      placed: 0,
      review: 1,
      notes: [expect.anything(), expect.anything()],
    });
    expect(importedOne(doccano, file('No trains.')).report).toMatchObject({ placed: 1, review: 0, notes: [] });
  });

  it('guesses what it counts by where words begin and end', () => {
    for (const unit of ['utf16', 'codepoint'] as const) {
      const { offset_unit: _, ...line } = lineOf(doccano, unit);
      const { set, report } = importedOne(doccano, [{ name: 'x.jsonl', text: JSON.stringify(line) }]);
      expect(set.annotations.map(({ fragments }) => fragments.length)).toEqual([1, 4]);
      expect(set.annotations[0]?.fragments).toEqual([{ start: 3, end: 14 }]);
      expect(report).toMatchObject({ placed: 0, review: 2 });
    }
  });

  it('is put on the article that is given, where its words are', () => {
    const article = { info: story.article, text: `New. ${text}` };
    const { set, report } = importedOne(doccano, exported(doccano, story).files, { article });
    expect(report).toMatchObject({ placed: 0, review: 2 });
    expect(set.annotations[0]?.fragments).toEqual([{ start: 8, end: 19 }]);
  });

  it('tells line by line what it could not read', () => {
    const lines = [
      '{"text": "Bridge", "entities": [{"id": 1, "label": "Claim", "start_offset": 0, "end_offset": 60}]}',
      'no',
      '{"text": "Bridge", "label": [[0, 6, "Place"]]}',
    ];
    const read = doccano.read?.([{ name: 'x.jsonl', text: lines.join('\n') }], {
      ...{
        scheme: defaultScheme,
        annotator: { id: 'i', name: 'I' },
        now: '2026-01-01T00:00:00Z',
        makeId: () => 'x',
        sha256: () => '0'.repeat(64),
      },
    });
    if (!read?.ok) throw new Error('not read');
    expect(read.value.failed.map(({ where }) => where)).toEqual(['x.jsonl, line 2']);
    const [first, second] = read.value.sets;
    expect(first?.report.failed).toEqual([
      { where: 'x.jsonl, line 1, entity 1', reason: '0–60 is no place in the text' },
    ]);
    expect(second?.set.annotations).toMatchObject([{ kind: 'claim', tags: ['Place'] }]);
  });
});
