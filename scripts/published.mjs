// @ts-check
// Writes what is published out of the code: the JSON Schemas from the definitions that the code validates with, and the
// page on formats from the list that the app reads.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'assets', 'schema');

/** @param {string} name */
const load = async (name) => {
  const options = { configFile: /** @type {const} */ (false), root, logLevel: /** @type {const} */ ('warn') };
  return (await runnerImport(join(root, 'core', 'formats', name), options)).module;
};
const { publishedSchemas } = await load('published-schema.ts');
const { formatsPage } = await load('formats-page.ts');
await mkdir(folder, { recursive: true });
for (const [name, text] of publishedSchemas) {
  const target = join(folder, name);
  await writeFile(target, text);
  console.log(`Wrote ${relative(process.cwd(), target)}`);
}
await writeFile(join(root, 'docs', 'formats.md'), formatsPage());
console.log('Wrote docs/formats.md');
