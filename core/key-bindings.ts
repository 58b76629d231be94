/**
 * The keys that somebody gave to commands instead of the table's own, by the command's id, in the table's notation
 * (`Mod+Shift+K`); an empty one takes the key away. Of a key that two commands would have, the one it was given to has it.
 */
export type Bindings = Readonly<Record<string, string>>;

/** A key press, as the page has it. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

interface Keyed {
  readonly id: string;
  readonly key?: string;
  readonly alsoKeys?: readonly string[];
}

/** Commands with the keys that they have under some bindings; the very same commands where nothing is bound. */
export function withBindings<Command extends Keyed>(
  commands: readonly Command[],
  bindings: Bindings,
): readonly Command[] {
  const bound = new Map<string, string>();
  for (const { id } of commands) {
    const key = Object.hasOwn(bindings, id) ? bindings[id] : undefined;
    if (key !== undefined) bound.set(id, key);
  }
  if (bound.size === 0) return commands;
  const taken = new Set([...bound.values()].filter((key) => key !== '').map(folded));
  return commands.map((command) => {
    const own = bound.get(command.id);
    const { key, alsoKeys = [], ...rest } = command;
    if (own !== undefined) return (own === '' ? rest : { ...rest, key: own }) as Command;
    const left = [...(key === undefined ? [] : [key]), ...alsoKeys].filter((one) => !taken.has(folded(one)));
    const [first, ...others] = left;
    return (first === undefined ? rest : { ...rest, key: first, alsoKeys: others }) as Command;
  });
}

/** Two keys are one if they are pressed alike. */
export function isSameKey(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(key: string): string {
  const parts = partsOf(key);
  return [...parts.slice(0, -1).sort(), parts.at(-1)?.toUpperCase()].join('+');
}

/** The parts of a key: `Mod++` is Mod and the plus sign. */
export function partsOf(key: string): readonly string[] {
  return key.endsWith('++') ? [...key.slice(0, -2).split('+'), '+'] : key === '+' ? ['+'] : key.split('+');
}

/** Keys that move the caret, leave a field or go through the window: nothing else can have them, held with Shift or not. */
const reserved: ReadonlySet<string> = new Set([
  ...['Tab', 'Enter', 'Escape', ' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...['Home', 'End', 'PageUp', 'PageDown', 'ContextMenu', 'Backspace'],
]);
/** Keys that are no use by themselves. */
const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Meta', 'Alt', 'AltGraph', 'CapsLock', 'Dead', 'Process', 'Unidentified', 'Fn']); // prettier-ignore
/** What copies, cuts and pastes is the system's. */
const ofSystem: ReadonlySet<string> = new Set(['Mod+C', 'Mod+X', 'Mod+V', 'Mod+Q', 'Alt+F4']);

/** What a key press is in the table's notation: a key that a command can have, or why it can have none. */
export function keyOfPress(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Press,
  mac: boolean,
): { readonly key: string } | { readonly refused: 'modifier' | 'reserved' } {
  if (modifiers.has(key)) return { refused: 'modifier' };
  const [mod, other] = mac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (other) return { refused: 'reserved' };
  if (reserved.has(key) && !altKey) return { refused: 'reserved' };
  const name = key.length === 1 ? key.toUpperCase() : key;
  // Signs are typed with Shift on some keyboards and without on others: only the sign counts.
  const sign = name.length === 1 && !/[\p{L}\p{N}]/u.test(name);
  const parts = [...(mod ? ['Mod'] : []), ...(altKey ? ['Alt'] : []), ...(shiftKey && !sign ? ['Shift'] : []), name];
  const pressed = parts.join('+');
  return ofSystem.has(pressed) || key === ' ' ? { refused: 'reserved' } : { key: pressed };
}
