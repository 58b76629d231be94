import { expect, test } from 'vitest';
import { readStartArguments } from './start-arguments.mjs';

const read = (...args: string[]) => readStartArguments(args, '/home/ada');

test('takes an article, relative to where it was written, and a host', () => {
  expect(read()).toEqual({ asked: undefined, article: undefined });
  expect(read('story.txt')).toEqual({ asked: undefined, article: '/home/ada/story.txt' });
  expect(read('../story.txt', '--host', 'browser')).toEqual({ asked: 'browser', article: '/home/story.txt' });
  expect(read('--host=electron')).toEqual({ asked: 'electron', article: undefined });
});

test.each([
  [['--hots', 'browser'], /--hots/],
  [['--host'], /--host/],
  [['--host', 'firefox'], /^There is no host called firefox\.\n/],
  [['one.txt', 'two.txt'], /^Caveat opens one article at a time\.\n/],
])('says what is wrong with %j, and how it is meant', (args, problem) => {
  const { problem: said } = read(...args);
  expect(said).toMatch(problem);
  expect(said).toMatch(/\nUsage: npm start .*$/);
});
