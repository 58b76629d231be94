/** How long the host waits for somebody, in milliseconds. */
export interface Patience {
  /** For a first window: nobody may ever come to an address that was only printed. */
  readonly first: number;
  /** After the last window closed: it may only be reloading. */
  readonly closed: number;
  /** After the last window's connection broke: its page tries to come back. As long as the desk keeps its article. */
  readonly broken: number;
}

const patient: Patience = { first: 15 * 60_000, closed: 3000, broken: 120_000 };

/** Decides when a host has nobody left to serve, and says so once by `end`. */
export class Lifetime {
  private timer: NodeJS.Timeout;
  private met = false;

  constructor(
    private readonly end: () => void,
    private readonly patience = patient,
  ) {
    this.timer = setTimeout(end, patience.first);
  }

  /** Whether there ever was a window. */
  get hadWindow(): boolean {
    return this.met;
  }

  /** A window came, or went; `windows` are there now. One that went either `closed` or its connection broke. */
  changed(windows: number, closed: boolean): void {
    this.met = true;
    clearTimeout(this.timer);
    if (windows === 0) this.timer = setTimeout(this.end, closed ? this.patience.closed : this.patience.broken);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
