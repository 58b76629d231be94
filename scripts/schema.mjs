// @ts-check
// Writes the JSON Schemas of our formats from the definitions that the code validates with.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'assets', 'schema');

const { module } = await runnerImport(join(root, 'core', 'formats', 'published-schema.ts'), {
  configFile: false,
  root,
  logLevel: 'warn',
});
await mkdir(folder, { recursive: true });
for (const [name, text] of module.publishedSchemas) {
  const target = join(folder, name);
  await writeFile(target, text);
  console.log(`Wrote ${relative(process.cwd(), target)}`);
}
