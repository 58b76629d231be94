import { describe, expect, it } from 'vitest';
import { quoteTypeOf } from './quote-type';
import { attribution, stretchOf } from './testing/builders';

const cases: readonly [type: string | undefined, ...content: string[]][] = [
  ['direct', '“Work will stop.”'],
  ['direct', '“Work will stop,”', '“until pay is settled.”'],
  ['direct', '"Work will stop,"', '"until pay is settled".'],
  ['direct', '“We go.\n\n“We come”,'],
  ['direct', '« C’est sûr. »'],
  ['direct', '„Sie ist sicher“'],
  ['direct', '»Sie ist sicher«'],
  ['direct', '「安全だ」'],
  ['direct', '‘It isn’t the workers’ fault,’'],
  ['direct', '“Work will stop', 'until pay is settled.”'],
  ['mixed', 'that “the bridge is safe”'],
  ['mixed', '“safe” and, so the engineers think, “sound”'],
  ['mixed', '“Work will stop'],
  ['mixed', 'will stop,”'],
  ['mixed', 'will stop"'],
  ['mixed', 'the ‘safe’ bridge'],
  ['indirect', 'that the bridge is safe'],
  ['indirect', 'that it’s the workers’ fault and wasn’t in the ’90s'],
  ['indirect', 'that a 6" pipe broke'],
  [undefined],
  [undefined, ' '],
];

describe('the quote type', () => {
  it.each(cases)('is %s: %s', (type, ...content) => {
    const text = `Anna said ${content.join(' Anna said ')}`;
    const { fragments } = attribution(
      'a',
      stretchOf(text, 'Anna', 'source'),
      stretchOf(text, 'said', 'cue'),
      ...content.map((words) => {
        const [start] = stretchOf(text, ` ${words}`);
        return [start + 1, start + 1 + words.length, 'content'] as const;
      }),
    );
    expect(quoteTypeOf(text, fragments)).toBe(type);
  });

  it('is read off content alone', () => {
    const text = '“Chief” Anna said she left.';
    expect(quoteTypeOf(text, [{ start: 0, end: 12, role: 'source' }, { start: 18, end: 26, role: 'content' }])).toBe('indirect'); // prettier-ignore
  });
});
