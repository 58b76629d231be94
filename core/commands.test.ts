import { describe, expect, it } from 'vitest';
import {
  command,
  commandIds,
  commands,
  enabledCommands,
  isBareKey,
  keyCaps,
  menuNames,
  type CommandContext,
} from './commands';

const nothing: CommandContext = {
  article: false,
  readOnly: false,
  selection: false,
  annotation: false,
  roles: 0,
  overlap: false,
  annotations: false,
  undo: false,
  redo: false,
};
const everything: CommandContext = {
  article: true,
  readOnly: false,
  selection: true,
  annotation: true,
  roles: 3,
  overlap: true,
  annotations: true,
  undo: true,
  redo: true,
};

/** A command's keys as a keyboard of that platform sends them. */
const keysOf = (mac: boolean) =>
  commands.flatMap(({ id, key, alsoKeys = [] }) =>
    [...(key ? [key] : []), ...alsoKeys].map(
      (one) => [one.replace('Mod', mac ? 'Meta' : 'Ctrl').toLowerCase(), id] as const,
    ),
  );

describe('the table of commands', () => {
  it('has no id twice, and every command by its id', () => {
    expect(new Set(commandIds).size).toBe(commands.length);
    for (const id of commandIds) expect(command(id).id).toBe(id);
  });

  it.each(commands.map((one) => [one.id, one] as const))(
    '%s has a label in title case, and a menu',
    (_id, { label, menu }) => {
      expect(label).toMatch(/^[A-Z]\S*/);
      expect(label).toBe(label.trim());
      expect(menuNames).toContain(menu);
    },
  );

  it('has no label twice', () => {
    expect(new Set(commands.map(({ label }) => label)).size).toBe(commands.length);
  });

  it.each([true, false])('gives no key to two commands (macOS: %s)', (mac) => {
    const keys = keysOf(mac).map(([key]) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('leaves alone what the system and the browser keep for themselves', () => {
    const kept = [
      'mod+q',
      'mod+h',
      'mod+m',
      'mod+tab',
      'mod+t',
      'mod+n',
      'alt+f4',
      'f5',
      'f11',
      'f12',
      'tab',
      'enter',
      ' ',
    ];
    const used = commands.flatMap(({ key, alsoKeys = [] }) => [key ?? '', ...alsoKeys]).map((key) => key.toLowerCase());
    expect(used.filter((key) => kept.includes(key))).toEqual([]);
  });

  it('groups: no menu begins with a separator', () => {
    for (const menu of menuNames) expect(commands.find((one) => one.menu === menu)?.first).toBeUndefined();
  });

  it('offers without an article only what needs none', () => {
    expect(enabledCommands(nothing)).toEqual(expect.arrayContaining(['file.open', 'help.palette', 'help.settings']));
    expect(enabledCommands(nothing).filter((id) => /^(mark|edit)\./.test(id))).toEqual([]);
    expect(enabledCommands(nothing)).not.toContain('file.export');
  });

  it('offers everything when everything is there', () => {
    expect(enabledCommands(everything)).toEqual(commandIds);
  });

  it('changes no mark in a set that is read-only', () => {
    const enabled = enabledCommands({ ...everything, readOnly: true });
    expect(enabled.filter((id) => /^mark\.(claim|attribution|unverified|note|delete)$/.test(id))).toEqual([]);
    expect(enabled).toContain('mark.next');
  });
});

describe('keys', () => {
  it.each([
    ['Mod+Shift+Z', ['Ctrl', 'Shift', 'Z'], ['⌘', '⇧', 'Z']],
    ['Alt+ArrowDown', ['Alt', '↓'], ['⌥', '↓']],
    ['Mod++', ['Ctrl', '+'], ['⌘', '+']],
    ['Mod+-', ['Ctrl', '−'], ['⌘', '−']],
    ['Delete', ['Delete'], ['⌦']],
    ['?', ['?'], ['?']],
  ])('%s is printed as on the keyboard', (key, elsewhere, mac) => {
    expect(keyCaps(key, false)).toEqual(elsewhere);
    expect(keyCaps(key, true)).toEqual(mac);
  });

  it('never print a name that no keyboard has', () => {
    for (const { key, alsoKeys = [] } of commands)
      for (const one of [...(key ? [key] : []), ...alsoKeys])
        for (const mac of [true, false]) expect(keyCaps(one, mac).join(' ')).not.toMatch(/Mod|Arrow|^$|undefined/);
  });

  it.each([
    ['C', true],
    ['?', true],
    ['Delete', true],
    ['Mod+C', false],
    ['Alt+1', false],
    ['F6', false],
  ])('%s is bare: %s', (key, bare) => {
    expect(isBareKey(key)).toBe(bare);
  });
});
