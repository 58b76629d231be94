import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsPair } from '../offsets';
import { fragmentsOn, markableText } from '../testing/arbitraries';
import { certain, findQuote, possible, type Anchor } from './find-quote';

/** The anchor of the stretch in brackets. */
function anchorOf(marked: string): Anchor {
  const [start, end] = [marked.indexOf('['), marked.indexOf(']')] as const;
  const prefix = marked.slice(Math.max(0, start - 32), start);
  return { quote: marked.slice(start + 1, end), prefix, suffix: marked.slice(end + 1, end + 33), hint: start };
}

function find(marked: string, text: string) {
  const found = findQuote(text, anchorOf(marked));
  return found && { ...found, words: text.slice(found.start, found.end) };
}

describe('findQuote', () => {
  it('is sure of what did not change', () => {
    expect(
      find('The mayor said [taxes will rise] next year.', 'The mayor said taxes will rise next year.'),
    ).toMatchObject({ start: 15, end: 30, score: 1 });
  });

  it('scores a light edit as quote, context and place weigh', () => {
    const found = find('The mayor said [taxes will rise] next year.', 'The mayor said taxes would rise next year.');
    expect(found).toMatchObject({ words: 'taxes would rise' });
    // Of 15 units 13 are found with 2 errors in the quote: (50 · 13/15 + 20 + 20 + 2) / 92, or 12/15 with 3.
    expect(found?.score).toBeGreaterThan(0.85);
    expect(found?.score).toBeLessThan(0.95);
  });

  it('takes the one of several whose context fits', () => {
    const text = 'He said yes. She said no. They said nothing at all.';
    expect(find('He said yes. She [said] no. They said nothing at all.', text)?.start).toBe(17);
    expect(find('He said yes. She said no. They [said] nothing at all.', `Well. ${text}`)?.start).toBe(37);
  });

  it('finds a short quote only as it is', () => {
    expect(find('The clerk, [Linus], was late for work again.', 'Their old machines were late for work again.')).toBe(
      undefined,
    );
  });

  it('is not sure of a lookalike', () => {
    const found = find(
      'Prices fell in March. [The Alpha works will close before winter, its owners said.] Nobody was surprised by it.',
      'A second site is at risk. The Gamma works will close before winter, its owners said. Two hundred work there.',
    );
    expect(found?.score).toBeGreaterThanOrEqual(possible);
    expect(found?.score).toBeLessThan(certain);
  });

  it('finds a long quote that changed a little', () => {
    const words = Array.from({ length: 200 }, (_, i) => `word${(i * 7919) % 1000}`);
    const quote = words.join(' ');
    const text = `Something else stands here. ${words.with(90, 'another').join(' ')} And the end.`;
    const found = findQuote(text, { quote, prefix: '', suffix: '', hint: 0 });
    expect(found).toMatchObject({ start: 28, end: text.length - ' And the end.'.length });
  });

  it('does not take half a character for what looks like it', () => {
    expect(findQuote('a 🔴', { quote: '\udd34', prefix: '', suffix: '', hint: 0 })).toBe(undefined);
    expect(findQuote('a 🔴', { quote: 'a \ud83d', prefix: '', suffix: '', hint: 0 })).toBe(undefined);
  });

  it('finds nothing in nothing', () => {
    expect(findQuote('', { quote: 'abc', prefix: '', suffix: '', hint: 0 })).toBe(undefined);
    expect(findQuote('abc', { quote: '', prefix: '', suffix: '', hint: 0 })).toBe(undefined);
  });

  it('stays within the text and never begins or ends an exact hit within a pair', () => {
    const cases = fc
      .tuple(markableText, markableText)
      .chain(([before, after]) => fc.tuple(fc.constant(before), fc.constant(after), fragmentsOn(before)));
    fc.assert(
      fc.property(cases, ([before, after, fragments]) => {
        for (const { start, end } of fragments) {
          const quote = before.slice(start, end);
          const anchor = { quote, prefix: before.slice(0, start), suffix: before.slice(end), hint: start };
          const found = findQuote(after, anchor);
          if (!found) continue;
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.end).toBeLessThanOrEqual(after.length);
          expect(found.score).toBeGreaterThanOrEqual(possible);
          if (after.slice(found.start, found.end) === quote)
            expect(splitsPair(after, found.start) || splitsPair(after, found.end)).toBe(false);
        }
      }),
    );
  });
});
