import type { BrowserWindow, Dialog } from 'electron';

/** When a window's page dies, says so and offers to show it again. What was marked is held outside the page. */
export function offerReload(window: BrowserWindow, dialog: Pick<Dialog, 'showMessageBox'>): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) void ask();
  });

  async function ask(): Promise<void> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'This window stopped working',
      detail: 'Your marks are safe: Caveat holds them outside the window. Reload it to go on where you were.',
      buttons: ['Reload', 'Close'],
      defaultId: 0,
      cancelId: 1,
    });
    if (window.isDestroyed()) return;
    if (response === 0) window.webContents.reload();
    else window.close();
  }
}
