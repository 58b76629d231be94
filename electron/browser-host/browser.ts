import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readlink, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Keeps a browser from talking to anybody but us, and from asking the user things. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--dns-prefetch-disable',
  '--metrics-recording-only',
  '--disable-features=AutofillServerCommunication,CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,Translate',
  // No question about the user's keyring: there are no passwords.
  '--password-store=basic',
  '--use-mock-keychain',
];

/** How long a browser may take to end before it is killed. */
const patient = 5000;

/** An installed browser that shows our windows with a profile of its own, which is removed in the end. */
export class Browser {
  private readonly children = new Set<ChildProcess>();
  private closing = false;

  /** `onEnd` hears when the last window of the browser is gone, and what went wrong if it was not closed by the user. */
  constructor(
    private readonly program: string,
    private readonly profile: string,
    private readonly onEnd: (failure: string | undefined) => void,
    private readonly patienceMs = patient,
  ) {}

  /** Opens a window. A browser that runs already is asked to by the one that is started, which ends at once. */
  open(address: string): void {
    const child = spawn(this.program, this.arguments(address), { stdio: 'ignore' });
    this.children.add(child);
    const ended = (failure: string | undefined) => {
      this.children.delete(child);
      if (this.children.size === 0 && !this.closing) this.onEnd(failure);
    };
    child.once('error', (error) => ended(error.message));
    child.once('exit', (code, signal) => ended(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`));
  }

  /** Ends the browser, and removes its profile. */
  async close(): Promise<void> {
    this.closing = true;
    // A Chromium that is told to end leaves this behind in the folder for temporary files.
    const socket = await readlink(join(this.profile, 'SingletonSocket')).catch(() => undefined);
    await Promise.all([...this.children].map((child) => end(child, this.patienceMs)));
    if (socket !== undefined) await remove(dirname(socket));
    await remove(this.profile);
  }

  private arguments(address: string): string[] {
    return [
      `--app=${address}`,
      `--user-data-dir=${this.profile}`,
      '--window-size=1360,860',
      ...quiet,
      // Whatever a browser asks of anybody else, it asks us, and is refused. Loopback needs no proxy.
      `--proxy-server=${new URL(address).host}`,
      // Chromium refuses to run its sandbox for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    ];
  }
}

async function remove(folder: string): Promise<void> {
  // The browser's helpers may write for a moment longer.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 }).catch(() => undefined);
}

async function end(child: ChildProcess, patienceMs: number): Promise<void> {
  const impatient = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const gone = once(child, 'exit');
  child.kill();
  await gone;
  clearTimeout(impatient);
}
