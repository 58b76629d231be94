import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { command, type CommandId } from '../../core/commands';
import { markCommand } from '../../core/kind-commands';
import { roleKey, type Role } from '../../core/scheme';
import { giveRole, run } from '../actions';
import { rolesNow } from '../session/roles';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { useApp, useScheme } from './app-context';
import { Caps, KeyCaps } from './key-caps';
import { Trailing } from './trailing';

/** Those whose keys can be changed; further roles have the keys that the scheme gives them. */
const roleCommands: readonly CommandId[] = ['mark.role-1', 'mark.role-2', 'mark.role-3'];
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
  const [state] = useState(() => barState(session));
  const { selecting, anchor, head, roles } = useStore(state);
  const pressed = usePointerDown();
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number }>();
  const visible = selecting && !pressed;

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

  return (
    <div
      ref={bar}
      role="group"
      aria-label="Mark the selected words"
      className="selection-bar"
      style={visible ? place : { display: 'none' }}
      // The words stay selected, and the keyboard stays in the article.
      onMouseDown={(event) => event.preventDefault()}
    >
      {roles.map((role, index) => {
        const { id, key, name, guideline } = role;
        const place = key === undefined ? roleCommands[index] : undefined;
        return (
          <BarButton
            key={id}
            keys={place ? <KeyCaps command={place} /> : <RoleKey of={roleKey(role, index)} />}
            label={name}
            guideline={guideline}
            onPress={() => giveRole(app, session, role)}
          />
        );
      })}
      {roles.length > 0 && <span className="bar-rule" aria-hidden="true" />}
      {scheme.kinds.map(({ name, guideline }, index) => {
        const id = markCommand(index);
        const keys = <KeyCaps command={id} />;
        return <BarButton key={id} keys={keys} label={name} guideline={guideline} onPress={() => run(app, id)} />;
      })}
      <BarButton
        keys={<KeyCaps command="mark.note" />}
        label={command('mark.note')?.label ?? ''}
        onPress={() => run(app, 'mark.note')}
      />
    </div>
  );
}

interface BarState {
  /** Whether words are selected that can be marked. */
  readonly selecting: boolean;
  readonly anchor: number;
  readonly head: number;
  readonly roles: readonly Role[];
}

/** What the bar shows. It goes once the mark is painted, and what is on it is not drawn again then. */
function barState(session: Session): Trailing<BarState> {
  let shown: BarState = { selecting: false, anchor: 0, head: 0, roles: [] };
  const read = (): BarState => {
    const { anchor, head } = session.selected.value;
    const selecting = anchor !== head && !session.readOnly;
    return (shown = selecting ? { selecting, anchor, head, roles: rolesNow(session) } : { ...shown, selecting });
  };
  return new Trailing(read, isSame, [session.selected, session.replica.set]);
}

function isSame(a: BarState, b: BarState): boolean {
  if (!a.selecting && !b.selecting) return true;
  return a.selecting === b.selecting && a.anchor === b.anchor && a.head === b.head && a.roles === b.roles;
}

function RoleKey({ of: key }: { readonly of: string | undefined }) {
  return key === undefined ? null : <Caps of={key} />;
}

function BarButton({
  keys,
  label,
  guideline,
  onPress,
}: {
  readonly keys: ReactNode;
  readonly label: string;
  readonly guideline?: string | undefined;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="bar-button" title={guideline} aria-description={guideline} onClick={onPress}>
      <bdi>{label}</bdi>
      {keys}
    </button>
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
