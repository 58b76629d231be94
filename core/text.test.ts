import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawText, text } from './testing/arbitraries';
import { countWords, lastAtMost, lineStarts, normaliseText } from './text';

describe('normaliseText', () => {
  it.each([
    ['a\nb\n', 'lf'],
    ['a\r\nb', 'crlf'],
    ['a\rb', 'cr'],
    ['a\r\nb\n', 'mixed'],
    ['a\r\rb\r\n', 'mixed'],
    ['a\n\rb', 'mixed'],
    ['a\u2028b\u0085c', 'none'],
    ['', 'none'],
  ])('%j ends its lines in %s', (raw, eol) => {
    expect(normaliseText(raw).eol).toBe(eol);
  });

  it('makes every line end one LF', () => {
    expect(normaliseText('a\r\nb\rc\nd\r\r\ne\n\rf').text).toBe('a\nb\nc\nd\n\ne\n\nf');
  });

  it('takes off one byte order mark at the beginning, and no more', () => {
    expect(normaliseText('\ufeff\ufeffa\ufeff')).toEqual({ text: '\ufeffa\ufeff', bom: true, eol: 'none' });
    expect(normaliseText('a').bom).toBe(false);
  });

  it('changes nothing else: not one unit that is neither a line end nor that mark', () => {
    fc.assert(
      fc.property(rawText, (raw) => {
        const units = (some: string) => some.replace(/[\r\n]/g, '');
        const { text, bom } = normaliseText(raw);
        expect((bom ? '\ufeff' : '') + units(text)).toBe(units(raw));
        expect(text).not.toContain('\r');
      }),
    );
  });

  it('has as many lines as the file', () => {
    fc.assert(
      fc.property(rawText, (raw) => {
        expect(normaliseText(raw).text.split('\n')).toHaveLength(raw.split(/\r\n|\r|\n/).length);
      }),
    );
  });

  it('leaves a normalised text as it is', () => {
    fc.assert(
      fc.property(text, (some) => {
        fc.pre(!some.startsWith('\ufeff'));
        expect(normaliseText(some).text).toBe(some);
      }),
    );
  });
});

describe('lineStarts', () => {
  it('is where each line begins', () => {
    expect([...lineStarts('a\n🔴\n\n')]).toEqual([0, 2, 5, 6]);
    expect([...lineStarts('')]).toEqual([0]);
  });

  it('cuts a text into its lines', () => {
    fc.assert(
      fc.property(text, (some) => {
        const starts = [...lineStarts(some)];
        const lines = starts.map((start, line) => some.slice(start, (starts[line + 1] ?? some.length + 1) - 1));
        expect(lines).toEqual(some.split('\n'));
      }),
    );
  });
});

describe('lastAtMost', () => {
  it('agrees with looking at every number', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 20 })), fc.integer({ min: -7, max: 22 }), (numbers, value) => {
        const sorted = Int32Array.from(numbers).sort();
        expect(lastAtMost(sorted, value)).toBe(sorted.findLastIndex((number) => number <= value));
      }),
    );
  });
});

describe('countWords', () => {
  it.each([
    ['', 0],
    ['The bridge is safe, she said.', 6],
    ['“No”—not 12 per cent.', 5],
    ['don’t stop', 2],
    ['🔴 👩🏽‍🚒', 0],
    ['قال الوزير', 2],
  ])('%j has %d', (some, words) => {
    expect(countWords(some)).toBe(words);
  });

  it('counts where no spaces part the words', () => {
    expect(countWords('港口照常开放')).toBeGreaterThan(1);
    expect(countWords('ท่าเรือยังเปิด')).toBeGreaterThan(1);
  });
});
