import type { Fragment } from '../../core/annotation';
import { fragmentAt, giveRole } from '../../core/frames';
import type { Role } from '../../core/scheme';
import { kindOf } from '../../core/scheme-index';
import { selectedWords } from './caret';
import { change } from './marking';
import type { Session } from './session';

const none: readonly Role[] = [];

/** The roles that can be given now, in the order of their keys. */
export function rolesNow({ frame, scheme }: Session): readonly Role[] {
  return frame ? kindOf(scheme, frame.kind).roles : none;
}

/**
 * Gives a role in the frame: to the selected words, which become part of it; with none selected, to its fragment at the
 * caret; or else to all of it that has no role yet. Answers whether there was anything to give it to.
 */
export function assignRole(session: Session, { id, name }: Role): boolean {
  const { frame, text } = session;
  if (!frame || session.readOnly || !rolesNow(session).some((role) => role.id === id)) return false;
  const words = selectedWords(session);
  const { head } = session.selected.value;
  const fragments = words ? giveRole(text, frame.fragments, words, id) : withRole(frame.fragments, head, id);
  if (!fragments) return false;
  change(session, frame, `Set ${name}`, { fragments }, { caret: words?.end ?? head });
  return true;
}

function withRole(fragments: readonly Fragment[], caret: number, role: string): readonly Fragment[] | undefined {
  const here = fragmentAt(fragments, caret);
  const gets = (fragment: Fragment, index: number) => (here === -1 ? !fragment.role : index === here);
  if (!fragments.some((fragment, index) => gets(fragment, index) && fragment.role !== role)) return undefined;
  return fragments.map((fragment, index) => (gets(fragment, index) ? { ...fragment, role } : fragment));
}
