import {
  commandsFor,
  isBareKey,
  isCharacterKey,
  isEnabled,
  type Command,
  type CommandContext,
  type CommandId,
} from '../core/commands';
import { partsOf, type Press } from '../core/key-bindings';
import type { KindLabels } from '../core/kind-commands';
import { roleKey, type Role } from '../core/scheme';

export interface KeyScope {
  readonly mac: boolean;
  /** Something is being typed: bare keys belong to it. */
  readonly typing: boolean;
  /** Single letters may act (they can be switched off, WCAG 2.1.4). */
  readonly letterKeys: boolean;
  readonly context: CommandContext;
  /** The kinds that can be marked have keys too. */
  readonly scheme: KindLabels;
}

/** The command that a key press means here and now, if any. */
export function commandForKey(
  event: Press,
  { mac, typing, letterKeys, context, scheme }: KeyScope,
): CommandId | undefined {
  return commandsFor(scheme).find((command) =>
    keysOf(command).some(
      (key) =>
        (!isBareKey(key) || (!typing && (letterKeys || !isCharacterKey(key)))) &&
        matches(key, event, mac) &&
        isEnabled(command, context),
    ),
  )?.id;
}

/**
 * The role that a key press gives while the roles of a mark are being filled, if any: by the role's own key, or by its
 * place. What is a command's key is not asked about here.
 */
export function roleForKey(
  event: Press,
  roles: readonly Role[],
  { mac, typing, letterKeys }: Pick<KeyScope, 'mac' | 'typing' | 'letterKeys'>,
): Role | undefined {
  if (typing || !letterKeys) return undefined;
  return roles.find((role, index) => {
    const key = roleKey(role, index);
    return key !== undefined && matches(key, event, mac);
  });
}

function keysOf({ key, alsoKeys = [] }: Command): readonly string[] {
  return key === undefined ? alsoKeys : [key, ...alsoKeys];
}

function matches(key: string, event: Press, mac: boolean): boolean {
  const parts = partsOf(key);
  const named = parts.at(-1) as string;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const otherMod = mac ? event.ctrlKey : event.metaKey;
  // Signs like ? and + are typed with Shift on some keyboards and without on others: only the sign counts.
  const sign = named.length === 1 && !/[a-z0-9]/i.test(named);
  return (
    event.key.toLowerCase() === named.toLowerCase() &&
    mod === parts.includes('Mod') &&
    !otherMod &&
    event.altKey === parts.includes('Alt') &&
    (sign || event.shiftKey === parts.includes('Shift'))
  );
}
