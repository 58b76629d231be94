import { join } from 'node:path';
import { build } from 'vite';

/** Makes one of this folder's programs into one file that Node runs, in `folder`; answers its path. */
export async function bundled(program: string, folder: string): Promise<string> {
  const file = `${program}.mjs`;
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, `${program}.ts`),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: file } },
    },
  });
  return join(folder, file);
}
