// @ts-check
// Writes the JSON Schema of the native file from the definition that the code validates with.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'assets', 'schema', 'annotation-set-1.schema.json');

const { module } = await runnerImport(join(root, 'core', 'formats', 'published-schema.ts'), {
  configFile: false,
  root,
  logLevel: 'warn',
});
await mkdir(dirname(target), { recursive: true });
await writeFile(target, module.publishedSchemaText());
console.log(`Wrote ${relative(process.cwd(), target)}`);
