import type { MenuItemConstructorOptions } from 'electron';
import {
  commandsFor,
  isBareKey,
  labelNow,
  menuNames,
  type Command,
  type CommandId,
  type MenuName,
} from '../../core/commands';
import type { KindLabels, StepNames } from '../../core/kind-commands';

type Item = MenuItemConstructorOptions;

export interface RecentItem {
  readonly path: string;
  /** The file's name, with as much of its folder as tells it from the others. */
  readonly label: string;
  readonly missing: boolean;
}

export interface MenuActions {
  run(id: CommandId): void;
  openRecent(path: string): void;
  clearRecent(): void;
}

/** The native menu as plain data: the table of commands, and what only a native menu has. */
export function menuTemplate(
  recent: readonly RecentItem[],
  mac: boolean,
  actions: MenuActions,
  labels?: KindLabels,
): Item[] {
  const menus = menuNames.map((name) => ({
    label: name,
    ...(name === 'Help' ? { role: 'help' as const } : {}),
    submenu: [
      ...itemsOf(named(commandsFor(labels), labels?.steps), name, recent, mac, actions),
      ...ownItems(name, mac),
    ],
  }));
  return mac ? [{ role: 'appMenu' }, ...menus.slice(0, -1), { role: 'windowMenu' }, ...menus.slice(-1)] : menus;
}

function named(commands: readonly Command[], steps: StepNames = {}): readonly Command[] {
  return commands.map((command) => ({ ...command, label: labelNow(command, steps) }));
}

function itemsOf(
  commands: readonly Command[],
  menu: MenuName,
  recent: readonly RecentItem[],
  mac: boolean,
  actions: MenuActions,
): Item[] {
  return commands
    .filter((command) => command.menu === menu)
    .flatMap((command) => [
      ...(command.first ? [separator] : []),
      ...(command.id === 'edit.copy' && mac ? [{ role: 'cut' as const }] : []),
      command.id === 'edit.copy' ? copyItem(command, mac) : commandItem(command, mac, actions),
      ...(command.id === 'edit.copy' && mac ? [{ role: 'paste' as const }] : []),
      ...(command.id === 'file.open' ? [recentMenu(recent, actions)] : []),
    ]);
}

function commandItem(command: Command, mac: boolean, { run }: MenuActions): Item {
  return { id: command.id, label: escaped(command.label), click: () => run(command.id), ...keyOf(command, mac) };
}

/** What copies is the system's own: it knows whether the words are in the article or in a field, and works in both. */
function copyItem(command: Command, mac: boolean): Item {
  return { id: command.id, label: escaped(command.label), role: 'copy', ...keyOf(command, mac) };
}

/**
 * A bare key is only shown, because it belongs to the page, which knows whether something is being typed. macOS takes
 * every key that a menu shows, so there it is not even that.
 */
function keyOf({ key }: Command, mac: boolean): Item {
  if (key === undefined) return {};
  if (!isBareKey(key)) return { accelerator: accelerator(key) };
  return mac ? {} : { accelerator: accelerator(key), registerAccelerator: false };
}

function recentMenu(recent: readonly RecentItem[], { openRecent, clearRecent }: MenuActions): Item {
  return {
    id: 'recent',
    label: 'Open Recent',
    enabled: recent.length > 0,
    submenu: [
      ...recent.map(({ path, label, missing }) => ({
        label: escaped(label),
        enabled: !missing,
        click: () => openRecent(path),
      })),
      separator,
      { id: 'recent.clear', label: 'Clear This List', click: clearRecent },
    ],
  };
}

/** What belongs to the window or the app and not to the page. */
function ownItems(menu: MenuName, mac: boolean): Item[] {
  if (menu === 'File') {
    const close: Item = { role: 'close', label: 'Close Window', accelerator: 'CommandOrControl+Shift+W' };
    return mac ? [separator, close] : [separator, close, { role: 'quit', accelerator: 'CommandOrControl+Q' }];
  }
  if (menu === 'View') return [separator, { role: 'togglefullscreen' }];
  return menu === 'Help' && !mac ? [separator, { role: 'about' }] : [];
}

/** A key of the table of commands as Electron writes it. */
export function accelerator(key: string): string {
  return key
    .split('+')
    .map((part) => acceleratorNames[part] ?? part)
    .join('+');
}

const acceleratorNames: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};
const separator: Item = { type: 'separator' };

/** In a menu, a single & underlines the letter after it. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&');
}
