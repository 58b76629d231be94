import { schemeFileEnding } from '../core/formats/scheme-file';
import { choosePlace } from './actions';
import type { App } from './app';
import type { Session } from './session/session';

/** Asks for a scheme file; what it would change is shown before it changes anything. */
export async function loadScheme(app: App, session: Session): Promise<void> {
  if (!app.hello.nativeDialogs) return app.dialog.set({ kind: 'open-scheme' });
  const answer = await app.desk.request('scheme/choose', { article: session.id });
  if (!answer.ok) app.fail(answer.error);
  else if (answer.value) app.dialog.set({ kind: 'adopt', found: answer.value });
}

/** Writes the scheme of the article's marks where the user says, and goes back to it. */
export async function saveScheme(app: App, session: Session): Promise<void> {
  const place = await choosePlace(app, session, 'Save scheme', `${session.scheme.id}${schemeFileEnding}`);
  if (!place) return app.dialog.set({ kind: 'scheme' });
  const answer = await app.desk.request('scheme/save', {
    article: session.id,
    place: place.place,
    overwrite: app.hello.nativeDialogs || place.exists,
  });
  if (!answer.ok) return app.fail(answer.error);
  app.dialog.set({ kind: 'scheme', said: `Written to “${answer.value.file}” in ${answer.value.folder}.` });
}
