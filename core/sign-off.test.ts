import { expect, it } from 'vitest';
import type { Annotation } from './annotation';
import { defaultScheme } from './default-scheme';
import { kindOf } from './scheme-index';
import { signOffAfter } from './sign-off';
import { attribution, claim } from './testing/builders';

const text = 'The bridge is safe.';
const now = { by: 'ada', at: '2026-11-27T10:00:00Z' };
const before = { by: 'ben', at: '2026-11-26T10:00:00Z' };
const after = (annotation: Annotation, attributes: Annotation['attributes']) =>
  signOffAfter(kindOf(defaultScheme, annotation.kind), annotation, attributes, text, now);
const withStatus = (status: string, signOff = before): Annotation => ({
  ...claim('a', [0, 10]),
  attributes: { status },
  signOff,
});

it('signs off whoever gives a settled status, and takes it away with an open one', () => {
  expect(after(claim('a', [0, 10]), { status: 'refuted' })).toEqual({ signOff: now });
  expect(after(withStatus('supported'), { status: 'refuted' })).toEqual({ signOff: now });
  expect(after(withStatus('supported'), { status: 'in-progress' })).toEqual({ signOff: null });
  expect(after(withStatus('supported'), {})).toEqual({ signOff: null });
});

it('stays as it is while the status does', () => {
  expect(after(withStatus('supported'), { status: 'supported', claimType: 'statistic' })).toEqual({});
  expect(after(claim('a', [0, 10]), { status: 'in-progress' })).toEqual({});
  expect(after(claim('a', [0, 10]), { status: 'unverified' })).toEqual({});
});

it('is nothing for a kind whose status nobody has to find out', () => {
  expect(after(attribution('a', [0, 10, 'source']), { sourceType: 'anonymous' })).toEqual({});
});
