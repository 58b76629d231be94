import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'caveat-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What happens before anything is built or fetched. */
function start(...args: string[]) {
  const script = join(import.meta.dirname, '..', 'start.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    // As npm does it: it runs scripts in the project's folder, and says where the user is.
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status, out: stdout.toString(), errors: stderr.toString() };
}

test('an option that is not known is refused at once', () => {
  const { status, out, errors } = start('--colour');
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(errors).toMatch(/--colour.*\nUsage: npm start/);
});

test('an article that is not there is refused at once, and where it was looked for is said', () => {
  expect(start('story.txt')).toEqual({
    status: 1,
    out: '',
    errors: `There is no file at ${join(folder, 'story.txt')}\n`,
  });
});
