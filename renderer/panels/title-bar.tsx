import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { commandsFor, menuNames, type Command, type CommandId, type MenuName } from '../../core/commands';
import { run } from '../actions';
import { useApp, useLabels, useSession } from './app-context';
import { CommandMenu } from './command-menu';
import { KeyCaps } from './key-caps';

/** The window's head: menus where the system gives none, the article's name, and the way to every command. */
export function TitleBar() {
  const app = useApp();
  const session = useSession();
  const commands = commandsFor(useLabels());
  return (
    <header className="title-bar">
      {!app.hello.nativeMenu && (
        <div role="toolbar" aria-label="Menus" className="menus">
          {menuNames.map((name) => (
            <MenuTrigger key={name}>
              <Button className="menu-button">{name}</Button>
              <Popover className="popover" aria-label={`${name} menu`} placement="bottom start" offset={4}>
                <CommandMenu groups={groupsOf(name, commands)} label={name} />
              </Popover>
            </MenuTrigger>
          ))}
        </div>
      )}
      {session && (
        <div className="document-name">
          <h1 title={session.opened.set.article.file}>{session.opened.set.article.file}</h1>
          <span className="path" title={session.opened.folder}>
            {session.opened.folder}
          </span>
        </div>
      )}
      <div className="title-actions">
        {session && (
          <Button className="quiet-button" onPress={() => run(app, 'file.export')}>
            Export
          </Button>
        )}
        <Button className="quiet-button" onPress={() => run(app, 'help.palette')}>
          Commands <KeyCaps command="help.palette" />
        </Button>
      </div>
    </header>
  );
}

function groupsOf(menu: MenuName, commands: readonly Command[]): CommandId[][] {
  const groups: CommandId[][] = [];
  for (const { id, menu: own, first } of commands) {
    if (own !== menu) continue;
    if (first || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(id);
  }
  return groups;
}
