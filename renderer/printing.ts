import { baseName } from '../core/formats/format';
import type { Report } from '../core/reports/reports';
import { choosePlace } from './actions';
import type { App } from './app';
import type { Session } from './session/session';

/** Writes a report as a PDF file where the user says; shows what was written where. Only with `makesPdf`. */
export async function saveAsPdf(app: App, session: Session, { id, name, ending }: Report): Promise<void> {
  const file = `${baseName(session.opened.set.article)}${ending.replace(/html$/, 'pdf')}`;
  const place = await choosePlace(app, session, `Save ${name} as PDF`, file);
  if (!place) return;
  const answer = await app.desk.request('report/pdf', {
    article: session.id,
    report: id,
    place: place.place,
    overwrite: app.hello.nativeDialogs || place.exists,
  });
  if (answer.ok) app.dialog.set({ kind: 'exported', exported: answer.value });
  else app.fail(answer.error);
}

/** Shows the browser's print dialog for a report. */
export async function printReport(app: App, session: Session, { id }: Report): Promise<void> {
  const answer = await app.desk.request('report/hand-out', { article: session.id, report: id });
  if (answer.ok) frameOf(answer.value.address);
  else app.fail(answer.error);
}

/** A frame that nobody sees, with a page that prints itself once it is there. The one before it is gone by then. */
function frameOf(address: string): void {
  for (const before of document.querySelectorAll('iframe')) before.remove();
  const frame = document.createElement('iframe');
  frame.className = 'visually-hidden';
  frame.title = 'Report to print';
  frame.tabIndex = -1;
  frame.ariaHidden = 'true';
  // No script runs in it; the page that it is in may read it and call its print dialog.
  frame.sandbox.add('allow-same-origin', 'allow-modals');
  frame.addEventListener('load', () => frame.contentWindow?.print(), { once: true });
  frame.src = address;
  document.body.append(frame);
}
