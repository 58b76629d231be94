import { Button } from 'react-aria-components';
import { useApp } from '../app-context';
import { FolderBrowser } from './folder-browser';
import { ModalDialog } from './modal-dialog';

/** Chooses an article, in a host without a file dialog of its own. */
export function OpenDialog() {
  const app = useApp();
  return (
    <ModalDialog title="Open an article" size="large">
      <FolderBrowser
        onFile={({ ref }) => {
          app.dialog.set(undefined);
          void app.open(app.desk.request('article/open', { ref }));
        }}
      />
      <div className="dialog-actions">
        <span className="hint">Articles are .txt and .md files. Nothing is written to them.</span>
        <Button className="quiet-button" onPress={() => app.dialog.set(undefined)}>
          Cancel
        </Button>
      </div>
    </ModalDialog>
  );
}
