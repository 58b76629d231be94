import { describe, expect, it } from 'vitest';
import { encodingName, isSupportedEncoding, supportedEncodings } from './encodings';

describe('encodings', () => {
  it('have one label and one name each', () => {
    expect(new Set(supportedEncodings.map(({ label }) => label)).size).toBe(supportedEncodings.length);
    expect(new Set(supportedEncodings.map(({ name }) => name)).size).toBe(supportedEncodings.length);
  });

  it('are known by their labels only', () => {
    for (const { label } of supportedEncodings) expect(isSupportedEncoding(label)).toBe(true);
    for (const label of ['', 'UTF-8', 'utf8', 'toString', '__proto__']) expect(isSupportedEncoding(label)).toBe(false);
  });

  it.each([
    ['utf-8', 'UTF-8'],
    ['iso-8859-15', 'ISO-8859-15'],
    ['gb18030', 'GB18030'],
    ['x-unknown', 'x-unknown'],
  ])('%s is called %s', (label, name) => {
    expect(encodingName(label)).toBe(name);
  });
});
