import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { offerReload } from './crash';

function crashed(reason: string, response: number) {
  const webContents = Object.assign(new EventEmitter(), { reload: vi.fn() });
  const window = { webContents, isDestroyed: () => false, close: vi.fn() };
  const showMessageBox = vi.fn(async () => ({ response }));
  offerReload(window as never, { showMessageBox } as never);
  webContents.emit('render-process-gone', {}, { reason });
  return { window, showMessageBox };
}

test.each(['crashed', 'oom', 'killed'])('a page that %s is loaded again, if the user likes', async (reason) => {
  const { window, showMessageBox } = crashed(reason, 0);
  await vi.waitFor(() => expect(window.webContents.reload).toHaveBeenCalledOnce());
  expect(showMessageBox.mock.calls[0]).toMatchObject([
    window,
    { detail: expect.stringContaining('Your marks are safe') },
  ]);
  expect(window.close).not.toHaveBeenCalled();
});

test('or its window is closed, by the way that saves', async () => {
  const { window } = crashed('crashed', 1);
  await vi.waitFor(() => expect(window.close).toHaveBeenCalledOnce());
  expect(window.webContents.reload).not.toHaveBeenCalled();
});

test('a page that left by itself is let go', () => {
  expect(crashed('clean-exit', 0).showMessageBox).not.toHaveBeenCalled();
});
