import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextQuotation, outermostQuotations, quotationAt } from './quotations';
import { splitsPair } from './offsets';
import { text } from './testing/arbitraries';
import type { Span } from './text';

/** All quotations, the words of each, found by looking everywhere. */
function allOf(words: string): string[] {
  const found = new Map<string, Span>();
  for (let at = 0; at <= words.length; at++) {
    const span = quotationAt(words, at);
    if (span) found.set(`${span.start}-${span.end}`, span);
  }
  return [...found.values()]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((span) => words.slice(span.start, span.end));
}

const cases: readonly [name: string, words: string, ...quotations: string[]][] = [
  ['curly', 'She said: “It is safe.” He: “No.”', '“It is safe.”', '“No.”'],
  [
    'curly, interrupted',
    '“Work will stop,” the union said, “until pay is settled.”',
    '“Work will stop,”',
    '“until pay is settled.”',
  ],
  ['straight', 'She called it "safe" and ("today") "sound".', '"safe"', '"today"', '"sound"'],
  ['straight, beside dashes', 'It is—"safe"—she said', '"safe"'],
  ['straight, not inches', 'A 6" pipe and a 5\'10" man said "yes".', '"yes"'],
  ['straight single quotes are apostrophes', "The workers' union don't say 'yes'."],
  ['single curly', '‘It is safe,’ she said. ‘Is it?’', '‘It is safe,’', '‘Is it?’'],
  ['apostrophes', '‘I don’t know,’ she said. It’s the workers’ fault. The ’90s.', '‘I don’t know,’'],
  [
    'apostrophes within single quotes',
    '‘The workers’ union didn’t agree in the ’90s,’ he said.',
    '‘The workers’ union didn’t agree in the ’90s,’',
  ],
  ['a scare quote that ends in s', 'So-called ‘experts’ met at the owners’ club.', '‘experts’'],
  ['apostrophes turned round', 'The ‘90s, rock ‘n’ roll, get ‘em, and ‘yes’.', '‘yes’'],
  ['nested', '“He told me ‘it’s safe’ twice,” she said.', '“He told me ‘it’s safe’ twice,”', '‘it’s safe’'],
  ['nested, three deep', '“A ‘b “c” d’ e.”', '“A ‘b “c” d’ e.”', '‘b “c” d’', '“c”'],
  ['nested, at one place', '“‘Go,’ he said,” she said.', '“‘Go,’ he said,”', '‘Go,’'],
  ['guillemets', 'Elle dit : « C’est sûr », puis «non».', '« C’est sûr »', '«non»'],
  ['guillemets, pointing in', 'Er sagte: »Sie ist ›sicher‹.« Und »nein«.', '»Sie ist ›sicher‹.«', '›sicher‹', '»nein«'],
  ['guillemets, nested', '«A «b» c»', '«A «b» c»', '«b»'],
  ['German', 'Sie sagte: „Die Brücke ist ‚sicher‘.“ Er: „Nein.”', '„Die Brücke ist ‚sicher‘.“', '‚sicher‘', '„Nein.”'],
  ['Swedish', 'Hon sade: ”Bron är säker.” Han: ”Nej.”', '”Bron är säker.”', '”Nej.”'],
  ['Japanese', '市長は「『安全』と聞いた」と述べた。「はい」', '「『安全』と聞いた」', '『安全』', '「はい」'],
  ['Chinese', '他说，“港口照常开放”。', '“港口照常开放”'],
  ['over paragraphs', 'He: “We go.\n\n“We come.\n“We stay.” Then “no”.', '“We go.\n\n“We come.\n“We stay.”', '“no”'],
  ['over paragraphs, straight', '"We go.\n\n"We come," he said.', '"We go.\n\n"We come,"'],
  [
    'over paragraphs, nested',
    '“He said ‘we go.\n\n“‘We come.’ I left.”',
    '“He said ‘we go.\n\n“‘We come.’ I left.”',
    '‘we go.\n\n“‘We come.’',
  ],
  ['over paragraphs, Japanese', '「行く。\n「来る。」', '「行く。\n「来る。」'],
  ['unclosed', 'He: “We go.  \n\nNobody “came”.', '“We go.', '“came”'],
  ['unclosed within another', '“We ‘go,” he said. ‘tis', '“We ‘go,”'],
  ['closing what nobody opened', 'We go,” he said. 「No」』 It’s » over.', '「No」'],
  ['none', 'The bridge is closed.\n\nSo is the port.'],
];

describe('quotations', () => {
  it.each(cases)('%s: %s', (_name, words, ...quotations) => {
    expect(allOf(words)).toEqual(quotations);
  });

  it('are asked for one after the other, also from within a passage', () => {
    const words = 'A “b ‘C’.\n\n“D” e “f” g';
    const next = (from: number, until = words.length) => {
      const span = nextQuotation(words, from, until);
      return span && words.slice(span.start, span.end);
    };
    expect(next(0)).toBe('“b ‘C’.\n\n“D”');
    expect(next(3)).toBe('‘C’');
    expect(next(7)).toBe('“f”');
    expect(next(7, words.indexOf('“f”'))).toBeUndefined();
    expect(next(words.indexOf('“f”') + 1)).toBeUndefined();
    expect([...outermostQuotations(words)].map(({ start, end }) => words.slice(start, end))).toEqual([
      '“b ‘C’.\n\n“D”',
      '“f”',
    ]);
  });

  const bits = [
    '"',
    '“',
    '”',
    '‘',
    '’',
    '„',
    '‚',
    '«',
    '»',
    '‹',
    '›',
    '「',
    '」',
    '『',
    '』',
    's',
    'a',
    ' ',
    '.',
    '\n',
    '🔴',
  ];
  const quoted = fc.oneof(
    text,
    fc.array(fc.constantFrom(...bits)).map((some) => some.join('')),
  );

  it('hold the offset, begin and end with what they should, and nest', () => {
    fc.assert(
      fc.property(quoted, fc.nat(), (some, n) => {
        const at = n % (some.length + 1);
        const span = quotationAt(some, at);
        if (!span) return;
        expect(span.start <= at && at < span.end).toBe(true);
        expect(some.slice(span.start)).toMatch(/^["“”„‟‘‚«»‹›「『｢]/u);
        expect(some.slice(span.start, span.end)).not.toMatch(/\s$/);
        expect(splitsPair(some, span.end)).toBe(false);
        for (let other = span.start; other < span.end; other++) {
          const inner = quotationAt(some, other) as Span;
          expect(inner.start >= span.start && inner.end <= span.end).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('found one after the other are those found by looking everywhere', () => {
    fc.assert(
      fc.property(quoted, (some) => {
        const starts = new Set<number>();
        for (
          let span = nextQuotation(some, 0, some.length);
          span;
          span = nextQuotation(some, span.start + 1, some.length)
        )
          starts.add(span.start);
        for (let at = 0; at <= some.length; at++) {
          const span = quotationAt(some, at);
          if (span) expect(starts).toContain(span.start);
        }
        for (const start of starts) expect(quotationAt(some, start)?.start).toBe(start);
      }),
      { numRuns: 300 },
    );
  });

  it('of text made to be slow are found all the same', () => {
    for (const bit of ['“', '”', '‘', 's’ a', '"', '“」', '“\n', '«»', 'don’t s’ a ', '‘s’ a s’ b '])
      for (const at of [0, 50_000, 100_000]) quotationAt(bit.repeat(100_000 / bit.length), at);
  });
});
