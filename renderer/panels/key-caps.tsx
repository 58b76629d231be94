import { command, keyCaps, type CommandId } from '../../core/commands';
import { useApp, useLabels } from './app-context';

/** A command's key as it is printed on the keyboard; said aloud by what it stands beside, so hidden from there. */
export function KeyCaps({ command: id }: { readonly command: CommandId }) {
  const key = command(id, useLabels())?.key;
  return key ? <Caps of={key} /> : null;
}

/** A key as it is printed on the keyboard. */
export function Caps({ of: key }: { readonly of: string }) {
  const mac = useApp().hello.platform === 'darwin';
  return (
    <span className="keys" aria-hidden="true">
      {keyCaps(key, mac).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
