import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsPair } from './offsets';
import { redline, redlineParts, type RedlinePart } from './redline';
import { text as anyText } from './testing/arbitraries';

const without = (parts: readonly RedlinePart[], type: RedlinePart['type']) =>
  parts.flatMap((part) => (part.type === type ? [] : [part.text])).join('');

/** Two drafts that have much in common. */
const drafts = fc
  .tuple(fc.array(anyText, { maxLength: 8 }), fc.infiniteStream(fc.nat({ max: 5 })), anyText)
  .map(([pieces, chance, other]) => {
    const next = pieces.flatMap(
      (piece) => [[piece], [piece], [piece], [], [other], [piece, other]][chance.next().value] ?? [],
    );
    return [pieces.join('\n'), next.join('\n')] as const;
  });

describe('a redline', () => {
  it('is the new text without what is deleted, and the old one without what is inserted', () => {
    fc.assert(
      fc.property(drafts, ([before, after]) => {
        const parts = redlineParts(before, after);
        expect(without(parts, 'deleted')).toBe(after);
        expect(without(parts, 'inserted')).toBe(before);
      }),
    );
  });

  it('cuts no character in half, and has no two neighbours of one type', () => {
    fc.assert(
      fc.property(drafts, ([before, after]) => {
        let [oldAt, newAt] = [0, 0];
        redlineParts(before, after).forEach(({ type, text }, index, all) => {
          if (type !== 'inserted') expect(splitsPair(before, (oldAt += text.length))).toBe(false);
          if (type !== 'deleted') expect(splitsPair(after, (newAt += text.length))).toBe(false);
          expect(all[index + 1]?.type).not.toBe(type);
        });
      }),
    );
  });

  it('shows every change in its line, which begins where it says', () => {
    fc.assert(
      fc.property(drafts, ([before, after]) => {
        const parts = redlineParts(before, after);
        const lines = redline(before, after).flatMap((block) => (block.type === 'line' ? [block] : []));
        for (const type of ['deleted', 'inserted'] as const)
          expect(
            lines.flatMap((line) => line.parts.filter((part) => part.type === type).map(({ text }) => text)).join(''),
          ).toBe(parts.flatMap((part) => (part.type === type ? [part.text] : [])).join(''));
        for (const { start, parts } of lines) expect(after.startsWith(without(parts, 'deleted'), start)).toBe(true);
      }),
    );
  });

  it('says a change by its words, and leaves out what is far from it', () => {
    const before = ['One.', 'Two.', 'The bridge has 11 cracks, he said.', 'Four.', 'Five.', 'Six.'].join('\n\n');
    const after = before.replace('11 cracks', '14 deep cracks');
    expect(redline(before, after)).toEqual([
      { type: 'unchanged', count: 1 },
      { type: 'line', start: 6, parts: [{ type: 'same', text: 'Two.\n' }] },
      {
        type: 'line',
        start: 12,
        parts: [
          { type: 'same', text: 'The bridge has ' },
          { type: 'deleted', text: '11' },
          { type: 'inserted', text: '14 deep' },
          { type: 'same', text: ' cracks, he said.\n' },
        ],
      },
      { type: 'line', start: 53, parts: [{ type: 'same', text: 'Four.\n' }] },
      { type: 'unchanged', count: 2 },
    ]);
  });

  it('says of equal texts that nothing changed, and of others that all did', () => {
    expect(redline('A.\nB.\n', 'A.\nB.\n')).toEqual([{ type: 'unchanged', count: 2 }]);
    expect(redline('', '')).toEqual([]);
    expect(redline('', 'New.')).toEqual([{ type: 'line', start: 0, parts: [{ type: 'inserted', text: 'New.' }] }]);
    expect(redline('Old.', '')).toEqual([{ type: 'line', start: 0, parts: [{ type: 'deleted', text: 'Old.' }] }]);
  });
});
