import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointsAfter, codePointsBefore, OffsetMap, splitsPair } from './offsets';
import { text } from './testing/arbitraries';

/** The UTF-16 offsets at which code points begin, and the end of the text: what the string iterator says. */
function boundaries(some: string): number[] {
  const offsets = [0];
  for (const character of some) offsets.push((offsets.at(-1) as number) + character.length);
  return offsets;
}

describe('an offset map', () => {
  it('converts every boundary to code points and back', () => {
    fc.assert(
      fc.property(text, (some) => {
        const map = new OffsetMap(some);
        const all = boundaries(some);
        expect([map.utf16Length, map.codePointLength]).toEqual([some.length, all.length - 1]);
        expect(all.map((utf16) => map.toCodePoints(utf16))).toEqual(all.map((_, codePoints) => codePoints));
        expect(all.map((_, codePoints) => map.toUtf16(codePoints))).toEqual(all);
      }),
    );
  });

  it('knows the boundaries from the halves', () => {
    fc.assert(
      fc.property(text, (some) => {
        const map = new OffsetMap(some);
        const all = new Set(boundaries(some));
        for (let utf16 = -1; utf16 <= some.length + 1; utf16++) {
          expect(map.isBoundary(utf16)).toBe(all.has(utf16));
          if (utf16 >= 0 && utf16 <= some.length) expect(splitsPair(some, utf16)).toBe(!all.has(utf16));
          if (!all.has(utf16)) expect(() => map.toCodePoints(utf16)).toThrow(RangeError);
        }
      }),
    );
  });

  it('snaps to the nearest boundary on either side', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: -3, max: 200 }), (some, utf16) => {
        const map = new OffsetMap(some);
        const all = boundaries(some);
        expect(map.snap(utf16, -1)).toBe(all.findLast((boundary) => boundary <= utf16) ?? 0);
        expect(map.snap(utf16, 1)).toBe(all.find((boundary) => boundary >= utf16) ?? some.length);
      }),
    );
  });

  it.each([-1, 0.5, NaN, Infinity, 3])('refuses %d as an offset of a text of two code points', (offset) => {
    const map = new OffsetMap('🔴a');
    expect(() => map.toUtf16(offset)).toThrow(RangeError);
    expect(map.isBoundary(offset)).toBe(offset === 3);
  });

  it('counts a lone surrogate as one, as Python does', () => {
    const map = new OffsetMap('\udd34a\ud83d');
    expect([0, 1, 2, 3].map((utf16) => map.toCodePoints(utf16))).toEqual([0, 1, 2, 3]);
  });

  it('agrees with what is known of the sample', () => {
    const firefighter = '👩🏽‍🚒';
    const map = new OffsetMap(`🔴 ${firefighter} said`);
    expect(map.toCodePoints(`🔴 ${firefighter} `.length)).toBe(7);
    expect([map.utf16Length, map.codePointLength]).toEqual([15, 11]);
  });
});

describe('context', () => {
  it('is so many code points before and after', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 40 }), fc.nat(), (some, count, at) => {
        const characters = Array.from(some);
        const middle = at % (characters.length + 1);
        const offset = characters.slice(0, middle).join('').length;
        const before = characters.slice(Math.max(0, middle - count), middle);
        expect(codePointsBefore(some, offset, count)).toBe(before.join(''));
        expect(codePointsAfter(some, offset, count)).toBe(characters.slice(middle, middle + count).join(''));
      }),
    );
  });
});
