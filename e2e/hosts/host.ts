import type { Browser, Page } from '@playwright/test';

export interface LaunchOptions {
  readonly dataFolder: string;
  /** An article to open from the command line. */
  readonly article?: string;
  /** Where the program is started. */
  readonly folder: string;
  /** Home, for the program: so that it finds nothing of the machine's user. */
  readonly home: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Hears of every page of the app before it loads. */
  watch(page: Page): void;
}

/** The app, running on one host. */
export interface RunningApp {
  readonly page: Page;
  /** Everything that was asked of the network, apart from the app's own origin. */
  readonly foreignRequests: readonly string[];
  /** Runs `choose`, which asks for an article, and answers with this one. */
  openArticle(path: string): Promise<void>;
  /** Runs `ask`, which asks for a file to read, and answers with this one. */
  answerFile(path: string, ask: () => Promise<void>): Promise<void>;
  /** Runs `ask`, which asks where to write, and answers with this path; agrees to replace a file. */
  answerPlace(path: string, ask: () => Promise<void>): Promise<void>;
  /** Chooses a command from the native menu, or from the page's own where there is no native one. */
  menu(id: string): Promise<void>;
  /** Drops a file on the window. */
  drop(path: string): Promise<void>;
  /** Opens a second window; answers its page. */
  newWindow(): Promise<Page>;
  /** Closes the last window as its user would, and waits until the program has gone. Answers its exit code. */
  close(): Promise<number | null>;
  /** Kills the program at once. */
  kill(): Promise<void>;
}

/** A way of running the app: the same specs run on each. */
export interface AppHost {
  readonly name: 'browser-host' | 'electron-stand-in' | 'electron';
  launch(browser: Browser, options: LaunchOptions): Promise<RunningApp>;
}
