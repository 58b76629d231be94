import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type BrowserContext, type Page, type Route } from '@playwright/test';
import type { BrowserWindowConstructorOptions, PrintToPDFOptions } from 'electron';
import type { AppHost, LaunchOptions, RunningApp } from './host';
import { dropFile } from './pages';
import { dist, environment, gone } from './processes';

const origin = 'https://caveat.stand-in';
const appOrigin = 'app://caveat';
const folder = join(dist, '..', 'e2e', 'hosts', 'stand-in');

/** What only this host can be asked: the main process, through the stand-in. */
export interface StandInApp extends RunningApp {
  /** One of the answers of stand-in/control.mjs. */
  ask<Value = unknown>(kind: string, message?: Record<string, unknown>): Promise<Value>;
  /** The id of the first window's web contents. */
  readonly contents: number;
  readonly windowOptions: BrowserWindowConstructorOptions;
  /** The words of each report that was laid out as PDF. */
  readonly printed: readonly string[];
  /** The next window that opens. */
  nextWindow(): Promise<OpenedWindow>;
  /** The program's exit code, once it has gone. */
  gone(): Promise<number | null>;
}

interface OpenedWindow {
  readonly page: Page;
  readonly contents: number;
  readonly options: BrowserWindowConstructorOptions;
}

/** Starts the built main.js on the stand-in. */
export function startMain(options: LaunchOptions, environmentToo: NodeJS.ProcessEnv = {}): ChildProcess {
  return fork(join(dist, 'main.js'), options.article ? [options.article] : [], {
    cwd: options.folder,
    env: { ...environment(options), ...environmentToo },
    execArgv: ['--import', join(folder, 'register.mjs')],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** The built main.js and preload.cjs, unchanged, on a stand-in for the `electron` module. */
export const electronStandIn: AppHost = {
  name: 'electron-stand-in',
  async launch(browser, options): Promise<StandInApp> {
    const child = startMain(options);
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1360, height: 800 },
      colorScheme: options.colorScheme ?? 'light',
      reducedMotion: 'reduce',
    });
    return new StandIn(child, context, options.watch).start();
  },
};

interface Message {
  readonly kind: string;
  /** The number of the question that this answers. */
  readonly call?: number;
  readonly contents?: number;
  readonly [key: string]: unknown;
}

/** The test's end: it owns the pages, and carries messages between them and the main process. */
class StandIn {
  private readonly pages = new Map<number, Promise<Page>>();
  private readonly waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  private readonly newcomers: OpenedWindow[] = [];
  private readonly expected: ((opened: OpenedWindow) => void)[] = [];
  private readonly foreign: string[] = [];
  /** The words of what was printed. */
  private readonly printed: string[] = [];
  private nextCall = 1;

  constructor(
    private readonly child: ChildProcess,
    private readonly context: BrowserContext,
    private readonly watch: (page: Page) => void,
  ) {
    child.on('message', (message) => void this.hear(message as Message));
    child.on('exit', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the program has gone'));
    });
  }

  async start(): Promise<StandInApp> {
    // Windows that a page opens by itself reach nothing.
    await this.context.route('**/*', (route) => route.abort());
    const { page, contents, options } = await this.nextWindow();
    const ask = this.ask.bind(this) as StandInApp['ask'];
    const click = async (id: string) => {
      // The menu hears from the page what can be done, a moment after it can be.
      await expect.poll(() => ask<boolean>('click', { id }), `the menu item ${id} can be chosen`).toBe(true);
    };
    return {
      page,
      contents,
      windowOptions: options,
      printed: this.printed,
      foreignRequests: this.foreign,
      ask,
      nextWindow: () => this.nextWindow(),
      gone: () => gone(this.child),
      openArticle: async (path) => {
        await page.keyboard.press('Control+o');
        await ask('dialog', { answer: { canceled: false, filePaths: [path] } });
      },
      answerFile: async (path, choose) => {
        await choose();
        await ask('dialog', { answer: { canceled: false, filePaths: [path] } });
      },
      answerPlace: async (path, choose) => {
        await choose();
        await ask('dialog', { answer: { canceled: false, filePath: path } });
      },
      menu: click,
      drop: async (path) => {
        await page.evaluate((path) => Reflect.get(window, Symbol.for('stand-in')).dropping.push(path), path);
        await dropFile(page, path);
      },
      newWindow: async () => {
        await click('file.new-window');
        return (await this.nextWindow()).page;
      },
      close: async () => {
        for (const contents of [...this.pages.keys()]) await ask('close', { contents }).catch(() => undefined);
        const code = await gone(this.child);
        await this.context.close();
        return code;
      },
      kill: async () => {
        this.child.kill('SIGKILL');
        await gone(this.child);
        await this.context.close();
      },
    };
  }

  private nextWindow(): Promise<OpenedWindow> {
    const newcomer = this.newcomers.shift();
    return newcomer ? Promise.resolve(newcomer) : new Promise((resolve) => this.expected.push(resolve));
  }

  private ask(kind: string, message: Record<string, unknown> = {}): Promise<never> {
    const call = this.nextCall++;
    return new Promise((resolve, reject) => {
      this.waiting.set(call, { resolve, reject });
      // A program that has just gone is told in vain.
      this.child.send({ ...message, kind, call }, (error) => error && reject(error));
    });
  }

  private async hear(message: Message): Promise<void> {
    const { kind, contents = 0 } = message;
    switch (kind) {
      case 'answer': {
        const { resolve, reject } = this.waiting.get(message.call as number) ?? {};
        this.waiting.delete(message.call as number);
        if (message.error === undefined) resolve?.(message.value as never);
        else reject?.(new Error(String(message.error)));
        return;
      }
      case 'open': {
        const options = message.options as BrowserWindowConstructorOptions;
        const preload = options.webPreferences?.preload !== undefined;
        const opening = this.openPage(contents, message.url as string, preload);
        this.pages.set(contents, opening);
        const opened = { page: await opening, contents, options };
        // A window that is never shown, for a report to be printed.
        if (!preload) return;
        const waiting = this.expected.shift();
        if (waiting) waiting(opened);
        else this.newcomers.push(opened);
        return;
      }
      case 'send': {
        const { channel, args } = message;
        const page = await this.pages.get(contents);
        const emit = ([channel, args]: unknown[]) =>
          Reflect.get(window, Symbol.for('stand-in')).emit(channel, args) as void;
        // A page that is on its way out hears nothing, as in Electron.
        await page?.evaluate(emit, [channel, args]).catch(() => undefined);
        return;
      }
      case 'print': {
        const { pageSize, displayHeaderFooter, headerTemplate, footerTemplate } = message.options as PrintToPDFOptions;
        const page = (await this.pages.get(contents)) as Page;
        this.printed.push(await page.innerText('body'));
        const pdf = await page.pdf({
          format: pageSize as 'A4',
          displayHeaderFooter: displayHeaderFooter === true,
          headerTemplate: headerTemplate ?? '',
          footerTemplate: footerTemplate ?? '',
        });
        await this.ask('printed', { contents, pdf });
        return;
      }
      case 'role':
        if (message.role !== 'copy') throw new Error(`The stand-in does not know the role ${String(message.role)}`);
        for (const page of this.pages.values()) await (await page).evaluate(() => document.execCommand('copy'));
        return;
      case 'reload':
        await (await this.pages.get(contents))?.reload();
        return;
      case 'closed': {
        const page = await this.pages.get(contents);
        this.pages.delete(contents);
        await page?.close();
        return;
      }
      default:
        throw new Error(`The stand-in says ${kind}, which nobody understands`);
    }
  }

  private async openPage(contents: number, url: string, preload: boolean): Promise<Page> {
    const page = await this.context.newPage();
    this.watch(page);
    await page.exposeBinding('__standInInvoke', async ({ frame }, json: string) => {
      const { channel, args } = JSON.parse(json) as { channel: string; args: unknown[] };
      const address = frame.url().replace(origin, appOrigin);
      const sender = {
        url: address,
        origin: address.startsWith(`${appOrigin}/`) ? appOrigin : new URL(address).origin,
        isMain: frame === page.mainFrame(),
      };
      return JSON.stringify({ value: await this.ask('invoke', { contents, channel, args, frame: sender }) });
    });
    page.on('popup', (popup) => void this.openedByPage(contents, popup).catch(() => undefined));
    // What a page still asks for when the program has gone is asked in vain.
    await page.route('**/*', (route) =>
      this.answer(contents, page, route).catch(() => route.abort().catch(() => undefined)),
    );
    if (preload) await page.addInitScript({ content: preloadScript() });
    await page.goto(url.replace(appOrigin, origin));
    await this.ask('loaded', { contents });
    return page;
  }

  /** The app's own origin is answered by main's protocol handler; nothing else is ever answered. */
  private async answer(contents: number, page: Page, route: Route): Promise<void> {
    const request = route.request();
    const address = request.url();
    if (address.startsWith(`${origin}/`)) {
      const answer = await this.ask('fetch', {
        contents,
        url: address.replace(origin, appOrigin),
        method: request.method(),
      });
      return route.fulfill(answer as { status: number; headers: Record<string, string>; body: Buffer });
    }
    if (request.isNavigationRequest()) {
      const isMain = request.frame() === page.mainFrame();
      // Aborted, a navigation leaves the page as it is.
      if (await this.ask('navigate', { contents, url: address, isMain })) return route.abort('aborted');
    }
    this.foreign.push(address);
    return route.abort();
  }

  /** A window that the page opened by itself goes again, as soon as main has refused it. */
  private async openedByPage(contents: number, popup: Page): Promise<void> {
    const action = (await this.ask('windowOpen', { contents, url: popup.url() })) as string;
    if (action === 'deny') await popup.close();
  }
}

/** The built preload, with the `require` that a sandbox gives it. */
function preloadScript(): string {
  const pageSide = readFileSync(join(folder, 'page-side.js'), 'utf8').replace(/^\/\/.*\n/gm, '');
  const preload = readFileSync(join(dist, 'preload.cjs'), 'utf8');
  return `{ const require = ${pageSide} if (require) ((module, exports) => {${preload}\n})({ exports: {} }, {}); }`;
}
