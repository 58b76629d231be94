import { createHash } from 'node:crypto';
import { assert, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { AnnotationSet } from '../annotation-set';
import { defaultScheme } from '../default-scheme';
import { annotationSet } from '../testing/arbitraries';
import { claim, setOn } from '../testing/builders';
import { caveat, caveatLines } from './caveat';
import type { Format, FormatFile, ImportContext } from './format';

const context: ImportContext = {
  scheme: defaultScheme,
  annotator: { id: 'ada', name: 'Ada' },
  now: '2026-11-26T10:00:00Z',
  makeId: () => crypto.randomUUID(),
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
};

function written(format: Format, ...sets: readonly AnnotationSet[]): readonly FormatFile[] {
  return format.write?.(sets, { withText: true }).files ?? [];
}

function imports(format: Format, files: readonly FormatFile[], some: Partial<ImportContext> = {}) {
  const read = format.read?.(files, { ...context, ...some });
  if (!read?.ok) throw new Error(JSON.stringify(read?.error));
  return read.value;
}

const story = setOn('The bridge is safe.', claim('a', [4, 10]));

describe('the native formats', () => {
  it.each([caveat, caveatLines])('give back every set just as it was, and write it the same again: $id', (format) => {
    fc.assert(
      fc.property(fc.array(annotationSet, { minLength: 1, maxLength: 3 }), (sets) => {
        const files = written(format, ...sets);
        const { sets: back, failed } = imports(format, files);
        expect(failed).toEqual([]);
        assert.deepEqual(
          back.map(({ set }) => set),
          sets,
        );
        assert.deepEqual(written(format, ...back.map(({ set }) => set)), files);
      }),
    );
  });

  it('recognise their own files, and only those', () => {
    const [file] = written(caveat, story);
    const [lines] = written(caveatLines, story, story);
    expect([caveat.recognises?.(file as FormatFile), caveatLines.recognises?.(lines as FormatFile)]).toEqual([
      true,
      true,
    ]);
    expect(caveat.recognises?.({ name: 'x.json', text: '{"other": 1}' })).toBe(false);
    expect(caveatLines.recognises?.(file as FormatFile)).toBe(false);
  });

  it('take the article that is given for a set without a text, if it is the one that was marked', () => {
    const files = caveat.write?.([story], { withText: false }).files ?? [];
    expect(caveat.read?.(files, context)).toEqual({ ok: false, error: { code: 'needs-article' } });
    const article = { info: story.article, text: story.text };
    expect(imports(caveat, files, { article }).sets[0]?.set).toEqual(story);
  });

  it('import the lines that are in order, and say which are not', () => {
    const [file] = written(caveatLines, story);
    const damaged = {
      name: 'sets.caveat.jsonl',
      text: `${file?.text}\n{"format": "caveat-annotation-set"}\nnot JSON\n`,
    };
    const { sets, failed } = imports(caveatLines, [damaged]);
    expect(sets.map(({ set }) => set)).toEqual([story]);
    expect(failed.map(({ where }) => where)).toEqual(['sets.caveat.jsonl, line 3', 'sets.caveat.jsonl, line 4']);
    expect(failed[1]?.reason).toMatch(/not JSON/);
  });
});
