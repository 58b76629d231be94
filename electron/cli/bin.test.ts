import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { needsBuild } from '../../scripts/build.mjs';
import { claim, stretchOf } from '../../core/testing/builders';
import { temporaryFolder, writeArticle, writeSet } from './testing';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const bin = join(root, 'bin', 'caveat.mjs');
// It would build, and a unit test has no business doing that.
const isBuilt = existsSync(join(root, 'dist', 'cli.js')) && !needsBuild();
if (!isBuilt) console.error('The test of bin/caveat.mjs is skipped: the command line is not built, or not up to date.');

describe.skipIf(!isBuilt)('bin/caveat.mjs', () => {
  it('prints, answers its exit code, and reads from where it was started', () => {
    const folder = temporaryFolder();
    const text = 'The bridge is safe.\n';
    const json = writeSet(folder, 'a.json', writeArticle(folder, 'a.txt', text, claim('c', stretchOf(text, 'bridge'))));
    const caveat = (...args: string[]) =>
      spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' });
    expect(caveat('export', 'a.json', '--to', 'caveat')).toMatchObject({ status: 0, stdout: json, stderr: '' });
    expect(caveat('validate', 'b.json')).toMatchObject({ status: 1, stderr: '' });
    expect(caveat('frobnicate')).toMatchObject({ status: 2, stdout: '' });
  });

  it('is quiet when who reads its output has seen enough', async () => {
    const folder = temporaryFolder();
    const text = 'A line of words that fills the pipe.\n'.repeat(40_000);
    writeSet(folder, 'a.json', writeArticle(folder, 'a.txt', text));
    const child = spawn(process.execPath, [bin, 'export', 'a.json', '--to', 'caveat'], { cwd: folder });
    let complaint = '';
    child.stderr.on('data', (chunk) => (complaint += String(chunk)));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, complaint]).toEqual([0, '']);
  });
});
