import type { BrowserWindowConstructorOptions, PrintToPDFOptions } from 'electron';
import { expect, test } from 'vitest';
import { PdfPrinter } from './pdf-printer';

/** A printer whose windows say what they were asked for; what is printed is the page itself. */
function printer({ locale = 'en-GB', fails = false } = {}) {
  let handler: (request: Request) => Response | Promise<Response> = () => new Response();
  const fetched = (url: string) => Promise.resolve(handler({ url } as Request));
  const made: FakeWindow[] = [];
  class FakeWindow {
    address = '';
    destroyed = false;
    printed: PrintToPDFOptions | undefined;
    constructor(readonly options: BrowserWindowConstructorOptions) {
      made.push(this);
    }
    loadURL = (address: string) => Promise.resolve(void (this.address = address));
    webContents = {
      printToPDF: async (options: PrintToPDFOptions) => {
        this.printed = options;
        if (fails) throw new Error('no');
        return Buffer.from(await (await fetched(this.address)).text());
      },
    };
    destroy = () => void (this.destroyed = true);
  }
  const session = { protocol: { handle: (_scheme: string, given: typeof handler) => void (handler = given) } };
  const pdf = new PdfPrinter({ BrowserWindow: FakeWindow as never, session: session as never, locale });
  return { pdf, made, fetched };
}

test('a report is laid out in a hidden window without script, which goes again', async () => {
  const { pdf, made, fetched } = printer();
  expect(Buffer.from(await pdf.print('<p>The report')).toString()).toBe('<p>The report');
  const [window] = made;
  expect(window?.options).toMatchObject({ show: false, webPreferences: { javascript: false, sandbox: true } });
  expect(window?.options.webPreferences).not.toHaveProperty('preload');
  expect(window?.destroyed).toBe(true);
  const after = await fetched(window?.address ?? '');
  expect(after.status).toBe(404);
  expect(after.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
});

test('several at once do not get into each other’s pages', async () => {
  const { pdf } = printer();
  const printed = await Promise.all(['one', 'two', 'three'].map((html) => pdf.print(html)));
  expect(printed.map(String)).toEqual(['one', 'two', 'three']);
});

test('a report that cannot be laid out leaves no window and no page behind', async () => {
  const { pdf, made, fetched } = printer({ fails: true });
  await expect(pdf.print('<p>The report')).rejects.toThrow('no');
  expect(made[0]?.destroyed).toBe(true);
  expect((await fetched(made[0]?.address ?? '')).status).toBe(404);
});

test.each([
  ['en-US', 'Letter'],
  ['fr-CA', 'Letter'],
  ['en-GB', 'A4'],
  ['de', 'A4'],
])('the paper is that of the region: %s, %s', async (locale, pageSize) => {
  const { pdf, made } = printer({ locale });
  await pdf.print('');
  expect(made[0]?.printed?.pageSize).toBe(pageSize);
});
