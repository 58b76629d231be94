import { expect, it } from 'vitest';
import { claim, relation, setOn } from '../../core/testing/builders';
import { firstPart } from './first-part';

const text = 'x'.repeat(200_000);
const claims = (count: number) => Array.from({ length: count }, (_, n) => claim(`c${n}`, [n * 20, n * 20 + 5]));

it('sends a set of ordinary size whole', () => {
  const set = setOn(text, ...claims(4200));
  expect(firstPart(set)).toEqual({ set });
});

it('sends what the first screens of a long article show, with the relations between them', () => {
  const relations = [relation('near', 'c0', 'c9'), relation('far', 'c0', 'c9000')];
  const set = { ...setOn(text, ...claims(9500)), relations };
  const { set: first, partial } = firstPart(set);
  expect(partial).toBe(true);
  expect(first.annotations).toEqual(set.annotations.slice(0, first.annotations.length));
  expect(first.annotations.at(-1)?.fragments[0]?.start).toBeGreaterThan(0xff00);
  expect(first.relations.map(({ id }) => id)).toEqual(['near']);
  expect(first.text).toBe(text);
});
