import { useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import { command, commandsFor, keyCaps, menuNames, type Command } from '../../../core/commands';
import { isSameKey, keyOfPress, type Bindings } from '../../../core/key-bindings';
import { useStore } from '../../session/store';
import { useApp, useLabels, useScheme } from '../app-context';
import { KeyCaps } from '../key-caps';
import { ModalDialog } from './modal-dialog';

/** Every command with its key, each of which can be changed, and the keys that the article itself understands. */
export function ShortcutSheet() {
  const app = useApp();
  const commands = commandsFor(useLabels());
  const { letterKeys, keys = {} } = useStore(app.settings);
  const [said, setSaid] = useState('');
  const change = (next: Bindings, words: string) => {
    setSaid(words);
    void app.changeSettings({ keys: next });
  };
  return (
    <ModalDialog title="Keyboard shortcuts" size="large">
      <p className="hint">
        Press a key’s button to change it. Two commands never share a key: the one you give it to has it.
      </p>
      <div className="shortcut-columns">
        <section>
          <h3>In the article</h3>
          <dl>
            <Row label="Move the caret" keys={['←', '→', '↑', '↓']} />
            <Row label="Move by word" keys={['Ctrl', '← →']} />
            <Row label="Select" keys={['Shift', '← → ↑ ↓']} />
            <Row label="Select by word" keys={['Ctrl', 'Shift', '← →']} />
            <Row label="Line’s beginning, end" keys={['Home', 'End']} />
          </dl>
        </section>
        {menuNames.map((menu) => (
          <section key={menu}>
            <h3>{menu}</h3>
            <dl>
              {commands
                .filter((one) => one.menu === menu)
                .map((one) => (
                  <Shortcut key={one.id} command={one} commands={commands} keys={keys} onChange={change} />
                ))}
            </dl>
          </section>
        ))}
      </div>
      {!letterKeys && <p className="hint">Single-letter keys are switched off in Settings.</p>}
      <div className="dialog-actions">
        <span className="hint" role="status">
          {said}
        </span>
        <Button
          className="quiet-button"
          isDisabled={Object.keys(keys).length === 0}
          onPress={() => change({}, 'All keys are as they were.')}
        >
          Reset all keys
        </Button>
        <Button className="primary-button" autoFocus onPress={() => app.dialog.set(undefined)}>
          Close
        </Button>
      </div>
    </ModalDialog>
  );
}

function Shortcut({
  command: one,
  commands,
  keys,
  onChange,
}: {
  readonly command: Command;
  readonly commands: readonly Command[];
  readonly keys: Bindings;
  readonly onChange: (keys: Bindings, said: string) => void;
}) {
  const app = useApp();
  const scheme = useScheme();
  const [asking, setAsking] = useState(false);
  const mac = app.hello.platform === 'darwin';
  const own = command(one.id, scheme)?.key ?? '';
  const said = one.key === undefined ? 'no key' : keyCaps(one.key, mac).join(' ');
  const isChanged = Object.hasOwn(keys, one.id);

  const bind = (key: string) => {
    const { [one.id]: _, ...others } = keys;
    const loser = commands.find(({ id, key: its }) => id !== one.id && its !== undefined && key !== '' && isSameKey(its, key)); // prettier-ignore
    // A key that somebody gave to another command is taken from it; its own comes back once this one lets go of it.
    const kept = Object.fromEntries(Object.entries(others).filter(([, its]) => key === '' || !isSameKey(its, key)));
    const next = own !== '' && isSameKey(own, key) ? kept : { ...kept, [one.id]: key };
    const words = key === '' ? `${one.label} has no key.` : `${one.label}: ${keyCaps(key, mac).join(' ')}.`;
    onChange(next, loser ? `${words} ${loser.label} has that key no more.` : words);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!asking) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setAsking(false);
    if (event.key === 'Backspace') {
      setAsking(false);
      return bind('');
    }
    const pressed = keyOfPress(event, mac);
    if ('key' in pressed) {
      setAsking(false);
      bind(pressed.key);
    } else if (pressed.refused === 'reserved')
      onChange(keys, 'That key is needed for moving about. Press another one.');
  };
  return (
    <div className="shortcut">
      <dt>{one.label}</dt>
      <dd>
        {isChanged && (
          <button
            type="button"
            className="link-button"
            aria-label={`Reset the key of ${one.label}`}
            onClick={() => {
              const { [one.id]: _, ...others } = keys;
              onChange(others, `${one.label} has its own key again.`);
            }}
          >
            Reset
          </button>
        )}
        <button
          type="button"
          className={asking ? 'key-button asking' : 'key-button'}
          title={asking ? 'Escape leaves it as it is, Backspace takes the key away' : undefined}
          onClick={() => setAsking(true)}
          onBlur={() => setAsking(false)}
          onKeyDown={onKeyDown}
        >
          <span className="visually-hidden">
            {asking ? `Press the new key of ${one.label}` : `Change the key of ${one.label}, now ${said}`}
          </span>
          {asking ? (
            <span aria-hidden="true">Press a key…</span>
          ) : one.key === undefined ? (
            <span aria-hidden="true">–</span>
          ) : (
            <KeyCaps command={one.id} />
          )}
        </button>
      </dd>
    </div>
  );
}

function Row({ label, keys }: { readonly label: string; readonly keys: readonly string[] }) {
  return (
    <div className="shortcut">
      <dt>{label}</dt>
      <dd>
        <span className="keys">
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      </dd>
    </div>
  );
}
