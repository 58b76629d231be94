import { posix, resolve, win32 } from 'node:path';

/** The app's own folder, as an absolute path: where this system keeps such things, or what CAVEAT_DATA_FOLDER says. */
export function defaultDataFolder(
  home: string,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string {
  if (env.CAVEAT_DATA_FOLDER) return resolve(env.CAVEAT_DATA_FOLDER);
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix;
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Caveat');
  // A relative path in these means nothing, says the XDG specification.
  const folder = (path = '', ...usual: string[]) => (isAbsolute(path) ? path : join(home, ...usual));
  if (platform === 'win32') return join(folder(env.APPDATA, 'AppData', 'Roaming'), 'Caveat');
  return join(folder(env.XDG_DATA_HOME, '.local', 'share'), 'caveat');
}
