import { useRef, type KeyboardEvent } from 'react';
import type { Annotation, Orphan } from '../../../../core/annotation';
import { statusOf } from '../../../../core/attribute-values';
import { lostQuoteOf } from '../../../../core/orphan';
import { kindOf } from '../../../../core/scheme-index';
import type { AfterChange } from '../../../session/comparing';
import { wordsBefore } from '../../../session/reviews';
import type { Session } from '../../../session/session';
import { signOffWords } from '../../details/sign-off-line';
import { KindLine } from '../../kind-line';

/** The marks that are to be checked again, and those that have lost their words. The arrow keys go from one to the next. */
export function CheckList({
  session,
  marks: { asking, lost },
  onLook,
  onGo,
  onHolds,
}: {
  readonly session: Session;
  readonly marks: AfterChange;
  /** A mark has the keyboard: it is to be shown. */
  readonly onLook: (annotation: Annotation) => void;
  readonly onGo: (mark: Annotation | Orphan) => void;
  readonly onHolds: (annotation: Annotation) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...(list.current?.querySelectorAll<HTMLElement>('.check-mark') ?? [])];
    const now = items.findIndex((item) => item === document.activeElement);
    items[Math.min(Math.max(now + step, 0), items.length - 1)]?.focus();
  };
  return (
    <ul ref={list} className="check-list" aria-label="To be checked again" onKeyDown={onKeyDown}>
      {asking.map((annotation, index) => (
        <li key={annotation.id}>
          <button
            type="button"
            className="check-mark"
            autoFocus={index === 0}
            onFocus={() => onLook(annotation)}
            onClick={() => onGo(annotation)}
          >
            <Head session={session} mark={annotation} />
            <span className="check-words" dir="auto">
              {session.quote(annotation)}
            </span>
            <span className="check-was" dir="auto">
              {annotation.review?.reason === 'words'
                ? `was: ${wordsBefore(annotation.review.was)}`
                : 'The sentence around it changed.'}
            </span>
            {annotation.signOff && <span className="check-was">{signOffWords(session, annotation)}</span>}
          </button>
          {!session.readOnly && (
            <button type="button" className="small-button" onClick={() => onHolds(annotation)}>
              It still holds
            </button>
          )}
        </li>
      ))}
      {lost.map((orphan, index) => (
        <li key={orphan.id}>
          <button
            type="button"
            className="check-mark"
            autoFocus={asking.length === 0 && index === 0}
            onClick={() => onGo(orphan)}
          >
            <Head session={session} mark={orphan} />
            <span className="check-words lost" dir="auto">
              {lostQuoteOf(orphan)}
            </span>
            <span className="check-was">Its words are gone.</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Head({ session, mark }: { readonly session: Session; readonly mark: Annotation | Orphan }) {
  const kind = kindOf(session.scheme, mark.kind);
  const status = statusOf(kind, { ...mark, fragments: [] } as Annotation, session.text);
  return (
    <span className="check-head">
      <KindLine kind={kind} /> <strong>{kind.name}</strong> {status && <span>{status.name}</span>}
    </span>
  );
}
