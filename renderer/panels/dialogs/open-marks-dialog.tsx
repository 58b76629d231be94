import { Button } from 'react-aria-components';
import { useApp, useSession } from '../app-context';
import { FolderBrowser } from './folder-browser';
import { ModalDialog } from './modal-dialog';

/** Chooses a file of marks, in a host without a file dialog of its own. */
export function OpenMarksDialog() {
  const app = useApp();
  const session = useSession();
  if (!session) return null;
  const open = async (ref: string) => {
    const answer = await app.desk.request('marks/read', { article: session.id, ref });
    if (answer.ok) app.dialog.set({ kind: 'import', found: answer.value });
    else app.fail(answer.error);
  };
  return (
    <ModalDialog title="Import marks" size="large">
      <FolderBrowser shows="marks" onFile={({ ref }) => void open(ref)} />
      <div className="dialog-actions">
        <span className="hint">From any format that Export offers. Nothing changes before you agree to it.</span>
        <Button className="quiet-button" onPress={() => app.dialog.set(undefined)}>
          Cancel
        </Button>
      </div>
    </ModalDialog>
  );
}
