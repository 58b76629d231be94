import type { Annotator } from '../../core/annotation-set';
import { appVersion } from '../app-version';
import { AppData } from '../files/app-data';
import { userName } from '../user-name';
import type { Io } from './io';

/**
 * Whose marks are that do not say who made them: the app's own annotator's, or somebody's who goes by the name that
 * was given. The same name is the same annotator every time.
 */
export async function annotatorCalled(name: string | undefined, io: Io): Promise<Annotator> {
  const own = await new AppData(io.dataFolder, appVersion).annotator(userName());
  return name === undefined || name === own.name ? own : { id: name, name };
}
