import { expect, test } from 'vitest';
import { readArguments } from './arguments';

const read = (...args: string[]) => readArguments(args, '/home/ada');

test('opens a window on nothing when nothing is said', () => {
  expect(read()).toEqual({
    ok: true,
    value: { article: undefined, dataFolder: undefined, browser: undefined, window: true },
  });
});

test('takes an article, a data folder and a browser, relative to where it was started', () => {
  expect(read('drafts/story.txt', '--data-folder', '../data', '--browser', 'chromium')).toEqual({
    ok: true,
    value: { article: '/home/ada/drafts/story.txt', dataFolder: '/home/data', browser: 'chromium', window: true },
  });
  expect(read('--no-window')).toMatchObject({ value: { window: false } });
});

test('takes an article whose name looks like an option', () => {
  expect(read('--', '--strange.txt')).toMatchObject({ value: { article: '/home/ada/--strange.txt' } });
});

test.each([
  [['--colour'], /--colour/],
  [['--browser'], /--browser/],
  [['one.txt', 'two.txt'], 'Caveat opens one article at a time.'],
])('says what is wrong with %j', (args, problem) => {
  expect(read(...args)).toEqual({ ok: false, error: expect.stringMatching(problem) as string });
});
