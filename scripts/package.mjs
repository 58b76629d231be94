// @ts-check
// Builds what is not built, and packages it. Arguments go to electron-builder: `npm run package -- --dir`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { build, needsBuild, root } from './build.mjs';
import './check-node.mjs';

if (needsBuild()) {
  console.log('Building…');
  await build();
}
const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
const child = spawn(
  process.execPath,
  [builder, '--config', 'electron-builder.yml', '--publish', 'never', ...process.argv.slice(2)],
  // It would ask the registry whether there is a newer electron-builder.
  { cwd: root, env: { ...process.env, NO_UPDATE_NOTIFIER: '1' }, stdio: 'inherit' },
);
child.on('exit', (code) => process.exit(code ?? 1));
