import { Button } from 'react-aria-components';
import type { DeskError } from '../../../core/desk';
import { explain } from '../../../core/messages';
import type { Problem } from '../../../core/problem';
import { run } from '../../actions';
import { useApp } from '../app-context';
import { ModalDialog } from './modal-dialog';

/** Why something could not be done, and what to do next. */
export function ErrorDialog({ error }: { readonly error: DeskError }) {
  const app = useApp();
  const { title, body } = explain(error);
  const close = () => app.dialog.set(undefined);
  return (
    <ModalDialog title={title} size="small">
      <p>{body}</p>
      {error.problems && <ProblemList problems={error.problems} />}
      <div className="dialog-actions">
        {error.code === 'missing' && (
          <Button
            className="quiet-button"
            onPress={() => {
              close();
              run(app, 'file.open');
            }}
          >
            Open…
          </Button>
        )}
        <Button className="primary-button" autoFocus onPress={close}>
          OK
        </Button>
      </div>
    </ModalDialog>
  );
}

/** What is wrong in a file, and where. */
function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className="problem-list" aria-label="What is wrong in it">
      {problems.map(({ pointer, message }, index) => (
        <li key={index}>
          {pointer !== '' && <code>{pointer}</code>} {message}
        </li>
      ))}
    </ul>
  );
}
