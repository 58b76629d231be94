// @ts-check
// Measures Caveat beside a plain page and a peer, all in one run of one browser, and prints ratios.
// Usage: npm run bench [-- --quick]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, needsBuild, root } from '../scripts/build.mjs';
import { testBrowser } from '../scripts/ensure-browser.mjs';
import { servePeers } from './peer-server.mjs';
import { caveat, plainPage, recogito } from './subjects.mjs';
import { workload } from './workloads.mjs';

/** @typedef {import('./subjects.mjs').Figures} Figures */

const quick = process.argv.includes('--quick');
const workloads = [
  workload('2-kb', 2_000, 10),
  workload('100-kb', 100_000, 1_000),
  workload('1-mb', 1_000_000, 10_000),
].filter(({ name }) => !quick || name === '1-mb');

if (needsBuild()) await build();
const executablePath = await testBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-quic', '--disable-background-networking'],
});
const peers = await servePeers(workloads);
const { origin } = peers;

/** @type {({ subject: string, bytes: number, annotations: number } & Figures)[]} */
const results = [];
for (const load of workloads) {
  /** @type {[string, () => Promise<Figures>][]} */
  const subjects = [
    ['plain page', () => plainPage(browser, load, origin)],
    ['caveat', () => caveat(browser, load)],
    ['recogito, ranges ready', () => recogito(browser, load, origin, true)],
    ...(quick
      ? []
      : [
          /** @type {[string, () => Promise<Figures>]} */ ([
            'recogito, stored offsets',
            () => recogito(browser, load, origin, false),
          ]),
        ]),
  ];
  for (const [subject, measure] of subjects) {
    if (process.stderr.isTTY) process.stderr.write(`${load.name}: ${subject}…\n`);
    const figures = await measure();
    results.push({ subject, bytes: load.bytes, annotations: load.annotations, ...rounded(figures) });
  }
}
peers.close();
await browser.close();
if (!quick) writeFileSync(join(root, 'bench', 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
console.log(table());

/** @param {Figures} figures @returns {Figures} */
function rounded(figures) {
  const entries = Object.entries(figures).map(([name, value]) => [
    name,
    value === null ? null : Math.round(value * 10) / 10,
  ]);
  return /** @type {Figures} */ (Object.fromEntries(entries));
}

/** Milliseconds; in brackets, how many times Caveat's figure that is. */
function table() {
  const columns = /** @type {const} */ ([
    'openMs',
    'addMs',
    'addP95Ms',
    'removeMs',
    'removeP95Ms',
    'changeMs',
    'changeP95Ms',
    'nudgeMs',
    'nudgeP95Ms',
    'addTotalMs',
    'latencyMs',
    'heapMB',
    'domNodes',
    'droppedFrames',
  ]);
  const lines = results.map((result) => {
    const own = results.find(({ subject, bytes }) => subject === 'caveat' && bytes === result.bytes);
    const cells = columns.map((column) => {
      const [value, ours] = [result[column], own?.[column]];
      if (value === null) return '–';
      return result === own || !ours || column === 'droppedFrames'
        ? String(value)
        : `${value} (${(value / ours).toFixed(1)}×)`;
    });
    return [`${result.bytes / 1000} KB, ${result.annotations}`, result.subject, ...cells];
  });
  const rows = [['workload', 'subject', ...columns], ...lines];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
