import { expect, test } from 'vitest';
import { Handouts } from './handouts';

test('a page is handed out once, at an address of its own', () => {
  const handouts = new Handouts();
  const [one, other] = [handouts.give('<p>one'), handouts.give('<p>other')];
  expect(one).toMatch(/^\/report\/[\w-]{43}$/);
  expect([handouts.take(other), handouts.take(one)]).toEqual(['<p>other', '<p>one']);
  expect([handouts.take(one), handouts.take('/report/')]).toEqual([undefined, undefined]);
});

test('pages that nobody fetched do not pile up', () => {
  const handouts = new Handouts();
  const paths = Array.from({ length: 100 }, (_, number) => handouts.give(String(number)));
  expect(paths.map((path) => handouts.take(path)).filter((html) => html !== undefined)).toEqual(
    ['92', '93', '94', '95', '96', '97', '98', '99'], // prettier-ignore
  );
});
