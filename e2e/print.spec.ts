import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dragOver, expect, expectAccessible, rowsOf, test } from './app';
import type { StandInApp } from './hosts/electron-stand-in';

const story = 'The bridge is safe, she said.\n';

async function chooseLegalPacket(page: Page): Promise<void> {
  await dragOver(page, 'bridge is safe');
  await page.keyboard.press('c');
  await expect(rowsOf(page)).toHaveCount(1);
  await page.keyboard.press('Control+p');
  await page.getByLabel('Report', { exact: true }).selectOption({ label: 'Legal packet' });
  await expectAccessible(page);
}

test('a report is laid out as PDF in a window that nobody sees, and saved where the user says', async ({ desk }) => {
  test.skip(desk.host.name === 'browser-host', 'A browser makes PDF files only in its own print dialog.');
  const app = await desk.start(desk.article('story.txt', story));
  const { page } = app;
  const place = join(desk.articles, 'story.legal.pdf');
  await chooseLegalPacket(page);
  await app.answerPlace(place, () => page.getByRole('button', { name: 'Save as PDF…' }).click());
  await expect(page.getByRole('dialog', { name: 'Exported' })).toContainText('story.legal.pdf');
  const pdf = readFileSync(place, 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
  expect(readFileSync(join(desk.articles, 'story.txt'), 'utf8')).toBe(story);
  if (desk.host.name !== 'electron-stand-in') return;
  const { ask, printed } = app as StandInApp;
  expect(printed).toEqual([expect.stringContaining('The bridge is safe, she said.')]);
  expect(await ask('dialogs')).toMatchObject([{ kind: 'save', options: { defaultPath: place } }]);
});

test('a report goes to the browser’s print dialog by itself, without script, and without the window', async ({
  desk,
}) => {
  test.skip(desk.host.name !== 'browser-host', 'Electron makes the PDF file itself.');
  const { page } = await desk.start(desk.article('story.txt', story));
  // What the dialog would be called for.
  await page.evaluate(() => {
    const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow') ?? {};
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get(this: HTMLIFrameElement) {
        const frame = get?.call(this) as Window;
        frame.print = () => {
          const { body } = frame.document;
          const { maxWidth } = frame.getComputedStyle(body);
          Object.assign(window, { printed: [body.innerText, maxWidth, this.sandbox.value] });
        };
        return frame;
      },
    });
  });
  await chooseLegalPacket(page);
  await page.getByRole('button', { name: 'Print…' }).click();
  const printed = () => page.evaluate(() => Reflect.get(window, 'printed') as readonly string[] | undefined);
  await expect.poll(printed).toEqual([
    expect.stringContaining('The bridge is safe, she said.'),
    // The report’s own style applies.
    '736px',
    'allow-same-origin allow-modals',
  ]);
  await expectAccessible(page);
});
