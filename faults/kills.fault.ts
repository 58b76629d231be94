import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSetFile } from '../core/formats/caveat-json';
import { randomFrom } from '../core/anchoring/testing/news';
import { TestDesk } from '../electron/desk/testing';
import { bundled } from './bundled';
import { record } from './ledger';
import { isLong } from './size';

const area = 'A marking session';
const kills = isLong ? 300 : 60;
const text = 'One claim stands here, and another one stands over there by the bridge. '.repeat(9);
let programs: string;
let program: string;

beforeAll(async () => {
  programs = mkdtempSync(join(tmpdir(), 'caveat-faults-'));
  program = await bundled('marking-program', programs);
});
afterAll(() => rmSync(programs, { recursive: true, force: true }));

/** The ids in a set's file; throws if it is not whole. */
function idsIn(path: string): ReadonlySet<string> {
  if (!existsSync(path)) return new Set();
  const read = readSetFile(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(`the set is damaged: ${JSON.stringify(read.error)}`);
  return new Set(read.value.file.annotations.map(({ id }) => id));
}

it(`killed ${kills} times at any moment loses no mark that was answered`, { timeout: 600_000 }, async () => {
  const random = randomFrom(20261127);
  let damaged = 0;
  let unsaved = 0;
  let lost = 0;
  let answered = 0;
  for (let kill = 0; kill < kills; kill++) {
    const test = new TestDesk();
    try {
      const article = join(test.folder, 'story.txt');
      writeFileSync(article, text);
      const data = join(test.folder, 'data');
      const child = spawn(process.execPath, [program, data, article, 'ada', '400'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      const started = new Promise<void>((resolve) =>
        child.stdout.on('data', (words) => {
          said += String(words);
          resolve();
        }),
      );
      const gone = once(child, 'close');
      await started;
      await new Promise((resolve) => setTimeout(resolve, random() * 120));
      child.kill('SIGKILL');
      await gone;
      const numbersOf = (what: string) =>
        [...said.matchAll(new RegExp(`^${what} (\\d+)$`, 'gm'))].map((found) => `ada-${found[1]}`);
      const [applied, saves] = [numbersOf('applied'), numbersOf('saved')];
      answered += applied.length;

      // The file is whole, and has what was said to be saved, before anybody opens it again.
      const copy = join(test.folder, 'as-found.json');
      const path = `${article}.caveat.json`;
      if (existsSync(path)) cpSync(path, copy);
      let there: ReadonlySet<string> = new Set();
      try {
        there = idsIn(copy);
      } catch {
        damaged++;
      }
      const last = saves.at(-1);
      if (last !== undefined && !applied.slice(0, applied.indexOf(last) + 1).every((id) => there.has(id))) unsaved++;

      // Opened again, every mark that was answered is there.
      test.restart();
      const page = test.window();
      const opened = await page.open(article);
      const { set } = await page.get('set/whole', { article: opened.article });
      const found = new Set(set.annotations.map(({ id }) => id));
      lost += applied.filter((id) => !found.has(id)).length;
      await test.desk.flush();
    } finally {
      test.desk.close();
      test.clear();
    }
  }
  record({ area, fault: 'killed at random moments: sets that are not whole', tried: kills, lost: damaged });
  record({
    area,
    fault: 'killed at random moments: marks that were said to be saved and are not in the file',
    tried: kills,
    lost: unsaved,
  });
  record({
    area,
    fault: 'killed at random moments: marks that were answered and do not come back',
    tried: kills,
    lost,
  });
  expect(answered).toBeGreaterThan(kills);
  expect({ damaged, unsaved, lost }).toEqual({ damaged: 0, unsaved: 0, lost: 0 });
});
