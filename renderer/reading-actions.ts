import { inDigits } from '../core/numbers';
import type { Span } from '../core/text';
import { isToCheck } from '../core/to-check';
import type { App } from './app';
import { shownMarks, stepAmong } from './session/navigation';
import { readingOf } from './session/reading';
import { review, stepUnread } from './session/reviewing';
import type { Session } from './session/session';

/** Reviews what is at the caret, or takes it back, and says how much is read now. */
export function reviewHere(app: App, session: Session): void {
  const reviewed = review(session);
  if (!reviewed) return;
  const { marked, reviewed: done, unread } = readingOf(session).now().counts;
  const share = `${inDigits(marked + done)} of ${inDigits(marked + done + unread)}.`;
  if (reviewed.takenBack) app.announce(`Review taken back. ${share}`);
  else app.announce(`Reviewed. ${share} ${reviewed.next ? wordsOf(session, reviewed.next) : 'Nothing is unread.'}`);
}

/** Goes to the next or previous unread sentence. */
export function goToUnread(direction: 1 | -1): (app: App, session: Session) => void {
  return (app, session) => {
    const found = stepUnread(session, direction);
    if (!found) return app.announce('Nothing is unread.');
    const where = direction === 1 ? 'Next unread' : 'Previous unread';
    const around = direction === 1 ? ', from the top' : ', from the end';
    app.announce(`${where}${found.around ? around : ''}: ${wordsOf(session, found.sentence)}`);
  };
}

/** Goes to the next or previous mark, of those in the list, about which something is still to be found out. */
export function goToCheck(direction: 1 | -1): (app: App, session: Session) => void {
  return (app, session) => {
    const { scheme, text } = session;
    const open = shownMarks(session).filter((one) => isToCheck(one, scheme, text));
    const target = stepAmong(session, open, direction);
    if (target) app.announce(`To check: ${session.quote(target)}`);
    else app.announce(open.length === 0 ? 'Nothing is to check.' : 'No more marks to check this way.');
  };
}

/** As much of a sentence as says which one it is. */
function wordsOf({ text }: Session, { start, end }: Span): string {
  const words = text.slice(start, end);
  return words.length <= 90 ? words : `${words.slice(0, 90).replace(/\s+\S*$/u, '')}…`;
}
