import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { browserHost } from './hosts/browser-host';
import { realElectron } from './hosts/electron';
import { electronStandIn } from './hosts/electron-stand-in';
import type { AppHost, LaunchOptions, RunningApp } from './hosts/host';

const hosts: readonly AppHost[] = [browserHost, electronStandIn, realElectron];
const samples = join(import.meta.dirname, '..', 'assets', 'samples');

/** A desk of its own for each test: folders that are gone afterwards, and the app started in them. */
export class TestDesk {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'caveat-e2e-')));
  readonly articles = join(this.folder, 'articles');
  readonly dataFolder = join(this.folder, 'data');
  private readonly running: RunningApp[] = [];
  private readonly complaints: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(
    readonly host: AppHost,
    private readonly browser: Parameters<AppHost['launch']>[0],
  ) {
    mkdirSync(this.articles);
  }

  /** Puts a sample article, or one with this content, on the desk; answers its path. */
  article(name: string, content?: string | Uint8Array): string {
    const path = join(this.articles, name);
    if (content === undefined) cpSync(join(samples, name), path);
    else writeFileSync(path, content);
    return path;
  }

  /** Starts the app, with an article if one is given, and waits until it shows. */
  async start(article?: string, options: Partial<LaunchOptions> = {}): Promise<RunningApp> {
    const app = await this.host.launch(this.browser, {
      dataFolder: this.dataFolder,
      folder: this.articles,
      home: this.folder,
      watch: (page) => this.watch(page),
      ...(article === undefined ? {} : { article }),
      ...options,
    });
    this.running.push(app);
    await expect(app.page.locator('.window')).toBeVisible();
    if (article !== undefined)
      await expect(
        app.page
          .getByRole('heading', { name: basename(article) })
          .or(app.page.getByRole('dialog'))
          .first(),
      ).toBeVisible();
    // Words move when their font arrives, and tests aim at words.
    await app.page.evaluate(() => document.fonts.ready);
    return app;
  }

  /** Lets a test provoke what would otherwise fail it. */
  expectComplaints(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  /** What went wrong in the pages without any test asking. */
  problems(): readonly string[] {
    const complaints = this.complaints.filter((complaint) => !this.expected.some((pattern) => pattern.test(complaint)));
    return [...complaints, ...this.running.flatMap(({ foreignRequests }) => foreignRequests)];
  }

  async clear(): Promise<void> {
    for (const app of this.running) await app.kill().catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
  }
}

export const test = base.extend<{ desk: TestDesk }>({
  desk: async ({ browser }, use, info) => {
    const host = hosts.find(({ name }) => name === info.project.name);
    if (!host) throw new Error(`No host is called ${info.project.name}`);
    const desk = new TestDesk(host, browser);
    await use(desk);
    const problems = desk.problems();
    await desk.clear();
    expect(problems, 'errors, policy violations and foreign requests').toEqual([]);
  },
});

export { expect };

/** Everything that axe has to say about a page. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(({ target, failureSummary }) => [target, failureSummary]),
    })),
  ).toEqual([]);
}

export const articleOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Article' });
export const rowsOf = (page: Page): Locator => page.getByRole('listbox', { name: /^Annotations/ }).getByRole('option');
export const selectedRow = (page: Page): Locator =>
  page.getByRole('listbox', { name: /^Annotations/ }).getByRole('option', { selected: true });
export const saved = (page: Page): Locator => page.locator('.save-status[aria-busy=false] .saved');

/** Puts the caret before `words` by the keyboard's own search for them: a click at their first letter. */
export async function clickBefore(page: Page, words: string): Promise<void> {
  const box = await boxOf(page, words);
  await page.mouse.click(box.x + 1, box.y + box.height / 2);
}

/** Selects `words` with the mouse, from their first letter to their last. */
export async function dragOver(page: Page, words: string): Promise<void> {
  const { first, last } = await boxOf(page, words);
  await page.mouse.move(first.x + 1, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width - 1, last.y + last.height / 2, { steps: 4 });
  await page.mouse.up();
}

/** Where words stand on the screen. */
export async function boxOf(page: Page, words: string) {
  return page.evaluate(async (words) => {
    const rangeOf = () => {
      const walker = document.createTreeWalker(document.querySelector('.article') as Element, NodeFilter.SHOW_TEXT);
      const nodes: { node: Text; start: number }[] = [];
      let text = '';
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node: node as Text, start: text.length });
        text += (node as Text).data;
      }
      const at = text.indexOf(words);
      if (at === -1) throw new Error(`The article does not say: ${words}`);
      const place = (offset: number, end: boolean) => {
        const holder = nodes.findLast(({ start }) => (end ? start < offset : start <= offset)) as {
          node: Text;
          start: number;
        };
        return [holder.node, offset - holder.start] as const;
      };
      const range = document.createRange();
      range.setStart(...place(at, false));
      range.setEnd(...place(at + words.length, true));
      return range;
    };
    // Marks are drawn with the next frame; what scrolls, and is laid out only when in sight, rests two frames later.
    const twoFrames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await twoFrames();
    rangeOf().startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
    await twoFrames();
    const rects = [...rangeOf().getClientRects()]
      .filter(({ width }) => width > 0)
      .map(({ x, y, width, height }) => ({ x, y, width, height }));
    const first = rects[0] as (typeof rects)[0];
    return { ...first, first, last: rects.at(-1) as (typeof rects)[0] };
  }, words);
}

/** Selects `count` words from the caret on, by the keyboard alone. */
export async function selectWords(page: Page, count: number): Promise<void> {
  for (let word = 0; word < count; word++) await page.keyboard.press('Control+Shift+ArrowRight');
}
