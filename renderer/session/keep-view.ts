import type { Desk } from '../../core/desk';
import type { Session } from './session';

/** How long nothing changes before the host is told, in milliseconds. */
const restMs = 1500;

/** Tells the host how an article is looked at, once it rests, so that it is shown so when it is opened again. */
export function keepView(desk: Pick<Desk, 'request'>, session: Session): void {
  let due: ReturnType<typeof setTimeout> | undefined;
  const keep = () => void desk.request('view/keep', { article: session.id, view: session.view });
  const soon = () => {
    clearTimeout(due);
    due = setTimeout(keep, restMs);
  };
  for (const store of [session.selected, session.filter, session.looks]) store.subscribe(soon);
}
