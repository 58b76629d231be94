import type { App, BrowserWindow, Dialog, MessageBoxOptions } from 'electron';
import type { SaveState } from '../../core/desk';
import { explain } from '../../core/messages';

type Ask = (saves: readonly SaveState[], window?: BrowserWindow) => Promise<boolean>;

/** Holds the app and its windows back until what they show is on disk. If that fails, the user decides. */
export class Departure {
  private leaving = false;
  private asking = false;

  constructor(
    private readonly app: Pick<App, 'on' | 'quit'>,
    flush: () => Promise<readonly SaveState[]>,
    private readonly ask: Ask,
  ) {
    app.on('before-quit', (event) => {
      if (this.leaving) return;
      event.preventDefault();
      void this.settle(flush).then((may) => {
        if (!may) return;
        this.leaving = true;
        app.quit();
      });
    });
  }

  /** `save` writes what this window shows; `isLast`, whether closing it is quitting. */
  guard(window: BrowserWindow, save: () => Promise<readonly SaveState[]>, isLast: () => boolean): void {
    let closing = false;
    window.on('close', (event) => {
      if (closing || this.leaving) return;
      event.preventDefault();
      if (isLast()) {
        this.app.quit();
        return;
      }
      void this.settle(save, window).then((may) => {
        if (!may || window.isDestroyed()) return;
        closing = true;
        window.close();
      });
    });
  }

  /** Whether all is on disk, or the user goes anyway. One question at a time. */
  private async settle(save: () => Promise<readonly SaveState[]>, window?: BrowserWindow): Promise<boolean> {
    if (this.asking) return false;
    this.asking = true;
    try {
      return await this.ask(await save(), window);
    } finally {
      this.asking = false;
    }
  }
}

/** Asks about each save that failed whether to go all the same. Answers true if none failed. */
export async function askAboutFailures(
  dialog: Pick<Dialog, 'showMessageBox'>,
  saves: readonly SaveState[],
  window?: BrowserWindow,
): Promise<boolean> {
  for (const save of saves) {
    if (save.state !== 'not-saved') continue;
    const question = failureQuestion(save, window ? 'Close Anyway' : 'Quit Anyway');
    const { response } = window ? await dialog.showMessageBox(window, question) : await dialog.showMessageBox(question);
    if (response !== 1) return false;
  }
  return true;
}

function failureQuestion({ error, kept, place }: SaveState & { state: 'not-saved' }, go: string): MessageBoxOptions {
  const { title, body } = explain(error);
  return {
    type: 'warning',
    message: title,
    detail: kept
      ? `Your newest marks are not in ${place.file} yet. They are safe in Caveat’s own folder and will be shown when you open the article again. ${body}`
      : `Your newest marks are saved nowhere and will be lost. ${body}`,
    buttons: ['Stay', go],
    defaultId: 0,
    cancelId: 0,
  };
}
