import { join } from 'node:path';

/** The app's own folder on this system. */
export function defaultDataFolder(
  home: string,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Caveat');
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Caveat');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'caveat');
}
