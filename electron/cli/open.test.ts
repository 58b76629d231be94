import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './testing';

/** A checkout, or an installed package, in a folder. */
function installed(what: 'checkout' | 'package'): string {
  const home = temporaryFolder();
  mkdirSync(join(home, 'scripts'));
  if (what === 'checkout') writeFileSync(join(home, 'scripts', 'start.mjs'), '');
  return home;
}

describe('caveat open', () => {
  it('starts the app in a checkout, with the article’s whole path', async () => {
    const home = installed('checkout');
    writeFileSync(join(home, 'story.txt'), 'Words.');
    const { code, started } = await run(home, ['open', 'story.txt']);
    expect(code).toBe(0);
    expect(started).toEqual([[process.execPath, join(home, 'scripts', 'start.mjs'), join(home, 'story.txt')]]);
  });

  it('starts the host of an installed package', async () => {
    const home = installed('package');
    const { started } = await run(home, ['open']);
    expect(started).toEqual([[process.execPath, join(home, 'dist', 'host.js')]]);
  });

  it('passes the host on', async () => {
    const home = installed('checkout');
    const { started } = await run(home, ['open', '--host', 'browser']);
    expect(started).toEqual([[process.execPath, join(home, 'scripts', 'start.mjs'), '--host', 'browser']]);
  });

  it('answers what the app answered', async () => {
    const { code } = await run(installed('checkout'), ['open'], { run: () => Promise.resolve(7) });
    expect(code).toBe(7);
  });

  it('starts nothing for an article that is not there', async () => {
    const { code, err, started } = await run(installed('checkout'), ['open', 'gone.txt']);
    expect([code, started]).toEqual([1, []]);
    expect(err).toContain('“gone.txt” is not there');
  });
});
