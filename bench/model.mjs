// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildForNode, root } from '../scripts/build.mjs';
import { median } from './measure.mjs';
import { setFile } from './workloads.mjs';

/** @typedef {import('./workloads.mjs').Workload} Workload */
/** @typedef {typeof import('./model-entry.mjs')} Model */

/** @type {Promise<Model> | undefined} */
let loading;

/** The part of core/ that is measured without a page, built as it is shipped. @returns {Promise<Model>} */
export function model() {
  return (loading ??= load());
}

async function load() {
  const folder = mkdtempSync(join(root, '.cache', 'bench-'));
  try {
    const file = join(folder, 'model.js');
    await buildForNode('bench/model-entry.mjs', file);
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long the model takes to say which annotations are at an offset, in milliseconds. @param {Workload} workload */
export async function hitTest(workload) {
  const { hitTestMs, setOf } = await model();
  return hitTestMs(setOf(setFile(workload, `${workload.name}.txt`)));
}

/**
 * What each format costs to write and to read again, beside `JSON.stringify` and `JSON.parse` of the same set, in
 * milliseconds; the middle one of three turns.
 * @param {Workload} workload
 */
export async function formatCosts(workload) {
  const { setOf, costOf, jsonCost, formatIds } = await model();
  const set = setOf(setFile(workload, `${workload.name}.txt`));
  const turns = 3;
  const of = (/** @type {() => { writeMs: number, readMs: number | null }} */ measure) => {
    const costs = Array.from({ length: turns }, measure);
    const reads = costs.flatMap(({ readMs }) => (readMs === null ? [] : [readMs]));
    return { writeMs: median(costs.map(({ writeMs }) => writeMs)), readMs: reads.length > 0 ? median(reads) : null };
  };
  const rows = [{ format: 'JSON itself', ...of(() => jsonCost(set)) }];
  for (const id of formatIds) rows.push({ format: id, ...of(() => costOf(id, set)) });
  return rows;
}
