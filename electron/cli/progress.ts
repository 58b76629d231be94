import type { Io } from './io';
import { printable } from './printable';

/** What is shorter than this needs no news of itself. */
const patienceMs = 300;

/** One line that tells somebody who watches how far a long task is, and is gone when it ends. */
export class Progress {
  private readonly begun = performance.now();
  private last = 0;

  constructor(private readonly io: Io) {}

  /** Shows how far things are, at most ten times a second. */
  show(news: string): void {
    const now = performance.now();
    if (!this.io.watched || now - this.begun < patienceMs || now - this.last < 100) return;
    this.last = now;
    this.io.err(`\r\x1b[K${printable(news)}`);
  }

  end(): void {
    if (this.last > 0) this.io.err('\r\x1b[K');
  }
}
