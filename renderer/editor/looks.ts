import { allKinds } from '../../core/mark-filter';
import type { Session } from '../session/session';

/** The classes of an article that say how its marks are shown (styles/kinds.css): nothing is drawn again for it. */
export function looksClasses({ looks, filter, scheme, annotation }: Session): string {
  const { dimmed, rolesOnly } = looks.value;
  const kind = scheme.kinds.findIndex(({ id }) => id === filter.value.kind) + 1;
  const kept = filter.value.kind !== allKinds ? `keep-kind keep-${kind}` : annotation ? 'keep-selected' : '';
  return [...(dimmed && kept ? ['dimmed', kept] : []), ...(rolesOnly ? ['roles-only'] : [])].join(' ');
}

/** Keeps an element's classes in step with how a session's marks are shown, until the function it answers is called. */
export function followLooks(session: Session, element: HTMLElement): () => void {
  const show = () => {
    const classes = looksClasses(session);
    if (element.className !== classes) element.className = classes;
  };
  show();
  const { looks, filter, selected, replica } = session;
  const stops = [looks, filter, selected, replica.set].map(({ subscribe }) => subscribe(show));
  return () => stops.forEach((stop) => stop());
}
