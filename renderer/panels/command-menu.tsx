import { Menu, MenuItem, Separator } from 'react-aria-components';
import { Fragment } from 'react';
import { command, isEnabled, type CommandId } from '../../core/commands';
import { runAfterOverlay } from '../actions';
import { useApp, useCommandContext } from './app-context';
import { KeyCaps } from './key-caps';

/** A menu of commands, in groups. What cannot be done now is greyed. */
export function CommandMenu({
  groups,
  label,
  onChosen,
}: {
  readonly groups: readonly (readonly CommandId[])[];
  readonly label: string;
  readonly onChosen?: () => void;
}) {
  const app = useApp();
  const context = useCommandContext();
  const disabled = groups.flat().filter((id) => !isEnabled(command(id), context));
  return (
    <Menu
      aria-label={label}
      className="menu"
      disabledKeys={disabled}
      onAction={(id) => {
        onChosen?.();
        runAfterOverlay(app, id as CommandId);
      }}
    >
      {groups.map((group, index) => (
        <Fragment key={group[0]}>
          {index > 0 && <Separator className="menu-separator" />}
          {group.map((id) => (
            <MenuItem key={id} id={id} textValue={command(id).label} className="menu-item">
              <span>{command(id).label}</span>
              <KeyCaps command={id} />
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </Menu>
  );
}
