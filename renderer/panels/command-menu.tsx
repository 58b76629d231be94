import { Menu, MenuItem, Separator } from 'react-aria-components';
import { Fragment } from 'react';
import { command, isEnabled, labelNow, type CommandId } from '../../core/commands';
import { runAfterOverlay } from '../actions';
import { useApp, useCommandContext, useLabels } from './app-context';
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
  const labels = useLabels();
  const commands = groups.map((group) => group.flatMap((id) => command(id, labels) ?? []));
  const disabled = commands.flat().flatMap((one) => (isEnabled(one, context) ? [] : one.id));
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
      {commands.map((group, index) => (
        <Fragment key={group[0]?.id}>
          {index > 0 && <Separator className="menu-separator" />}
          {group.map((one) => (
            <MenuItem key={one.id} id={one.id} textValue={labelNow(one, context)} className="menu-item">
              <span>{labelNow(one, context)}</span>
              <KeyCaps command={one.id} />
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </Menu>
  );
}
