import type { Menu, MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { commandsFor, isBareKey, menuNames, type CommandId } from '../../core/commands';
import { defaultScheme } from '../../core/default-scheme';
import { accelerator, menuTemplate, type MenuActions } from './menu';
import { NativeMenu } from './native-menu';

const commands = commandsFor();
const commandIds = commands.map(({ id }) => id);

const actions = (): MenuActions => ({ run: vi.fn(), openRecent: vi.fn(), clearRecent: vi.fn() });
type Item = MenuItemConstructorOptions;
const submenu = (item: Item | undefined) => (Array.isArray(item?.submenu) ? item.submenu : []);
const flat = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...flat(submenu(item))]);
const find = (items: readonly Item[], id: string) => flat(items).find((item) => item.id === id);

describe.each([
  ['macOS', true],
  ['other systems', false],
])('on %s', (_system, mac) => {
  const template = menuTemplate([], mac, actions());

  test.each(commandIds)('%s is in its menu, with its label', (id) => {
    const { menu, label } = commands.find((command) => command.id === id) ?? {};
    const items = submenu(template.find((item) => item.label === menu));
    expect(items.filter((item) => item.id === id).map((item) => item.label)).toEqual([label]);
  });

  test('choosing an item runs its command', () => {
    const chosen = actions();
    for (const item of flat(menuTemplate([], mac, chosen)))
      if (item.id?.includes('.')) item.click?.({} as never, undefined, {} as never);
    const run = vi.mocked(chosen.run).mock.calls.map(([id]) => id);
    expect(run).toEqual(commandIds.filter((id) => id !== 'edit.copy'));
    expect(find(template, 'edit.copy')?.role).toBe('copy');
  });

  test('no two items take the same key', () => {
    const keys = flat(template)
      .filter((item) => item.accelerator && item.registerAccelerator !== false)
      .map((item) => item.accelerator);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('bare keys are shown and not taken; on macOS, which takes what it shows, not even shown', () => {
  const bare = commands.filter(({ key }) => key && isBareKey(key));
  expect(bare.map(({ id }) => id)).toContain('mark.kind-1');
  const [others, mac] = [menuTemplate([], false, actions()), menuTemplate([], true, actions())];
  for (const { id, key = '' } of bare) {
    expect(find(others, id), id).toMatchObject({ accelerator: accelerator(key), registerAccelerator: false });
    expect(find(mac, id)?.accelerator, id).toBeUndefined();
  }
});

test.each([
  ['Mod+O', 'CommandOrControl+O'],
  ['Mod+Shift+Z', 'CommandOrControl+Shift+Z'],
  ['Mod+=', 'CommandOrControl+='],
  ['Mod+-', 'CommandOrControl+-'],
  ['Mod+,', 'CommandOrControl+,'],
  ['Alt+ArrowDown', 'Alt+Down'],
  ['F6', 'F6'],
  ['Escape', 'Escape'],
])('%s is %s to Electron', (key, written) => expect(accelerator(key)).toBe(written));

test('macOS has its own app and window menus, and cut and paste for fields', () => {
  const roles = menuTemplate([], true, actions()).map(({ role, label }) => role ?? label);
  expect(roles).toEqual(['appMenu', 'File', 'Edit', 'Select', 'Read', 'Mark', 'View', 'windowMenu', 'help']);
  const edit = submenu(menuTemplate([], true, actions()).find(({ label }) => label === 'Edit')).map(({ role }) => role);
  expect(edit.filter(Boolean)).toEqual(['cut', 'copy', 'paste']);
  expect(menuTemplate([], false, actions()).map(({ label }) => label)).toEqual(menuNames);
});

test('recent articles open, missing ones are greyed, and the list can be cleared', () => {
  const chosen = actions();
  const recent = [
    { path: '/a/Q&A.txt', label: 'Q&A.txt', missing: false },
    { path: '/b/gone.txt', label: 'gone.txt', missing: true },
  ];
  const [first, second, , clear] = submenu(find(menuTemplate(recent, false, chosen), 'recent'));
  expect(first).toMatchObject({ label: 'Q&&A.txt', enabled: true });
  expect(second).toMatchObject({ label: 'gone.txt', enabled: false });
  first?.click?.({} as never, undefined, {} as never);
  clear?.click?.({} as never, undefined, {} as never);
  expect(chosen.openRecent).toHaveBeenCalledExactlyOnceWith('/a/Q&A.txt');
  expect(chosen.clearRecent).toHaveBeenCalledOnce();
  expect(find(menuTemplate([], false, chosen), 'recent')?.enabled).toBe(false);
});

describe('the native menu', () => {
  function native() {
    const items = new Map<string, Item>();
    const menus = {
      buildFromTemplate: vi.fn((template: Item[]) => {
        items.clear();
        for (const item of flat(template)) if (item.id) items.set(item.id, { ...item });
        return { getMenuItemById: (id: string) => items.get(id) ?? null } as unknown as Menu;
      }),
      setApplicationMenu: vi.fn(),
    };
    const menu = new NativeMenu(menus as never, false, actions());
    const enabled = () => commandIds.filter((id) => items.get(id)?.enabled);
    const labelOf = (id: CommandId) => items.get(id)?.label;
    return { menu, menus, enabled, labelOf };
  }

  test('offers what needs no window until there is one', () => {
    expect(native().enabled()).toEqual(['file.open', 'file.new-window']);
  });

  test('shows what can be used in the window in front, without being built anew', () => {
    const { menu, menus, enabled } = native();
    menu.enable(new Set<CommandId>(['file.open', 'mark.kind-1']));
    expect(enabled()).toEqual(['file.open', 'mark.kind-1']);
    menu.enable();
    expect(enabled()).toEqual(['file.open', 'file.new-window']);
    expect(menus.setApplicationMenu).toHaveBeenCalledOnce();
  });

  test('names the kinds of the window in front, and is built anew only for other names', () => {
    const { menu, menus, labelOf } = native();
    const quotes = { kinds: [{ name: 'Q&A', plural: 'Q&As', key: 'Q' }] };
    menu.enable(new Set<CommandId>(['mark.kind-1']), quotes);
    menu.enable(new Set<CommandId>(['file.open']), structuredClone(quotes));
    expect(menus.setApplicationMenu).toHaveBeenCalledTimes(2);
    expect([labelOf('mark.kind-1'), labelOf('view.filter-kind-1')]).toEqual(['Q&&A', 'Show Q&&As Only']);
    expect(labelOf('mark.kind-2')).toBeUndefined();
    menu.showRecent([]);
    expect(labelOf('mark.kind-1')).toBe('Q&&A');
    menu.enable();
    expect(labelOf('mark.kind-3')).toBe('Unverified');
  });

  test('says what would be undone and done again', () => {
    const { menu, menus, labelOf } = native();
    const { kinds } = defaultScheme;
    const labels = () => [labelOf('edit.undo'), labelOf('edit.redo')];
    menu.enable(undefined, { kinds, steps: { undo: 'set status to refuted' } });
    expect(labels()).toEqual(['Undo: set status to refuted', 'Redo']);
    menu.enable(undefined, { kinds, steps: { undo: 'set status to refuted' } });
    expect(menus.setApplicationMenu).toHaveBeenCalledTimes(2);
    menu.enable(undefined, { kinds, steps: { redo: 'add the tag “Q&A”' } });
    expect(labels()).toEqual(['Undo', 'Redo: add the tag “Q&&A”']);
    menu.enable();
    expect(labels()).toEqual(['Undo', 'Redo']);
  });

  test('keeps what is enabled when the recent articles change', () => {
    const { menu, enabled } = native();
    menu.enable(new Set<CommandId>(['mark.kind-1']));
    menu.showRecent([{ path: '/a.txt', label: 'a.txt', missing: false }]);
    expect(enabled()).toEqual(['mark.kind-1']);
  });
});
