import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { AppHost, RunningApp } from './host';
import { dropFile, watchRequests } from './pages';
import { dist, environment, gone } from './processes';

const origin = 'https://caveat.stand-in';
const appOrigin = 'app://caveat';
const folder = join(dist, '..', 'e2e', 'hosts', 'stand-in');

/** What only this host can be asked: the main process, through the stand-in. */
export interface StandInApp extends RunningApp {
  ask<Value = unknown>(kind: string, message?: Record<string, unknown>): Promise<Value>;
  readonly contents: number;
  readonly windowOptions: Record<string, unknown>;
}

/** The built main.js and preload.cjs, unchanged, on a stand-in for the `electron` module. */
export const electronStandIn: AppHost = {
  name: 'electron-stand-in',
  async launch(browser, options) {
    const child = fork(join(dist, 'main.js'), options.article ? [options.article] : [], {
      cwd: options.folder,
      env: environment(options),
      execArgv: ['--import', join(folder, 'register.mjs')],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1360, height: 800 },
      colorScheme: options.colorScheme ?? 'light',
      reducedMotion: 'reduce',
    });
    return new StandIn(child, context).start();
  },
};

interface Message {
  readonly kind: string;
  readonly id?: number;
  readonly contents?: number;
  readonly [key: string]: unknown;
}

class StandIn {
  private readonly pages = new Map<number, Promise<Page>>();
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly opened: ((opened: { page: Page; contents: number; options: Record<string, unknown> }) => void)[] =
    [];
  private nextId = 1;

  constructor(
    private readonly child: ChildProcess,
    private readonly context: BrowserContext,
  ) {
    child.on('message', (message) => void this.hear(message as Message));
    child.on('exit', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the program has gone'));
    });
  }

  async start(): Promise<StandInApp> {
    const { page, contents, options } = await this.nextWindow();
    const ask = this.ask.bind(this) as StandInApp['ask'];
    return {
      page,
      contents,
      windowOptions: options,
      foreignRequests: this.foreign,
      ask,
      openArticle: async (path) => {
        await ask('dialog', { answer: { canceled: false, filePaths: [path] } });
        await page.keyboard.press('Control+o');
      },
      answerPlace: async (path, choose) => {
        await ask('dialog', { answer: { canceled: false, filePath: path } });
        await choose();
      },
      menu: async (id) => {
        if (!(await ask('click', { id }))) throw new Error(`the menu item ${id} is disabled`);
      },
      drop: async (path) => {
        await page.evaluate(([name, path]) => (window as never as ShimWindow).__standInPaths.set(name, path), [
          basename(path),
          path,
        ] as const);
        await dropFile(page, path);
      },
      newWindow: async () => {
        const next = this.nextWindow();
        await ask('click', { id: 'file.new-window' });
        return (await next).page;
      },
      close: async () => {
        for (const id of this.pages.keys()) await ask('close', { contents: id }).catch(() => undefined);
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

  private readonly foreign: string[] = [];

  private nextWindow() {
    return new Promise<{ page: Page; contents: number; options: Record<string, unknown> }>((resolve) =>
      this.opened.push(resolve),
    );
  }

  private ask(kind: string, message: Record<string, unknown> = {}): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.send({ ...message, kind, id });
    });
  }

  private async hear(message: Message): Promise<void> {
    const { kind, contents = 0 } = message;
    if (kind === 'answer') {
      const { resolve, reject } = this.waiting.get(message.id as number) ?? {};
      this.waiting.delete(message.id as number);
      if (message.error) reject?.(new Error(String(message.error)));
      else resolve?.(message.value);
    } else if (kind === 'open') {
      const page = this.openPage(contents, message.url as string);
      this.pages.set(contents, page);
      this.opened.shift()?.({ page: await page, contents, options: message.options as Record<string, unknown> });
    } else if (kind === 'send') {
      const page = await this.pages.get(contents);
      await page
        ?.evaluate(([channel, args]) => (window as never as ShimWindow).__standInEmit(channel, args), [
          message.channel as string,
          message.args as unknown[],
        ] as const)
        .catch(() => undefined);
    } else if (kind === 'closed') {
      const page = await this.pages.get(contents);
      this.pages.delete(contents);
      await page?.close();
    }
  }

  private async openPage(contents: number, url: string): Promise<Page> {
    const page = await this.context.newPage();
    this.foreign.push(...watchRequests(page, origin));
    await page.exposeBinding('__standInInvoke', async ({ frame }, json: string) => {
      const { channel, args } = JSON.parse(json) as { channel: string; args: unknown[] };
      const sender = { url: frame.url().replace(origin, appOrigin), isMain: frame === page.mainFrame() };
      return JSON.stringify({ value: await this.ask('invoke', { contents, channel, args, frame: sender }) });
    });
    await page.route('**/*', async (route, request) => {
      const address = request.url();
      if (!address.startsWith(`${origin}/`)) {
        if (request.isNavigationRequest())
          await this.ask('navigate', { contents, url: address, event: 'will-navigate' });
        return route.abort();
      }
      const answer = (await this.ask('fetch', {
        url: address.replace(origin, appOrigin),
        method: request.method(),
      })) as {
        status: number;
        headers: Record<string, string>;
        body: string;
      };
      return route.fulfill({ ...answer, body: Buffer.from(answer.body, 'base64') });
    });
    const shim = readFileSync(join(folder, 'renderer-shim.js'), 'utf8');
    const preload = readFileSync(join(dist, 'preload.cjs'), 'utf8');
    await page.addInitScript({ content: shim.replace('/* PRELOAD */', () => preload) });
    await page.goto(url.replace(appOrigin, origin));
    return page;
  }
}

interface ShimWindow {
  readonly __standInPaths: Map<string, string>;
  __standInEmit(channel: string, args: unknown): void;
}
