// @ts-check
// Breaks things on purpose and counts what is lost. Usage: npm run test:faults [-- --write]
// With FAULTS=long what is too slow for every run; with --write, docs/reliability.md says what came of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './build.mjs';

/** @typedef {{ area: string, fault: string, tried: number, lost: number, note?: string }} Fault */

const folder = mkdtempSync(join(tmpdir(), 'caveat-ledger-'));
const ledger = join(folder, 'ledger.jsonl');
try {
  writeFileSync(ledger, '');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', join('faults', 'vitest.config.ts'), '--root', '.', '--reporter', 'dot'],
    { cwd: root, stdio: 'inherit', env: { ...process.env, CAVEAT_LEDGER: ledger } },
  );
  const faults = readFileSync(ledger, 'utf8').trim().split('\n').filter(Boolean).map((line) => /** @type {Fault} */ (JSON.parse(line))); // prettier-ignore
  const sum = (/** @type {'tried' | 'lost'} */ key) => faults.reduce((all, fault) => all + fault[key], 0);
  console.log(`${sum('tried')} faults of ${faults.length} sorts were tried; ${sum('lost')} times something was lost.`);
  for (const { area, fault, tried, lost } of faults)
    if (lost > 0) console.log(`  ${area}, ${fault}: ${lost} of ${tried}`);
  if (status === 0 && process.argv.includes('--write')) {
    const path = join(root, 'docs', 'reliability.md');
    writeFileSync(path, await format(page(faults), { ...(await resolveConfig(path)), filepath: path }));
    console.log('Wrote docs/reliability.md');
  }
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {readonly Fault[]} faults */
function page(faults) {
  const areas = [...new Set(faults.map(({ area }) => area))].sort();
  const count = (/** @type {number} */ value) => value.toLocaleString('en');
  const cell = (/** @type {string} */ words) => words.replaceAll('|', '\\|');
  const tables = areas.map((area) => {
    const rows = faults
      .filter((one) => one.area === area)
      .map(
        ({ fault, tried, lost, note }) =>
          `| ${cell(fault)}${note ? ` (${cell(note)})` : ''} | ${count(tried)} | ${count(lost)} |`,
      );
    return `## ${area}\n\n| what was done | times | lost |\n| --- | ---: | ---: |\n${rows.join('\n')}\n`;
  });
  const long = process.env.FAULTS === 'long';
  return `# What was broken on purpose, and what was lost

Written by the suite itself: \`FAULTS=long npm run test:faults -- --write\`. Without \`FAULTS=long\` the same is tried fewer
times; that is part of \`npm test\`. Real files in temporary folders, real processes that are killed for real.${long ? '' : ' This page is of a short run.'}

“Lost” counts what a user would miss: a mark that was answered and does not come back, a file that is neither the old nor
the new one, an article that is not the same bytes any more, a damaged file that was written over, a mark on other words
than its own without a word about it, an input that gets no clear answer.

${tables.join('\n')}
## What was not tried

- A power cut. The writer asks for \`fsync\` of the file and of its folder before it says “Saved”; whether a disk obeys was
  not seen.
- Windows and macOS: other file systems, other locks, other ways to name one file.
- A real Electron binary: what ran is the same file services and desk, in Node.
- Network folders: what they do with \`fsync\`, \`rename\` and change events.
- Real drafts of real newsrooms: the edits to articles are made by a seeded generator.
`;
}
