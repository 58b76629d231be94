import { EventEmitter } from 'node:events';
import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import type { SaveState } from '../../core/desk';
import { askAboutFailures, Departure } from './quit';

const place = { file: 'story.txt.caveat.json', folder: '~/articles' };
const savedState: SaveState = { state: 'saved', version: 3, place };
const failed = (kept: boolean): SaveState => ({
  state: 'not-saved',
  version: 2,
  place,
  error: { code: 'no-space', file: place.file, detail: 'ENOSPC' },
  kept,
});

/** An app and a window that behave as Electron's do: `quit` and `close` ask first, and go if nobody objects. */
function program(saves: () => Promise<readonly SaveState[]>, ask: () => Promise<boolean>, last = false) {
  const said: string[] = [];
  const attempt = (emitter: EventEmitter, event: string, done: string) => {
    let prevented = false;
    emitter.emit(event, { preventDefault: () => (prevented = true) });
    if (!prevented) said.push(done);
  };
  const app = Object.assign(new EventEmitter(), { quit: () => attempt(app, 'before-quit', 'quit') });
  const window = Object.assign(new EventEmitter(), {
    close: () => attempt(window, 'close', 'closed'),
    isDestroyed: () => false,
  });
  const departure = new Departure(app as never, saves, ask);
  departure.guard(window as never, saves, () => last);
  return { app, window, said };
}

/** After all promises that wait for nothing but each other. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe.each([
  ['quitting', (p: ReturnType<typeof program>) => p.app.quit(), 'quit', false],
  ['closing a window', (p: ReturnType<typeof program>) => p.window.close(), 'closed', false],
  ['closing the last window', (p: ReturnType<typeof program>) => p.window.close(), 'quit', true],
] as const)('%s', (_what, leave, done, last) => {
  test('waits for the disk', async () => {
    let written: (saves: SaveState[]) => void = () => undefined;
    const p = program(
      () => new Promise((resolve) => (written = resolve)),
      async () => true,
      last,
    );
    leave(p);
    await settled();
    expect(p.said).toEqual([]);
    written([savedState]);
    await vi.waitFor(() => expect(p.said).toEqual([done]));
  });

  test('does not happen if the user stays, and can be tried again', async () => {
    const answers = [false, true];
    const ask = vi.fn(async () => answers.shift() as boolean);
    const p = program(async () => [failed(false)], ask, last);
    leave(p);
    await settled();
    expect(p.said).toEqual([]);
    leave(p);
    await settled();
    expect(p.said).toEqual([done]);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test('asks once, however often it is asked for', async () => {
    const ask = vi.fn(async () => true);
    const p = program(async () => [savedState], ask, last);
    leave(p);
    leave(p);
    leave(p);
    await vi.waitFor(() => expect(p.said).toEqual([done]));
    expect(ask).toHaveBeenCalledOnce();
  });
});

describe('the question', () => {
  const asked = async (saves: SaveState[], response: number, window?: BrowserWindow) => {
    const showMessageBox = vi.fn(async () => ({ response, checkboxChecked: false }));
    const may = await askAboutFailures({ showMessageBox } as never, saves, window);
    return { may, questions: showMessageBox.mock.calls.map((call: unknown[]) => call.at(-1) as MessageBoxOptions) };
  };

  test('is not put when all is on disk', async () => {
    expect(await asked([savedState], 0)).toEqual({ may: true, questions: [] });
  });

  test('says what went wrong and what is safe; staying is the default', async () => {
    const { may, questions } = await asked([savedState, failed(true)], 0);
    expect(may).toBe(false);
    expect(questions).toMatchObject([
      { message: 'The disk is full', buttons: ['Stay', 'Quit Anyway'], defaultId: 0, cancelId: 0 },
    ]);
    expect(questions[0]?.detail).toContain('They are safe in Caveat’s own folder');
  });

  test('says when marks would be lost', async () => {
    const { may, questions } = await asked([failed(false)], 1);
    expect(may).toBe(true);
    expect(questions[0]?.detail).toContain('saved nowhere and will be lost');
  });

  test('is put for each article until the user stays, and over the window that closes', async () => {
    const window = {} as BrowserWindow;
    expect((await asked([failed(true), failed(false)], 1)).questions).toHaveLength(2);
    expect((await asked([failed(true), failed(false)], 0)).questions).toHaveLength(1);
    const { questions } = await asked([failed(true)], 1, window);
    expect(questions[0]?.buttons).toEqual(['Stay', 'Close Anyway']);
  });
});
