import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Keeps a browser from talking to anybody but us, and from asking the user things. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-search-engine-choice-screen',
  '--disable-extensions',
  '--metrics-recording-only',
  '--no-pings',
  '--dns-prefetch-disable',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater',
  // Only loopback has an address: whatever the browser itself might look up is not found.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * An installed browser that shows our windows, with a profile of its own that is gone afterwards: nothing of an article
 * stays in a history or cache, and a running browser of the user's is left alone.
 */
export class Browser {
  private readonly children = new Set<ChildProcess>();
  private profile: Promise<string> | undefined;

  constructor(
    private readonly program: string,
    private readonly onExit: () => void,
  ) {}

  async open(address: string): Promise<void> {
    this.profile ??= mkdtemp(join(tmpdir(), 'caveat-browser-'));
    const child = spawn(
      this.program,
      [
        `--app=${address}`,
        `--user-data-dir=${await this.profile}`,
        '--window-size=1360,860',
        ...quiet,
        // Chromium refuses to run its sandbox for root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
      ],
      { stdio: 'ignore' },
    );
    this.children.add(child);
    const gone = () => {
      this.children.delete(child);
      if (this.children.size === 0) this.onExit();
    };
    child.once('exit', gone);
    child.once('error', gone);
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.children].map(
        (child) =>
          new Promise((resolve) => {
            child.once('exit', resolve);
            child.kill();
          }),
      ),
    );
    if (this.profile) await rm(await this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
