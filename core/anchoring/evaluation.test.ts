import { describe, expect, it } from 'vitest';
import { normaliseText } from '../text';
import { anchorFragments } from './anchor';
import * as edits from './testing/edits';
import { newsText, randomFrom } from './testing/news';
import { measure, trackedEdits } from './testing/tally';

const spansPerText = 250;

describe('re-anchoring, measured on tracked edits', () => {
  it.each(trackedEdits)('%s', (_name, { right, wrong }, changes) => {
    const tally = measure(...changes);
    expect(tally.survived).toBeGreaterThan(1500);
    expect(tally.right / tally.survived).toBeGreaterThanOrEqual(right);
    expect(tally.wrong / tally.survived).toBeLessThanOrEqual(wrong);
    expect(tally.silentlyWrong / tally.survived).toBeLessThanOrEqual(0.001);
    expect(tally.attached).toBeLessThanOrEqual(tally.deleted * 0.04);
    expect(tally.silentlyAttached).toBe(0);
  });

  it('keeps every fragment where only line ends and a byte order mark came', () => {
    const oldText = newsText(9, 30);
    const spans = edits.spansIn(oldText, randomFrom(9), spansPerText);
    const { text } = normaliseText(`\ufeff${oldText.replaceAll('\n', '\r\n')}`);
    expect(anchorFragments(oldText, text, spans).counts).toEqual({
      same: spansPerText,
      moved: 0,
      review: 0,
      orphan: 0,
    });
  });
});
