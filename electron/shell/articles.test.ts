import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { showArticles } from './articles';
import type { ShownWindow } from './windows';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'caveat-articles-')));
const [story, link] = [join(folder, 'story.txt'), join(folder, 'link.txt')];
writeFileSync(story, 'A story.');
symlinkSync(story, link);
afterAll(() => rmSync(folder, { recursive: true }));

function windowWith(articlePath?: string, minimised = false) {
  const window = {
    isMinimized: () => minimised,
    isVisible: () => true,
    restore: vi.fn(),
    focus: vi.fn(),
  };
  const document = articlePath && { articlePath, setPath: `${articlePath}.caveat.json` };
  return { window, connection: { document }, end: {}, expecting: false } as unknown as ShownWindow & {
    window: typeof window;
  };
}

function shell(...all: ShownWindow[]) {
  const open = vi.fn(async () => {
    const shown = windowWith();
    all.push(shown);
    return shown;
  });
  const windows = {
    all,
    open,
    get front() {
      return all.at(-1);
    },
  };
  const openPath = vi.fn();
  return { open, openPath, show: (...paths: string[]) => showArticles(paths, windows, { openPath }) };
}

test('an article goes into the window that is empty', async () => {
  const [empty, busy] = [windowWith(), windowWith('/other.txt')];
  const { open, openPath, show } = shell(empty, busy);
  await show(story);
  expect(openPath).toHaveBeenCalledExactlyOnceWith(story, empty.end);
  expect(empty.window.focus).toHaveBeenCalled();
  expect(open).not.toHaveBeenCalled();
});

test('into a new one, if none is', async () => {
  const busy = windowWith('/other.txt');
  const { open, openPath, show } = shell(busy);
  await show(story);
  expect(open).toHaveBeenCalledOnce();
  expect(openPath).toHaveBeenCalledOnce();
  expect(openPath.mock.calls[0]?.[1]).not.toBe(busy.end);
});

test.each([
  ['its path', story],
  ['a link to it', link],
  ['its marks', `${story}.caveat.json`],
])('the window that shows it comes forward, when it is named by %s', async (_how, path) => {
  const [showing, empty] = [windowWith(story, true), windowWith()];
  const { open, openPath, show } = shell(showing, empty);
  await show(path);
  expect(showing.window.restore).toHaveBeenCalled();
  expect(showing.window.focus).toHaveBeenCalled();
  expect(open).not.toHaveBeenCalled();
  expect(openPath).not.toHaveBeenCalled();
});

test('several articles get a window each', async () => {
  const { open, openPath, show } = shell(windowWith());
  await show('/a.txt', '/b.txt', '/c.txt');
  expect(open).toHaveBeenCalledTimes(2);
  expect(new Set(openPath.mock.calls.map(([, end]) => end)).size).toBe(3);
});

test('without an article, a window comes forward, or opens if there is none', async () => {
  const front = windowWith(story);
  const one = shell(front);
  await one.show();
  expect(front.window.focus).toHaveBeenCalled();
  expect(one.open).not.toHaveBeenCalled();
  const none = shell();
  await none.show();
  expect(none.open).toHaveBeenCalledOnce();
});
