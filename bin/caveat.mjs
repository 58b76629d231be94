#!/usr/bin/env node
// @ts-check
import '../scripts/check-node.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, dist, needsBuild } from '../scripts/build.mjs';

const cli = join(dist, 'cli.js');

if (!existsSync(cli) || needsBuild()) {
  // Standard output is for what was asked for.
  console.error('Building Caveat…');
  try {
    await build();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error('Caveat is not built, and what builds it is not installed. Install it first: npm ci');
    process.exit(1);
  }
}

const { main } = await import(pathToFileURL(cli).href);
process.exitCode = await main(process.argv.slice(2));
