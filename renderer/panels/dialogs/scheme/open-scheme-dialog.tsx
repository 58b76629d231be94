import { Button } from 'react-aria-components';
import { schemeFileEnding } from '../../../../core/formats/scheme-file';
import { useApp } from '../../app-context';
import { FolderBrowser } from '../folder-browser';
import { ModalDialog } from '../modal-dialog';

/** Chooses a scheme file, in a host without a file dialog of its own. */
export function OpenSchemeDialog() {
  const app = useApp();
  const open = async (ref: string) => {
    const answer = await app.desk.request('scheme/open', { ref });
    if (answer.ok) app.dialog.set({ kind: 'adopt', found: answer.value });
    else app.fail(answer.error);
  };
  return (
    <ModalDialog title="Load a scheme" size="large">
      <FolderBrowser shows="scheme" onFile={({ ref }) => void open(ref)} />
      <div className="dialog-actions">
        <span className="hint">Schemes are {schemeFileEnding} files. Nothing changes before you agree to it.</span>
        <Button className="quiet-button" onPress={() => app.dialog.set({ kind: 'scheme' })}>
          Cancel
        </Button>
      </div>
    </ModalDialog>
  );
}
