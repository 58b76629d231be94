import { randomBytes } from 'node:crypto';

/** How many may wait: a window fetches one right after it asked for it. */
const most = 8;

/** Pages that windows are about to print, each at an address that cannot be guessed and that works once. */
export class Handouts {
  private readonly waiting = new Map<string, string>();

  /** Keeps a page; answers its URL path. */
  give(html: string): string {
    const path = `/report/${randomBytes(32).toString('base64url')}`;
    this.waiting.set(path, html);
    for (const oldest of [...this.waiting.keys()].slice(0, -most)) this.waiting.delete(oldest);
    return path;
  }

  take(path: string): string | undefined {
    const html = this.waiting.get(path);
    this.waiting.delete(path);
    return html;
  }
}
