import { expect, it } from 'vitest';
import { defaultScheme } from './default-scheme';
import { attribution, claim, unverified } from './testing/builders';
import { isToCheck } from './to-check';

const open = (annotation: ReturnType<typeof claim>, attributes = {}) =>
  isToCheck({ ...annotation, attributes }, defaultScheme, 'a');

it('is to check: a claim without a finding, something unverified without an outcome', () => {
  expect(open(claim('a', [0, 1]))).toBe(true);
  expect(open(claim('a', [0, 1]), { status: 'in-progress' })).toBe(true);
  expect(open(unverified('a', [0, 1]))).toBe(true);
  expect(open(unverified('a', [0, 1]), { resolution: 'open' })).toBe(true);
});

it('is to check again: whatever its finding, when the article has changed under it', () => {
  const review = {
    reason: 'context',
    was: [{ quote: 'a', prefix: '', suffix: '' }],
    at: '2026-11-27T10:00:00Z',
  } as const;
  expect(open({ ...claim('a', [0, 1]), review }, { status: 'supported' })).toBe(true);
  expect(open({ ...attribution('a', [0, 1]), review })).toBe(true);
});

it('is done: what has a finding or an outcome, and what has nothing to be found out', () => {
  for (const status of ['supported', 'refuted', 'mixed', 'cannot-determine'])
    expect(open(claim('a', [0, 1]), { status })).toBe(false);
  expect(open(unverified('a', [0, 1]), { resolution: 'cut' })).toBe(false);
  expect(open(attribution('a', [0, 1]))).toBe(false);
});
