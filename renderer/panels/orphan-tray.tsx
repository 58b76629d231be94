import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { Orphan } from '../../core/annotation';
import type { AnnotationSet } from '../../core/annotation-set';
import { inDigits } from '../../core/numbers';
import { lostQuoteOf } from '../../core/orphan';
import { kindOf } from '../../core/scheme-index';
import { likelyPlace, placeOrphan, removeOrphan } from '../session/reviews';
import type { Session } from '../session/session';
import { useStorePart } from '../session/store';
import { useApp } from './app-context';
import { KindLine } from './kind-line';
import { panelState } from './panel-state';

/** The marks whose words are gone from the article: each can be given other words, or up. */
export function OrphanTray({ session, set }: { readonly session: Session; readonly set: AnnotationSet }) {
  const app = useApp();
  const heading = useId();
  const list = useRef<HTMLUListElement>(null);
  const hasWords = useStorePart(session.selected, ({ anchor, head }) => anchor !== head);
  const { orphans } = set;
  useEffect(() => {
    // Without an id, the next one after the one that has the keyboard, around the end.
    app.focusOrphan = (id) => {
      const items = [...(list.current?.querySelectorAll<HTMLElement>('.orphan') ?? [])];
      const now = items.findIndex((item) => item.contains(document.activeElement));
      const wanted = items.find((item) => item.dataset.orphan === id) ?? items[(now + 1) % items.length];
      wanted?.focus();
      return wanted !== undefined;
    };
    return () => {
      app.focusOrphan = () => false;
    };
  }, [app]);
  if (orphans.length === 0) return null;
  const count =
    orphans.length === 1 ? '1 mark has lost its words' : `${inDigits(orphans.length)} marks have lost their words`;
  const place = (orphan: Orphan) => {
    if (!placeOrphan(session, orphan)) return app.announce('Select the words in the article first');
    panelState(session).catchUp();
    app.announce(`Placed: ${lostQuoteOf(orphan)}`);
    app.view?.focus();
  };
  const show = (orphan: Orphan) => {
    const at = likelyPlace(session, orphan);
    if (at === undefined) return app.announce('What stood around it is gone too');
    session.reveal.set({ start: at, end: at, focus: false });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    app.view?.focus();
  };
  return (
    <section className="orphan-tray" aria-labelledby={heading} onKeyDown={onKeyDown}>
      <h2 id={heading}>{count}</h2>
      <p className="hint">Select the words that stand for one now, then press Place.</p>
      <ul ref={list}>
        {orphans.map((orphan) => (
          <li
            key={orphan.id}
            className="orphan"
            data-orphan={orphan.id}
            tabIndex={-1}
            aria-label={`${kindOf(set.scheme, orphan.kind).name}, lost: ${lostQuoteOf(orphan)}`}
            onFocus={(event) => event.target === event.currentTarget && show(orphan)}
          >
            <KindLine kind={kindOf(set.scheme, orphan.kind)} />
            <span className="orphan-words" dir="auto">
              {lostQuoteOf(orphan)}
            </span>
            {!session.readOnly && (
              <span className="orphan-actions">
                <button type="button" className="small-button" disabled={!hasWords} onClick={() => place(orphan)}>
                  Place
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`Remove for good: ${lostQuoteOf(orphan)}`}
                  onClick={() => {
                    removeOrphan(session, orphan);
                    panelState(session).catchUp();
                    app.announce('Removed. Undo brings it back.');
                  }}
                >
                  <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M4 4l8 8M12 4l-8 8" />
                  </svg>
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
