import { Button } from 'react-aria-components';
import { commandsFor, menuNames } from '../../../core/commands';
import { useStore } from '../../session/store';
import { useApp, useScheme } from '../app-context';
import { KeyCaps } from '../key-caps';
import { ModalDialog } from './modal-dialog';

/** Every key, as the table of commands has it, and the keys that the article itself understands. */
export function ShortcutSheet() {
  const app = useApp();
  const commands = commandsFor(useScheme());
  const { letterKeys } = useStore(app.settings);
  return (
    <ModalDialog title="Keyboard shortcuts" size="large">
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
                .filter((command) => command.menu === menu && command.key !== undefined)
                .map(({ id, label }) => (
                  <div key={id} className="shortcut">
                    <dt>{label}</dt>
                    <dd>
                      <KeyCaps command={id} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      {!letterKeys && <p className="hint">Single-letter keys are switched off in Settings.</p>}
      <div className="dialog-actions">
        <Button className="primary-button" autoFocus onPress={() => app.dialog.set(undefined)}>
          Close
        </Button>
      </div>
    </ModalDialog>
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
