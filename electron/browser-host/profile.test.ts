import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeProfile, profileParent } from './profile';

let parent: string;
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'caveat-profiles-'))));
afterEach(() => rmSync(parent, { recursive: true }));

const put = (name: string) => {
  mkdirSync(join(parent, name));
  writeFileSync(join(parent, name, 'History'), 'x');
  return join(parent, name);
};

test('each host has a new profile that nobody else can look into', () => {
  const [first, second] = [makeProfile(parent), makeProfile(parent)];
  expect(first).not.toBe(second);
  for (const profile of [first, second]) {
    expect(readdirSync(profile)).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(profile).mode & 0o077).toBe(0);
  }
});

test('the profile of a host that was killed is removed by the next', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const leftOver = put(`caveat-browser-${pid}-abc`);
  makeProfile(parent);
  expect(existsSync(leftOver)).toBe(false);
});

test('the profile of a host that runs is left alone, and so is what is not a profile', () => {
  const others = [`caveat-browser-${process.pid}-abc`, 'caveat-browser-notes', 'caveat-browser-0-x', 'something'].map(
    put,
  );
  makeProfile(parent);
  for (const other of others) expect(existsSync(join(other, 'History'))).toBe(true);
});

test('a snap has its profile where snaps may write', () => {
  expect(profileParent('/snap/bin/chromium', '/tmp', '/home/ada')).toBe('/home/ada/snap/chromium/common');
  expect(profileParent('/usr/bin/google-chrome', '/tmp', '/home/ada')).toBe('/tmp');
  const fresh = join(parent, 'snap', 'chromium', 'common');
  expect(existsSync(makeProfile(fresh))).toBe(true);
});
