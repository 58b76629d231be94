import { run } from '../actions';
import type { CommandId } from '../../core/commands';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { useApp } from './app-context';

/** Says that some marks are shown faintly or not at all, and shows them again when it is pressed. */
export function LooksNote({ session }: { readonly session: Session }) {
  const { dimmed, rolesOnly } = useStore(session.looks);
  return (
    <>
      {dimmed && <Note command="view.dim-others" words="Other marks dimmed" />}
      {rolesOnly && <Note command="view.roles-only" words="Roles only" />}
    </>
  );
}

function Note({ command, words }: { readonly command: CommandId; readonly words: string }) {
  const app = useApp();
  return (
    <button type="button" className="looks-note" title="Show all marks again" onClick={() => run(app, command)}>
      {words} <span aria-hidden="true">×</span>
    </button>
  );
}
