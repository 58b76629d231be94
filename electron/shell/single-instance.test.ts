import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { App } from 'electron';
import { expect, test, vi } from 'vitest';
import { articleArguments, isOnlyInstance } from './single-instance';

const here = resolve('/home/reporter');

test.each([
  [['caveat'], true, []],
  [['caveat', 'story.txt'], true, ['story.txt']],
  [['caveat', '--no-sandbox', 'a.txt', '--flag=x', 'b.md'], true, ['a.txt', 'b.md']],
  [['electron', '.'], false, []],
  [['electron', '--no-sandbox', '.', 'story.txt'], false, ['story.txt']],
])('%j names the articles of the command line', (argv, packaged, names) => {
  expect(articleArguments(argv, here, packaged)).toEqual(names.map((name) => resolve(here, name)));
});

test('articles may be named by path or by address', () => {
  const path = resolve('/elsewhere/Ünïcode & more.txt');
  expect(articleArguments(['caveat', path, pathToFileURL(path).href], here, true)).toEqual([path, path]);
});

function started(lock: boolean, articles: string[] = []) {
  const requestSingleInstanceLock = vi.fn(() => lock);
  const app = Object.assign(new EventEmitter(), { requestSingleInstanceLock });
  const open = vi.fn();
  const only = isOnlyInstance(app as unknown as App, articles, open);
  return { app, open, only, requestSingleInstanceLock };
}

test('a second start hands its articles to the first, and goes', () => {
  const second = started(false, ['/a.txt']);
  expect(second.only).toBe(false);
  expect(second.requestSingleInstanceLock).toHaveBeenCalledExactlyOnceWith({ articles: ['/a.txt'] });
  const first = started(true);
  expect(first.only).toBe(true);
  first.app.emit('second-instance', {}, ['caveat', '--allow-file-access'], here, { articles: ['/a.txt'] });
  expect(first.open).toHaveBeenCalledExactlyOnceWith(['/a.txt']);
});

test.each([[undefined], [null], [{}], [{ articles: 'x' }], [{ articles: [1] }]])(
  'a second start that hands over %j only brings the app forward',
  (data) => {
    const { app, open } = started(true);
    app.emit('second-instance', {}, [], here, data);
    expect(open).toHaveBeenCalledExactlyOnceWith([]);
  },
);

test('a file that the system asks to open is opened by us', () => {
  const { app, open } = started(true);
  const event = { preventDefault: vi.fn() };
  app.emit('open-file', event, '/a.txt');
  expect(event.preventDefault).toHaveBeenCalled();
  expect(open).toHaveBeenCalledExactlyOnceWith(['/a.txt']);
});
