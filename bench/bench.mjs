// @ts-check
// Measures Caveat beside a plain page and a peer, all in one run of one browser, and prints ratios.
// Usage: npm run bench [-- --quick]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, needsBuild, root } from '../scripts/build.mjs';
import { testBrowser } from '../scripts/ensure-browser.mjs';
import { servePeers } from './peer-server.mjs';
import { formatCosts } from './model.mjs';
import { plot } from './plot.mjs';
import { caveat, patienceMs, peer as measurePeer, plainPage } from './subjects.mjs';
import { workload } from './workloads.mjs';

/** @typedef {import('./subjects.mjs').Figures} Figures */

const quick = process.argv.includes('--quick');
const workloads = [
  workload('2-kb', 2_000, 10),
  workload('100-kb', 100_000, 1_000),
  workload('1-mb', 1_000_000, 10_000),
  workload('10-mb', 10_000_000, 100_000),
].filter(({ name }) => !quick || name === '1-mb');
/** More than this takes the peers minutes, or the whole memory. */
const mostForPeers = 1_000_000;

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
  const peer = (/** @type {Parameters<typeof measurePeer>[3]} */ which) => () =>
    measurePeer(browser, load, origin, which);
  const subjects = [
    ['plain page', () => plainPage(browser, load, origin)],
    ['caveat', () => caveat(browser, load)],
  ];
  if (load.bytes <= mostForPeers)
    subjects.push(['recogito, ranges ready', peer({ page: 'recogito', readyRanges: true })]);
  if (load.bytes <= mostForPeers && !quick)
    subjects.push(
      ['recogito, stored offsets', peer({ page: 'recogito', slow: true })],
      ['advanced-mark.js', peer({ page: 'advanced-mark' })],
      ['apache-annotator', peer({ page: 'apache', slow: true })],
    );
  for (const [subject, measure] of subjects) {
    process.stderr.write(`${load.name}: ${subject}…\n`);
    const figures = await measure();
    results.push({ subject, bytes: load.bytes, annotations: load.annotations, ...allRounded(figures) });
  }
}
peers.close();
await browser.close();
console.log(table());

/** @type {{ format: string, annotations: number, writeMs: number, readMs: number | null }[]} */
const formats = [];
for (const load of workloads.filter(({ bytes }) => bytes <= mostForPeers))
  for (const { format, writeMs, readMs } of await formatCosts(load))
    formats.push({ format, annotations: load.annotations, writeMs: rounded(writeMs), readMs: rounded(readMs) });
console.log(`\n${formatTable()}`);
if (!quick) {
  writeFileSync(join(root, 'bench', 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(root, 'bench', 'formats.json'), `${JSON.stringify(formats, null, 2)}\n`);
  writeFileSync(join(root, 'docs', 'bench.svg'), plotOfSubjects());
  writeFileSync(join(root, 'docs', 'bench-formats.svg'), plotOfFormats());
}

/** @param {Figures} figures @returns {Figures} */
function allRounded(figures) {
  const entries = Object.entries(figures).map(([name, value]) => [name, rounded(value)]);
  return /** @type {Figures} */ (Object.fromEntries(entries));
}

/** To a tenth; what is small, to two figures. @template {number | null} T @param {T} value @returns {T} */
function rounded(value) {
  if (value === null) return value;
  return /** @type {T} */ (value < 1 ? Number(value.toPrecision(2)) : Math.round(value * 10) / 10);
}

function plotOfSubjects() {
  const names = ['caveat', 'recogito, ranges ready', 'recogito, stored offsets', 'advanced-mark.js', 'apache-annotator', 'plain page']; // prettier-ignore
  /** @type {[keyof Figures, string][]} */
  const measures = [
    ['openMs', 'open until painted'],
    ['addMs', 'add one until painted'],
    ['removeMs', 'remove one'],
    ['changeMs', 'change the kind of one'],
    ['nudgeMs', 'move an edge of one'],
    ['addTotalMs', 'add one, and all that follows'],
  ];
  const panels = measures.map(([measure, title]) => ({
    title,
    lines: names
      .map((name) => ({
        name,
        points: results.flatMap((result) => {
          const value = result[measure];
          return result.subject === name && value !== null && value > 0 ? [{ x: result.annotations, y: value }] : [];
        }),
      }))
      .filter(({ points }) => points.length > 0),
  }));
  return plot('How each cost grows', 'annotations (2 KB to 10 MB of text)', panels, names);
}

function plotOfFormats() {
  const names = [...new Set(formats.map(({ format }) => format))];
  // A panel a group, so that lines can be told apart: JSON itself is in each.
  const [json = '', ...others] = names;
  const groups = [others.slice(0, 4), others.slice(4, 8), others.slice(8, 12), others.slice(12)];
  const panels = groups
    .filter((group) => group.length > 0)
    .flatMap((group) =>
      /** @type {const} */ (['writeMs', 'readMs']).map((measure) => ({
        title: measure === 'writeMs' ? 'write' : 'read',
        lines: [json, ...group]
          .map((name) => ({
            name,
            points: formats.flatMap(({ format, annotations, [measure]: value }) =>
              format === name && value !== null && value > 0 ? [{ x: annotations, y: value }] : [],
            ),
          }))
          .filter(({ points }) => points.length > 0),
      })),
    );
  return plot('What each format costs', 'annotations', panels);
}

/** Milliseconds; in brackets, how many times what `JSON` takes. */
function formatTable() {
  const lines = formats.map(({ format, annotations, writeMs, readMs }) => {
    const json = formats.find((one) => one.format === 'JSON itself' && one.annotations === annotations);
    const cell = (/** @type {number | null} */ value, /** @type {number | null | undefined} */ base) =>
      value === null ? '–' : base ? `${value} (${(value / base).toFixed(1)}×)` : String(value);
    return [String(annotations), format, cell(writeMs, json?.writeMs), cell(readMs, json?.readMs)];
  });
  return columnsOf([['annotations', 'format', 'writeMs', 'readMs'], ...lines]);
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
    'filterMs',
    'hitTestMs',
    'heapMB',
    'domNodes',
    'droppedFrames',
  ]);
  const lines = results.map((result) => {
    const own = results.find(({ subject, bytes }) => subject === 'caveat' && bytes === result.bytes);
    const cells = columns.map((column) => {
      const [value, ours] = [result[column], own?.[column]];
      if (value === null) return column === 'openMs' ? `> ${patienceMs}` : '–';
      return result === own || !ours || column === 'droppedFrames'
        ? String(value)
        : `${value} (${(value / ours).toFixed(1)}×)`;
    });
    return [`${result.bytes / 1000} KB, ${result.annotations}`, result.subject, ...cells];
  });
  return columnsOf([['workload', 'subject', ...columns], ...lines]);
}

/** @param {readonly (readonly string[])[]} rows */
function columnsOf(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
