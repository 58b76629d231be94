import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationIndex } from '../../core/annotation-index';
import { compareAnnotations } from '../../core/annotation';
import { redline } from '../../core/redline';
import { annotationOn, markableText } from '../../core/testing/arbitraries';
import { setOn } from '../../core/testing/builders';
import { afterChange, markedPieces } from './comparing';
import { claim } from './testing';

describe('the lines of a redline', () => {
  it('come in pieces that are the line again, with marks on just their words', () => {
    const cases = fc.tuple(markableText, markableText).chain(([before, after]) =>
      fc.record({
        before: fc.constant(before),
        after: fc.constant(after),
        annotations: fc.tuple(annotationOn(after, 'a'), annotationOn(after, 'b')),
      }),
    );
    fc.assert(
      fc.property(cases, ({ before, after, annotations }) => {
        const index = new AnnotationIndex(annotations.toSorted(compareAnnotations));
        for (const line of redline(before, after)) {
          if (line.type !== 'line') continue;
          const pieces = markedPieces({ index }, line);
          for (const type of ['same', 'deleted', 'inserted'] as const) {
            const words = (list: readonly { type: string; text: string }[]) =>
              list.flatMap((piece) => (piece.type === type ? [piece.text] : [])).join('');
            expect(words(pieces)).toBe(words(line.parts));
          }
          let at = line.start;
          for (const { type, text, annotation } of pieces) {
            if (type === 'deleted') continue;
            const here = index.overlapping(at, at + text.length);
            if (annotation) expect(here).toContain(annotation);
            else expect(here).toEqual([]);
            at += text.length;
          }
        }
      }),
    );
  });
});

it('tells what asks to be checked again from what stands as it stood', () => {
  const review = {
    reason: 'words',
    was: [{ quote: 'x', prefix: '', suffix: '' }],
    at: '2026-11-27T10:00:00Z',
  } as const;
  const signOff = { by: 'ada', at: '2026-11-26T10:00:00Z' };
  const set = setOn('The bridge is safe.', claim('a', 0, 3), { ...claim('b', 4, 10), review, signOff }, { ...claim('c', 11, 13), signOff }); // prettier-ignore
  expect(afterChange(set)).toMatchObject({ asking: [{ id: 'b' }], lost: [], unchanged: 2, signedOff: 1 });
});
