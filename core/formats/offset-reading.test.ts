import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../annotation';
import { fragmentsOn, rawText } from '../testing/arbitraries';
import { normaliseText } from '../text';
import { findReading, OffsetReading, offsetUnits, type Counting, type OffsetUnit } from './offset-reading';

const codePoints: Counting = { unit: 'codepoint', lineEnds: 'lf', bom: false };

/** Counts by brute force how many units a text has. */
function lengthIn(unit: OffsetUnit, text: string): number {
  switch (unit) {
    case 'utf16':
      return text.length;
    case 'codepoint':
      return [...text].length;
    case 'byte':
      return new TextEncoder().encode(text).length;
    case 'grapheme':
      return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length;
  }
}

const anyCounting = fc.record({
  unit: fc.constantFrom(...offsetUnits),
  lineEnds: fc.constantFrom('lf' as const, 'raw' as const),
  bom: fc.boolean(),
});

describe('a reading of offsets', () => {
  it('finds the place that was counted, whatever was counted', () => {
    fc.assert(
      fc.property(rawText, anyCounting, fc.nat(), (file, counting, at) => {
        const { text } = normaliseText(file);
        const raw = file.charCodeAt(0) === 0xfeff ? file.slice(1) : file;
        const seen = `${counting.bom ? '\ufeff' : ''}${counting.lineEnds === 'raw' ? raw : text}`;
        const reading = new OffsetReading(text, raw, counting);
        const cut = at % (seen.length + 1);
        const before = seen.slice(0, cut);
        const counted = lengthIn(counting.unit, before);
        // Only a cut between two units can be counted.
        if (counted + lengthIn(counting.unit, seen.slice(cut)) !== lengthIn(counting.unit, seen)) return;
        if (counting.unit === 'grapheme' && !isBoundary(seen, cut)) return;
        const expected = normaliseText(`\ufeff${counting.bom ? before.slice(1) : before}`).text.length;
        const place = reading.toUtf16(counted);
        // Within a line end of two characters is before it.
        const within = seen[cut - 1] === '\r' && seen[cut] === '\n' ? 1 : 0;
        expect(place).toBe(expected - within);
      }),
      { numRuns: 500 },
    );
  });

  it('answers nothing for what is no place', () => {
    const reading = new OffsetReading('a🔴', 'a🔴', { ...codePoints, unit: 'byte' });
    expect([0, 1, 2, 3, 4, 5, 6, -1, 0.5, NaN].map((offset) => reading.toUtf16(offset))).toEqual([
      ...[0, 1, undefined, undefined, undefined, 3],
      ...[undefined, undefined, undefined, undefined],
    ]);
    expect(reading.toSpan({ start: 1, end: 1 })).toBeUndefined();
  });
});

function isBoundary(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].some(
    ({ index }) => index === at,
  );
}

describe('finding out what offsets count', () => {
  const stories = rawText.chain((file) => {
    const { text } = normaliseText(file);
    return fc.record({
      file: fc.constant(file),
      counting: anyCounting,
      fragments: text === '' ? fc.constant<Fragment[]>([]) : fragmentsOn(text),
    });
  });

  it('places every stretch on its words, whatever the file counted', () => {
    fc.assert(
      fc.property(stories, ({ file, counting, fragments }) => {
        const { text } = normaliseText(file);
        const raw = file.charCodeAt(0) === 0xfeff ? file.slice(1) : file;
        const writer = new OffsetReading(text, raw, counting);
        const counted = new Map<number, number>();
        const most = lengthIn(counting.unit, `\ufeff${raw}`);
        for (let offset = 0; offset <= most; offset++) {
          const place = writer.toUtf16(offset);
          if (place !== undefined) counted.set(place, offset);
        }
        const spans = fragments.flatMap(({ start, end }) => {
          const [from, to] = [counted.get(start), counted.get(end)];
          return from === undefined || to === undefined
            ? []
            : [{ start: from, end: to, quote: text.slice(start, end) }];
        });
        const { reading, sure } = findReading(text, spans, { usual: codePoints, raw });
        for (const span of spans) {
          const place = reading.toSpan(span);
          expect(place && text.slice(place.start, place.end)).toBe(span.quote);
        }
        // It may be the same words elsewhere; then it must not be sure of anything but the usual counting.
        if (sure && reading.counting !== codePoints)
          for (const span of spans) expect(reading.toSpan(span)).toEqual(writer.toSpan(span));
      }),
      { numRuns: 500 },
    );
  });

  const text = '🔴 The mayor said no.\nThe union 👩🏽‍🚒 said yes.\n';
  const words = (start: number, end: number, quote: string) => ({ start, end, quote });

  it('takes the format’s own counting where it fits, and another where only that does', () => {
    const said = text.lastIndexOf('said');
    const inCodePoints = [...text.slice(0, said)].length;
    const found = (start: number) => findReading(text, [words(start, start + 4, 'said')], { usual: codePoints });
    expect(found(inCodePoints)).toMatchObject({ sure: true, reading: { counting: codePoints } });
    expect(found(said)).toMatchObject({ sure: true, reading: { counting: { unit: 'utf16', lineEnds: 'lf' } } });
    expect(found(said + 1).reading.counting).toMatchObject({ unit: 'utf16', bom: false, lineEnds: 'raw' });
  });

  it('is not sure of anything when no counting fits every stretch', () => {
    const spans = [words(2, 11, 'The mayor'), words(3, 12, 'The union')];
    expect(findReading(text, spans, { usual: codePoints })).toMatchObject({
      sure: false,
      reading: { counting: codePoints },
    });
  });
});
