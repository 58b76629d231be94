import { useRef } from 'react';
import { Popover } from 'react-aria-components';
import type { CommandId } from '../../core/commands';
import { markCommand } from '../../core/kind-commands';
import type { Session } from '../session/session';
import { useApp, useScheme } from './app-context';
import { CommandMenu } from './command-menu';

export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

const groups: readonly (readonly CommandId[])[] = [
  ['mark.note', 'mark.cycle', 'mark.delete'],
  ['edit.copy', 'edit.select-all'],
];

/** The article's context menu, in place of the browser's, which offers Cut and Paste. */
export function ArticleMenu({
  at,
  session,
  onClose,
}: {
  readonly at: MenuPoint;
  readonly session: Session;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const anchor = useRef<HTMLSpanElement>(null);
  const marks = useScheme().kinds.map((_kind, index) => markCommand(index));
  const close = () => {
    onClose();
    if (app.session.value === session) app.view?.focus();
  };
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: at.x, top: at.y }} />
      <Popover
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        className="popover"
        aria-label="Article menu"
        onOpenChange={(open) => !open && close()}
      >
        <CommandMenu groups={[marks, ...groups]} label="Article" onChosen={onClose} />
      </Popover>
    </>
  );
}
