import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionsOf, type MentionOptions } from './mentions';
import { splitsPair } from './offsets';
import { text } from './testing/arbitraries';

const any: MentionOptions = { ignoreCase: true };

/** Mentions are between brackets. */
const cases: readonly [words: string, text: string, options?: MentionOptions][] = [
  ['Smith', '[Smith] met [Smith], Smithson and Goldsmith; [Smith]’s dog, [Smith]-Jones.'],
  ['smith', 'Smith and SMITH and [smith].'],
  ['smith', '[Smith] and [SMITH] and [smith].', any],
  ['the bridge', 'On [the bridge], [the\u00a0bridge], [the\u202fbridge], the\nbridge, thebridge.'],
  [' the\u00a0bridge ', 'On [the bridge].'],
  ["It's", "[It’s] late. [It's] dark."],
  ['“safe”', 'Not safe, but [“safe”], ["safe"] and [„safe“].'],
  ['don', '[Don] said don’t and [DON].', any],
  ['Élysée', 'L’[Élysée] et l’[élysée].', any],
  ['istanbul', '[İstanbul] [ISTANBUL] [istanbul]', any],
  ['İstanbul', 'İİ ß ﬁ [İstanbul] [Istanbul]', any],
  ['straße', '[Straße] [STRAẞE] STRASSE', any],
  ['ﬁn', 'fin [ﬁn]', any],
  ['ΟΔΟΣ', '[οδος] [ΟΔΟΣ] οδοσα', any],
  ['cafe', 'café cafe\u0301 [cafe]'],
  ['12', '12,500 and 3.12 and 12.5 and 121 and 3,12: [12], [12]. [12]'],
  ['com', 'example.com dot-[com]'],
  ['U.S.', 'The [U.S.] and the [U.S.]-led U.S.A.'],
  ['港口', '[港口]照常开放，[港口]。'],
  ['开放', '港口照常[开放]'],
  ['京都', '東京都の[京都]'],
  ['ท่าเรือ', '[ท่าเรือ]ยังเปิด [ท่าเรือ]'],
  ['NATO', '北约[NATO]的 NATOs'],
  ['الجسر', 'أغلق [الجسر] والجسر'],
  ['मंत्री', '[मंत्री] ने प्रधानमंत्री'],
  ['👩', '👩🏽‍🚒 [👩] 👨‍👩‍👧'],
  ['🇳🇴', '[🇳🇴][🇳🇴] 🇸🇳🇴🇸'],
  ['a a', '[a a] [a a] a'],
  ['', 'Nothing'],
  ['  ', 'No  thing'],
];

describe('mentions', () => {
  it.each(cases)('of %j: %s', (words, marked, options) => {
    const plain = marked.replace(/[[\]]/g, '');
    let shown = '';
    let at = 0;
    for (const { start, end } of mentionsOf(plain, words, options)) {
      shown += `${plain.slice(at, start)}[${plain.slice(start, end)}]`;
      at = end;
    }
    expect(shown + plain.slice(at)).toBe(marked);
  });

  it('leave out the one that was asked about', () => {
    const words = 'Tate saw Tate and Tate.';
    expect(mentionsOf(words, 'Tate', { except: { start: 9, end: 13 } })).toEqual([
      { start: 0, end: 4 },
      { start: 18, end: 22 },
    ]);
  });

  it('are where they are, whatever characters stand before them', () => {
    let all = '';
    for (let point = 0; point <= 0x10ffff; point++) if (point !== 0x0a) all += String.fromCodePoint(point);
    for (const ignoreCase of [false, true])
      expect(mentionsOf(`${all} Bridge`, 'Bridge', { ignoreCase })).toEqual([
        { start: all.length + 1, end: all.length + 7 },
      ]);
  });

  const place = text.chain((some) => fc.tuple(fc.constant(some), fc.nat(), fc.nat(), fc.boolean()));

  it('are the words themselves, apart, in order, and cut no character', () => {
    fc.assert(
      fc.property(place, ([some, a, b, ignoreCase]) => {
        const twice = `${some} ${some.toUpperCase()}`;
        const from = a % (some.length + 1);
        const words = some.slice(from, from + (b % 12)).trim();
        if (splitsPair(some, from) || splitsPair(some, from + words.length)) return;
        let previous = 0;
        for (const { start, end } of mentionsOf(twice, words, { ignoreCase })) {
          expect(start).toBeGreaterThanOrEqual(previous);
          expect(end - start).toBe(words.length);
          expect(splitsPair(twice, start) || splitsPair(twice, end)).toBe(false);
          const same = (some: string) => some.replace(/\s/g, ' ').replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
          if (!ignoreCase) expect(same(twice.slice(start, end))).toBe(same(words));
          previous = end;
        }
      }),
    );
  });

  it('of words with space around them are all found, in every case', () => {
    const word = fc.constantFrom('Tate', 'Núñez', '港口', 'สะพาน', 'الجسر', 'İpek', 'Straße', 'O’Brien', 'the bridge');
    const other = fc.constantFrom('x', '🔴', '.', 'Tates', 'ﬁ', 'İİ');
    fc.assert(
      fc.property(word, fc.array(fc.tuple(fc.boolean(), other)), (wanted, parts) => {
        const some = parts.map(([yes, filler]) => (yes ? wanted : filler)).join(' ');
        const expected = parts.filter(([yes]) => yes).length;
        for (const ignoreCase of [false, true]) {
          const found = mentionsOf(some, wanted, { ignoreCase });
          expect(found.map(({ start, end }) => some.slice(start, end))).toEqual(Array(expected).fill(wanted));
        }
      }),
    );
  });

  it('in text made to be slow are found all the same', () => {
    const size = 200_000;
    const half = 'a '.repeat(size / 4);
    expect(mentionsOf('a '.repeat(size / 2), `${half}b`)).toEqual([]);
    expect(mentionsOf('a'.repeat(size), 'a'.repeat(size / 2))).toEqual([]);
    mentionsOf('哈'.repeat(size), '哈'.repeat(3000));
    mentionsOf('🇳🇴'.repeat(size / 4), '🇳🇴');
  });
});
