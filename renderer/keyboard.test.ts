import { describe, expect, it } from 'vitest';
import { commandsFor, type CommandContext } from '../core/commands';
import { defaultScheme } from '../core/default-scheme';
import type { Role } from '../core/scheme';
import { commandForKey, roleForKey } from './keyboard';

const everything: CommandContext = {
  article: true,
  readOnly: false,
  conflicts: false,
  selection: true,
  annotation: true,
  roles: 3,
  overlap: true,
  annotations: true,
  previous: true,
  undo: 'Mark Claim',
  redo: 'Mark Claim',
};
const scope = { mac: false, typing: false, letterKeys: true, context: everything, scheme: defaultScheme };
const press = (key: string, ...held: string[]) => ({
  key,
  ctrlKey: held.includes('Ctrl'),
  metaKey: held.includes('Meta'),
  altKey: held.includes('Alt'),
  shiftKey: held.includes('Shift'),
});

describe('keys', () => {
  it('reach every command that has one, on every system', () => {
    for (const mac of [false, true])
      for (const { id, key } of commandsFor(defaultScheme)) {
        if (!key) continue;
        const parts = key.split('+');
        const held = parts.slice(0, -1).map((part) => (part === 'Mod' ? (mac ? 'Meta' : 'Ctrl') : part));
        expect(commandForKey(press(parts.at(-1) as string, ...held), { ...scope, mac }), key).toBe(id);
      }
  });

  it('leave letters to what is being typed', () => {
    expect(commandForKey(press('c'), { ...scope, typing: true })).toBeUndefined();
    expect(commandForKey(press('Delete'), { ...scope, typing: true })).toBeUndefined();
    expect(commandForKey(press('k', 'Ctrl'), { ...scope, typing: true })).toBe('help.palette');
  });

  it('can have their single letters switched off', () => {
    expect(commandForKey(press('c'), { ...scope, letterKeys: false })).toBeUndefined();
    expect(commandForKey(press('?', 'Shift'), { ...scope, letterKeys: false })).toBeUndefined();
    expect(commandForKey(press('Delete'), { ...scope, letterKeys: false })).toBe('mark.delete');
  });

  it('do not mark with Ctrl+C, nor copy with C', () => {
    expect(commandForKey(press('c'), scope)).toBe('mark.kind-1');
    expect(commandForKey(press('c', 'Ctrl'), scope)).toBe('edit.copy');
    expect(commandForKey(press('c', 'Ctrl', 'Meta'), scope)).toBeUndefined();
  });

  it('do nothing that cannot be done now', () => {
    const context = { ...everything, selection: false, annotation: false };
    expect(commandForKey(press('c'), { ...scope, context })).toBeUndefined();
  });
});

describe('the key of a role', () => {
  const roles: readonly Role[] = [
    { id: 'source', name: 'Source' },
    { id: 'hedge', name: 'Hedge', key: 'h' },
    { id: 'place', name: 'Place' },
  ];
  const roleFor = (key: string, change: Partial<typeof scope> = {}) =>
    roleForKey(press(key), roles, { ...scope, ...change })?.id;

  it('is its own, or the number of its place', () => {
    expect(['1', 'h', 'H', '2', '3', '4'].map((key) => roleFor(key))).toEqual(['source', 'hedge', 'hedge', undefined, 'place', undefined]); // prettier-ignore
    expect(roleForKey(press('h', 'Ctrl'), roles, scope)).toBeUndefined();
  });

  it('belongs to what is being typed, and is switched off with the letters', () => {
    expect(roleFor('h', { typing: true })).toBeUndefined();
    expect(roleFor('h', { letterKeys: false })).toBeUndefined();
  });
});
