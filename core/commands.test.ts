import { describe, expect, it } from 'vitest';
import {
  command,
  commandIds,
  commandsFor,
  enabledCommands,
  isBareKey,
  keyCaps,
  labelNow,
  menuNames,
  type CommandContext,
} from './commands';
import { defaultScheme } from './default-scheme';
import { filterCommand, isKindCommand, markCommand, readKindCommand, type KindLabels } from './kind-commands';
import { maxKinds } from './scheme';

const commands = commandsFor();

const nothing: CommandContext = {
  article: false,
  readOnly: false,
  conflicts: false,
  selection: false,
  annotation: false,
  roles: 0,
  overlap: false,
  annotations: false,
  previous: false,
  undo: undefined,
  redo: undefined,
};
const everything: CommandContext = {
  article: true,
  readOnly: false,
  conflicts: true,
  selection: true,
  annotation: true,
  roles: 3,
  overlap: true,
  annotations: true,
  previous: true,
  undo: 'Mark Claim',
  redo: 'Mark Claim',
};

/** A command's keys as a keyboard of that platform sends them. */
const keysOf = (mac: boolean) =>
  commands.flatMap(({ id, key, alsoKeys = [] }) =>
    [...(key ? [key] : []), ...alsoKeys].map(
      (one) => [one.replace('Mod', mac ? 'Meta' : 'Ctrl').toLowerCase(), id] as const,
    ),
  );

describe('what undoing is called', () => {
  it('says what would be undone, and done again', () => {
    const context = { ...everything, undo: 'Set finding to Refuted', redo: 'Mark Claim' };
    const labels = commands.map((one) => labelNow(one, context));
    expect(labels).toContain('Undo: Set finding to Refuted');
    expect(labels).toContain('Redo: Mark Claim');
    expect(commands.map((one) => labelNow(one, nothing))).toEqual(commands.map(({ label }) => label));
  });
});

describe('the table of commands', () => {
  it('has no id twice, and every command by its id', () => {
    expect(new Set(commandIds).size).toBe(commandIds.length);
    for (const { id } of commands) {
      expect(commandIds).toContain(id);
      expect(command(id)?.id).toBe(id);
    }
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
    expect(enabledCommands(everything)).toEqual(commands.map(({ id }) => id));
  });

  it('changes no mark in a set that is read-only', () => {
    const enabled = enabledCommands({ ...everything, readOnly: true });
    expect(enabled.filter((id) => /^mark\.(kind-\d+|note|delete)$/.test(id))).toEqual([]);
    expect(enabled).toContain('mark.next');
  });
});

describe('the commands of a scheme', () => {
  const kind = (name: string, key?: string) => ({ name, plural: `${name}s`, ...(key ? { key } : {}) });
  const table = (...kinds: KindLabels['kinds']) => commandsFor({ kinds });

  it('are two for each kind, with its names, in its order', () => {
    const many = Array.from({ length: maxKinds }, (_, index) => kind(`Kind ${index}`));
    const found = table(...many);
    for (const [index, { name, plural }] of many.entries()) {
      expect(found.find(({ id }) => id === markCommand(index))?.label).toBe(name);
      expect(found.find(({ id }) => id === filterCommand(index))?.label).toBe(`Show ${plural} Only`);
      expect(commandIds).toEqual(expect.arrayContaining([markCommand(index), filterCommand(index)]));
    }
    expect(found.filter(({ menu }) => menu === 'Mark').map(({ id }) => id)[maxKinds]).toBe('mark.role-1');
  });

  it('have the kind’s key, but for one that another command has', () => {
    const keys = table(kind('Claim', 'c'), kind('Никто', 'Н'), kind('Name', 'n'), kind('Other')).filter(({ id }) =>
      id.startsWith('mark.kind'),
    );
    expect(keys.map(({ key }) => key)).toEqual(['C', 'Н', undefined, undefined]);
  });

  it('say what they do', () => {
    expect(readKindCommand(markCommand(11))).toEqual({ does: 'mark', index: 11 });
    expect(readKindCommand(filterCommand(0))).toEqual({ does: 'filter', index: 0 });
    expect(commandIds.filter(isKindCommand)).toHaveLength(2 * maxKinds);
  });

  it('are those of the default scheme when no article is open', () => {
    expect(commandsFor()).toBe(commandsFor(defaultScheme));
    expect(command('mark.kind-4')).toBeUndefined();
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
