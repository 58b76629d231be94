import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeUtf8 } from './utf8';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

it('reads what is UTF-8, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = new TextEncoder().encode(text);
      expect(decodeUtf8(bytes)).toBe(strict.decode(bytes));
    }),
  );
  for (const text of ['', 'plain', '\ufeffwith a mark', 'a “quote”', '🙂 𠮷', '\0'])
    expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
});

it('reads nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeUtf8(bytes)).toBe(decoded(bytes));
    }),
  );
});

it('reads a part of a buffer', () => {
  expect(decodeUtf8(new TextEncoder().encode('xx é yy').subarray(3, 5))).toBe('é');
});
