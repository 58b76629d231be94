import { describe, expect, it } from 'vitest';
import { inOrder, Placing, type Told } from './placing';

const codePoints = { unit: 'codepoint', lineEnds: 'lf', bom: false } as const;
const text = '🔴 She said no. He said yes.\nThey said nothing.';

/** Where in the text something is placed: the offset, and `?` if it is to be looked at. */
function placed(told: Told, others: readonly Told[] = [], some: { text?: string; carried?: string } = {}) {
  const placing = new Placing(some.text ?? text, [told, ...others], { usual: codePoints, carried: some.carried });
  const place = placing.place(told);
  return place.ok ? `${place.value.span.start}${place.value.review ? '?' : ''}` : place.error;
}

describe('placing', () => {
  it('takes the offsets where the words are there', () => {
    expect(placed({ start: 6, end: 10, quote: 'said' })).toBe('7');
    expect(placed({ start: 6, end: 10 }, [], { carried: text })).toBe('7');
    expect(placed({ start: 6, end: 10 })).toBe('7?');
  });

  it('finds out what the offsets count by all words together', () => {
    expect(placed({ start: 7, end: 11, quote: 'said' }, [{ start: 3, end: 6, quote: 'She' }])).toBe('7');
  });

  it('seeks words that are not at their offsets: by context, then by nearness, to be looked at', () => {
    expect(placed({ quote: 'yes' })).toBe('24?');
    expect(placed({ quote: 'said', prefix: 'They ' })).toBe('34?');
    expect(placed({ quote: 'said', suffix: ' yes' })).toBe('19?');
    expect(placed({ start: 17, end: 20, quote: 'said' })).toBe('19?');
  });

  it('finds the nearest of very many', () => {
    const many = 'He said so. '.repeat(3000);
    const at = 12 * 2500;
    expect(placed({ start: at + 4, end: at + 6, quote: 'He' }, [], { text: many })).toBe(`${at}?`);
    expect(placed({ start: at + 4, end: at + 6, quote: 'He', prefix: 'never' }, [], { text: many })).toBe(`${at}?`);
  });

  it('does not choose among equals, nor find what is not there, nor cut a character', () => {
    expect(placed({ quote: 'said' })).toBe('"said" stands in the text 3 times');
    expect(placed({ quote: 'perhaps' })).toBe('the text has no "perhaps"');
    expect(placed({ quote: '\udd34' })).toMatch(/the text has no/);
    expect(placed({ start: 400, end: 404 })).toBe('400–404 is no place in the text');
    expect(placed({})).toBe('it has neither words nor offsets');
  });

  it('seeks in the article what the file’s own text has there', () => {
    const carried = 'He said yes. She said no.';
    expect(placed({ start: 17, end: 21 }, [], { carried })).toBe('7?');
  });
});

it('fragments in order leave out those that lie over others', () => {
  const [a, b, c] = [
    { start: 5, end: 9 },
    { start: 0, end: 5 },
    { start: 8, end: 12 },
  ];
  expect(inOrder([a, b, c])).toEqual({ kept: [b, a], overlapping: 1 });
});
