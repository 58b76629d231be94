import { randomUUID } from 'node:crypto';
import type { BrowserWindow, BrowserWindowConstructorOptions, PrintToPDFOptions, Session } from 'electron';
import { reportHeaders } from '../page-files';
import { appOrigin, appScheme } from './origin';

/** Reports are laid out in a session of their own, which keeps nothing on disk and serves nothing but them. */
export const printPartition = 'caveat-print';

export interface PdfParts {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  /** That of `printPartition`. */
  readonly session: Pick<Session, 'protocol'>;
  /** The user's language and region, for the size of paper: `en-US`. */
  readonly locale: string;
}

/** Lays pages out as PDF files, each in a window that is never shown, runs no script and is gone afterwards. */
export class PdfPrinter {
  /** Pages that are being laid out, by their address. */
  private readonly pages = new Map<string, string>();

  constructor(private readonly parts: PdfParts) {
    parts.session.protocol.handle(appScheme, ({ url }) => this.answer(url));
  }

  /** A page that stands alone as a PDF file. Rejects if it cannot be laid out. */
  async print(html: string): Promise<Uint8Array> {
    const address = `${appOrigin}/report/${randomUUID()}`;
    this.pages.set(address, html);
    const window = new this.parts.BrowserWindow(hidden);
    try {
      await window.loadURL(address);
      return await window.webContents.printToPDF(optionsFor(this.parts.locale));
    } finally {
      this.pages.delete(address);
      window.destroy();
    }
  }

  private answer(url: string): Response {
    const html = this.pages.get(url);
    return new Response(html ?? 'There is nothing here.', {
      status: html === undefined ? 404 : 200,
      headers: reportHeaders,
    });
  }
}

const hidden: BrowserWindowConstructorOptions = {
  show: false,
  webPreferences: {
    partition: printPartition,
    javascript: false,
    devTools: false,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  },
};

/** Where paper is Letter, not A4. */
const letterRegions: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE']);

function optionsFor(locale: string): PrintToPDFOptions {
  const { region = '' } = new Intl.Locale(locale);
  return {
    pageSize: letterRegions.has(region) ? 'Letter' : 'A4',
    // In inches; the page numbers stand in the lower one.
    margins: { top: 0.8, bottom: 0.9, left: 0.9, right: 0.9 },
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<p style="width: 100%; text-align: center; font: 8px sans-serif; color: #5f5b53"><span class="pageNumber"></span> / <span class="totalPages"></span></p>',
    // Headings and structure, for screen readers and for the reader’s own outline.
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  };
}
