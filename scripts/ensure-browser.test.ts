import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from './lib/find-browser.mjs';

// A machine with nothing on its PATH but what a test puts there.
let bin: string;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'caveat-ensure-'));
  symlinkSync(process.execPath, join(bin, 'node'));
});
afterEach(() => rmSync(bin, { recursive: true }));

function put(name: string, script = ''): string {
  const path = join(bin, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

function ensure() {
  const env = { PATH: bin, HOME: bin, PLAYWRIGHT_BROWSERS_PATH: bin };
  const { status, stdout, stderr } = spawnSync('node', [join(import.meta.dirname, 'ensure-browser.mjs')], { env });
  return { status, out: stdout.toString(), errors: stderr.toString() };
}

const installedElsewhere = findBrowser('linux', { PATH: '' }) !== undefined;

describe.skipIf(process.platform !== 'linux' || installedElsewhere)('the browser of the end-to-end tests', () => {
  test('is an installed one, and is named', () => {
    const chromium = put('chromium');
    expect(ensure()).toEqual({ status: 0, out: `The end-to-end tests run in ${chromium}\n`, errors: '' });
  });

  test('is missing where there is none; the one command to run is said', () => {
    const { status, errors } = ensure();
    expect(status).toBe(1);
    expect(errors).toMatch(/^[^\n]* Run: npx playwright install chromium\n$/);
  });

  test.runIf(process.getuid?.() === 0)('is installed by root where there is apt-get, which is said first', () => {
    put(
      'apt-get',
      `echo "apt-get $*"; case "$*" in install*) echo > ${bin}/chromium; /bin/chmod +x ${bin}/chromium;; esac`,
    );
    const { status, out } = ensure();
    expect(status).toBe(0);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^The end-to-end tests need a browser: installing/),
      'apt-get update -qq',
      'apt-get install -y -qq --no-install-recommends chromium',
      `The end-to-end tests run in ${join(bin, 'chromium')}`,
      '',
    ]);
  });

  test.runIf(process.getuid?.() === 0)('that apt-get cannot install is asked for', () => {
    put('apt-get', 'test "$1" = --version');
    const { status, errors } = ensure();
    expect(status).toBe(1);
    expect(errors).toContain('Run: sudo apt-get install chromium');
    expect(existsSync(join(bin, 'chromium'))).toBe(false);
  });
});
