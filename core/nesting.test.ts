import { describe, expect, it } from 'vitest';
import { maxNesting, tooDeep } from './nesting';

const nested = (depth: number): unknown => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth));

describe('tooDeep', () => {
  it('lets pass what is nested as deep as allowed', () => {
    expect(tooDeep(nested(maxNesting))).toBeUndefined();
    expect([1, 'a', null, true, undefined].map((value) => tooDeep(value))).toEqual(Array(5).fill(undefined));
  });

  it('says the way to what is nested deeper, however deep', () => {
    expect(tooDeep([1, { b: nested(maxNesting) }])?.slice(0, 3)).toEqual(['1', 'b', 'a']);
    expect(tooDeep(nested(100_000))).toHaveLength(maxNesting);
  });
});
