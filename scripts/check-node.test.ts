import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const check = join(import.meta.dirname, 'check-node.mjs');

/** Runs the check in a Node that says it is of another version. */
function checkedBy(version: string) {
  const disguise = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${disguise}`, check]);
  return { status, stderr: stderr.toString() };
}

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0', '100.0.0'])('Node %s will do', (version) => {
  expect(checkedBy(version)).toEqual({ status: 0, stderr: '' });
});

test.each(['12.22.9', '18.20.4', '20.18.3', '19.19.0', '0.10.48'])('Node %s is refused in one line', (version) => {
  const { status, stderr } = checkedBy(version);
  expect(status).toBe(1);
  expect(stderr).toBe(
    `Caveat needs Node 20.19 or newer, and this is Node ${version}. Get a newer one from nodejs.org.\n`,
  );
});

// A static import of anything else would be parsed, and might be refused, before the check could say a word.
test('what is run first has nothing in it that an old Node would stumble over', () => {
  const start = readFileSync(join(import.meta.dirname, 'start.mjs'), 'utf8');
  expect([...start.matchAll(/^import [^(].*$/gm)].map(([line]) => line)).toEqual(["import './check-node.mjs';"]);
  for (const source of [start, readFileSync(check, 'utf8')]) expect(source).not.toMatch(/\bawait\b|\?\.|\?\?|`/);
});
