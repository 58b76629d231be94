import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { command } from '../../core/commands';
import { markCommand } from '../../core/kind-commands';
import { run } from '../actions';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { useApp, useScheme } from './app-context';
import { KeyCaps } from './key-caps';

const gap = 8;

/**
 * What can be done with the selected words, just below their last line, or above their first where there is no room:
 * it never covers the words being judged.
 */
export function SelectionBar({
  session,
  scroller,
}: {
  readonly session: Session;
  readonly scroller: RefObject<HTMLElement | null>;
}) {
  const app = useApp();
  const scheme = useScheme();
  const { anchor, head } = useStore(session.selected);
  const pressed = usePointerDown();
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number }>();
  const visible = anchor !== head && !session.readOnly && !pressed;

  useLayoutEffect(() => {
    const pane = scroller.current;
    const own = bar.current;
    if (!visible || !pane || !own || !app.view) return;
    const { first, last } = app.view.boxOf(Math.min(anchor, head), Math.max(anchor, head));
    const frame = pane.getBoundingClientRect();
    const { offsetHeight, offsetWidth } = own;
    const below = last.bottom + gap;
    const top = below + offsetHeight < frame.bottom ? below : first.top - gap - offsetHeight;
    const left = Math.min(Math.max(last.left - offsetWidth / 2, frame.left + gap), frame.right - offsetWidth - 2 * gap);
    setPlace({ left: left - frame.left + pane.scrollLeft, top: top - frame.top + pane.scrollTop });
  }, [app, anchor, head, scroller, scheme, visible]);

  if (!visible) return null;
  return (
    <div
      ref={bar}
      role="group"
      aria-label="Mark the selected words"
      className="selection-bar"
      style={place ?? { visibility: 'hidden' }}
      // The words stay selected, and the keyboard stays in the article.
      onMouseDown={(event) => event.preventDefault()}
    >
      {[...scheme.kinds.map((_kind, index) => markCommand(index)), 'mark.note' as const].map((id) => (
        <button key={id} type="button" className="bar-button" onClick={() => run(app, id)}>
          {command(id, scheme)?.label}
          <KeyCaps command={id} />
        </button>
      ))}
    </div>
  );
}

/** Whether a mouse button is down: while words are being selected, nothing should jump around. */
function usePointerDown(): boolean {
  const [down, setDown] = useState(false);
  useEffect(() => {
    const press = (event: PointerEvent) =>
      setDown(event.button === 0 && event.target instanceof Element && event.target.closest('.article') !== null);
    const release = () => setDown(false);
    window.addEventListener('pointerdown', press);
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', release);
    return () => {
      window.removeEventListener('pointerdown', press);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', release);
    };
  }, []);
  return down;
}
