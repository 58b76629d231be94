import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsFor } from './commands';
import { defaultScheme } from './default-scheme';
import { isSameKey, keyOfPress, partsOf, type Bindings } from './key-bindings';

const press = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
  altKey: held.includes('altKey'),
  shiftKey: held.includes('shiftKey'),
});
const under = (keys: Bindings) => commandsFor({ kinds: defaultScheme.kinds, keys });
const keysOf = (keys: Bindings) => Object.fromEntries(under(keys).map(({ id, key }) => [id, key]));

describe('a key press', () => {
  it.each([
    [press('g'), false, 'G'],
    [press('G', 'shiftKey'), false, 'Shift+G'],
    [press('?', 'shiftKey'), false, '?'],
    [press('+', 'ctrlKey'), false, 'Mod++'],
    [press('k', 'ctrlKey', 'shiftKey'), false, 'Mod+Shift+K'],
    [press('k', 'metaKey'), true, 'Mod+K'],
    [press('F8'), false, 'F8'],
    [press('ArrowDown', 'altKey'), false, 'Alt+ArrowDown'],
    [press('é'), false, 'É'],
  ])('%o is a key in the table’s notation', (pressed, mac, key) => {
    expect(keyOfPress(pressed, mac)).toEqual({ key });
  });

  it.each([
    [press('Shift', 'shiftKey'), 'modifier'],
    [press('Tab'), 'reserved'],
    [press('ArrowLeft', 'shiftKey'), 'reserved'],
    [press(' '), 'reserved'],
    [press('c', 'ctrlKey'), 'reserved'],
    [press('k', 'metaKey'), 'reserved'],
  ])('%o can be no command’s', (pressed, refused) => {
    expect(keyOfPress(pressed, false)).toEqual({ refused });
  });
});

describe('keys that somebody changed', () => {
  it('are the command’s only ones, and are taken from whatever had them', () => {
    const keys = keysOf({ 'mark.kind-1': 'G', 'edit.redo': 'F8' });
    expect(keys).toMatchObject({ 'mark.kind-1': 'G', 'read.next-orphan': undefined, 'edit.redo': 'F8' });
    expect(under({ 'edit.redo': 'F8' }).find(({ id }) => id === 'edit.redo')?.alsoKeys).toBeUndefined();
    // One that loses its first key goes on with its other one.
    expect(keysOf({ 'mark.kind-1': 'Delete' })).toMatchObject({ 'mark.delete': 'Backspace' });
  });

  it('can be none; and what is not known is left alone', () => {
    expect(keysOf({ 'mark.kind-1': '' })).toMatchObject({ 'mark.kind-1': undefined });
    expect(keysOf({ gone: 'C', constructor: 'A' })).toEqual(keysOf({}));
    expect(under({})).toEqual(commandsFor(defaultScheme));
  });

  it('never leave two commands with one key, whatever they are', () => {
    const ids = commandsFor(defaultScheme).map(({ id }) => id);
    const all = commandsFor(defaultScheme).flatMap(({ key, alsoKeys = [] }) => (key ? [key, ...alsoKeys] : []));
    const bindings = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom('', 'F8', 'Mod+Alt+J', ...all));
    fc.assert(
      fc.property(bindings, (keys) => {
        const given = Object.values(keys).filter((key) => key !== '');
        // Two of the given ones may be alike: that is refused where they are given (the shortcut sheet).
        fc.pre(given.every((key, index) => given.findIndex((other) => isSameKey(key, other)) === index));
        const used = under(keys).flatMap(({ key, alsoKeys = [] }) => (key ? [key, ...alsoKeys] : []));
        used.forEach((key, index) => expect(used.findIndex((other) => isSameKey(key, other))).toBe(index));
        for (const [id, key] of Object.entries(keys)) expect(keysOf(keys)[id] ?? '').toBe(key);
      }),
    );
  });

  it('may hold a plus sign', () => {
    expect(partsOf('Mod++')).toEqual(['Mod', '+']);
    expect(partsOf('+')).toEqual(['+']);
    expect(isSameKey('Shift+Mod+k', 'Mod+Shift+K')).toBe(true);
  });
});
