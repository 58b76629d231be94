import type { ConflictChoice } from '../core/merge';
import type { App } from './app';
import type { Session } from './session/session';

/** Shows what there is to choose about; nothing if that is over by now. */
export async function askAboutConflicts(app: App, session: Session): Promise<void> {
  const answer = await app.desk.request('set/conflicts', { article: session.id });
  if (!answer.ok) app.fail(answer.error);
  else if (app.session.value !== session) return;
  else if (answer.value) app.dialog.set({ kind: 'conflicts', found: answer.value });
  else app.dialog.set(undefined);
}

/** Saves with what was chosen. What has changed in the meantime is asked about again. */
export async function chooseConflicts(
  app: App,
  session: Session,
  round: number,
  choices: Readonly<Record<string, ConflictChoice>>,
): Promise<void> {
  const answer = await app.desk.request('set/choose', { article: session.id, round, choices });
  if (!answer.ok) return app.fail(answer.error);
  session.save.set(answer.value);
  if (session.hasConflicts) return askAboutConflicts(app, session);
  app.dialog.set(undefined);
  app.announce(answer.value.state === 'saved' ? 'Saved as you chose' : 'Not saved yet');
}
