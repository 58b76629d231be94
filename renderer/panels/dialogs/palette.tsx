import { useId, useState, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { commandsFor, isEnabled, labelNow, type Command } from '../../../core/commands';
import { runAfterOverlay } from '../../actions';
import { useApp } from '../app-context';
import { KeyCaps } from '../key-caps';

/** Every command that can be used now, found by typing a part of its name. */
export function Palette() {
  const app = useApp();
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  const [context] = useState(() => app.context());
  const list = useId();
  const found = matching(
    query,
    commandsFor(app.labels).filter((command) => command.id !== 'help.palette' && isEnabled(command, context)),
  );
  const active = found[Math.min(position, found.length - 1)];
  const close = () => app.dialog.set(undefined);
  const choose = (command: Command | undefined) => {
    if (!command) return;
    close();
    runAfterOverlay(app, command.id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (move !== undefined)
      setPosition((now) => Math.min(Math.max(Math.min(now, found.length - 1) + move, 0), found.length - 1));
    else if (event.key === 'Enter') choose(active);
    else return;
    event.preventDefault();
  };

  return (
    <ModalOverlay isOpen isDismissable className="overlay top" onOpenChange={(open) => !open && close()}>
      <Modal className="modal palette">
        <Dialog aria-label="Commands" className="dialog">
          <input
            autoFocus
            role="combobox"
            aria-label="Find a command"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={active ? `${list}-${active.id}` : undefined}
            placeholder="Find a command"
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setPosition(0);
            }}
            onKeyDown={onKeyDown}
          />
          <ul id={list} role="listbox" aria-label="Commands" className="palette-list">
            {found.map((command) => (
              <li
                key={command.id}
                id={`${list}-${command.id}`}
                role="option"
                aria-selected={command === active}
                ref={command === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
                onClick={() => choose(command)}
              >
                <span>
                  <span className="palette-menu">{command.menu}</span> {labelNow(command, context)}
                </span>
                <KeyCaps command={command.id} />
              </li>
            ))}
          </ul>
          {found.length === 0 && <p className="palette-none">No command is called that.</p>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The commands whose menu and label hold every word of the query; those that begin with it come first. */
function matching(query: string, candidates: readonly Command[]): readonly Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = candidates.filter(({ menu, label }) => {
    const name = `${menu} ${label}`.toLowerCase();
    return words.every((word) => name.includes(word));
  });
  const begins = ({ label }: Command) => label.toLowerCase().startsWith(query.trim().toLowerCase());
  return [...hits.filter(begins), ...hits.filter((command) => !begins(command))];
}
