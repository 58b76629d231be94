import { useState } from 'react';
import { Button } from 'react-aria-components';
import { pageReports, type Report } from '../../../core/reports/reports';
import { printReport, saveAsPdf } from '../../printing';
import { useApp, useSession } from '../app-context';
import { ModalDialog } from './modal-dialog';
import { SelectFact } from './select-fact';

/** Which report to print, or to keep as PDF where the host makes such files. */
export function PrintDialog() {
  const app = useApp();
  const session = useSession();
  const [chosen, setChosen] = useState(pageReports[0] as Report);
  if (!session) return null;
  const { makesPdf } = app.hello;
  return (
    <ModalDialog title="Print a report" size="small">
      <SelectFact
        label="Report"
        autoFocus
        value={chosen.id}
        options={pageReports}
        onChange={(report) => setChosen((before) => pageReports.find(({ id }) => id === report) ?? before)}
      />
      <p className="hint">{chosen.summary}</p>
      <p className="hint">
        {makesPdf
          ? 'It becomes a PDF file, to be printed or passed on.'
          : 'Your browser’s print dialog follows. It can save a PDF file too.'}
      </p>
      <div className="dialog-actions">
        <Button className="quiet-button" onPress={() => app.dialog.set(undefined)}>
          Cancel
        </Button>
        <Button
          className="primary-button"
          onPress={() => {
            app.dialog.set(undefined);
            void (makesPdf ? saveAsPdf(app, session, chosen) : printReport(app, session, chosen));
          }}
        >
          {makesPdf ? 'Save as PDF…' : 'Print…'}
        </Button>
      </div>
    </ModalDialog>
  );
}
