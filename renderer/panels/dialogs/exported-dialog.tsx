import { Button } from 'react-aria-components';
import type { Exported } from '../../../core/desk';
import { inDigits } from '../../../core/numbers';
import { useApp } from '../app-context';
import { ModalDialog } from './modal-dialog';

const list = new Intl.ListFormat('en');

/** What was exported, and where it is. */
export function ExportedDialog({ exported }: { readonly exported: Exported }) {
  const app = useApp();
  const { annotations, bytes, files, folder } = exported;
  const [file, ...others] = files;
  return (
    <ModalDialog title="Exported" size="small">
      <p>
        {inDigits(annotations)} {annotations === 1 ? 'annotation' : 'annotations'} ({inDigits(Math.ceil(bytes / 1024))}{' '}
        KB) were written to <strong>{file}</strong>
        {others.length > 0 && `, with ${list.format(others)} beside it,`} in{' '}
        <span className="folder-name">{folder}</span>.
      </p>
      <div className="dialog-actions">
        <Button className="primary-button" autoFocus onPress={() => app.dialog.set(undefined)}>
          OK
        </Button>
      </div>
    </ModalDialog>
  );
}
