import { Button } from 'react-aria-components';
import { command } from '../../../core/commands';
import type { FoundMarks } from '../../../core/desk';
import { counted, inDigits } from '../../../core/numbers';
import { alreadyThere, importMarks } from '../../session/importing';
import { useApp, useSession } from '../app-context';
import { ModalDialog } from './modal-dialog';

/** What was read of a file of marks, before any of it is in the set: what was placed, what was not, and why. */
export function ImportDialog({ found }: { readonly found: FoundMarks }) {
  const app = useApp();
  const session = useSession();
  if (!session) return null;
  const { file, format, annotations, annotators, report } = found;
  const names = annotators.filter(({ id, name }) => id !== session.opened.annotator && name !== '');
  const there = alreadyThere(session, found);
  const count = annotations.length - there;
  const perform = () => {
    app.dialog.set(undefined);
    const added = importMarks(session, found);
    app.announce(`${counted(added, 'mark')} imported`);
  };
  return (
    <ModalDialog title={`Import from “${file}”`}>
      <dl className="import-report">
        <Fact name="Format" value={format} />
        {names.length > 0 && (
          <Fact name="Made by" value={new Intl.ListFormat('en').format(names.map(({ name }) => name))} />
        )}
        <Fact name="Read" value={counted(report.read, 'mark')} />
        <Fact name="On just their words" value={inDigits(report.placed)} />
        {report.review > 0 && (
          <Fact name="Found by their words" value={`${inDigits(report.review)}, to be looked at`} />
        )}
        {there > 0 && <Fact name="Here already" value={inDigits(there)} />}
        {report.failed.length > 0 && <Fact name="Not imported" value={inDigits(report.failed.length)} bad />}
      </dl>
      {report.failed.length + report.notes.length > 0 && (
        <ul className="import-problems" aria-label="What was not imported, or not as it was">
          {report.failed.map(({ where, reason }, index) => (
            <li key={`failed ${index}`}>
              <strong dir="auto">{where}</strong>: {reason}
            </li>
          ))}
          {report.notes.map((note, index) => (
            <li key={`note ${index}`} dir="auto">
              {note}
            </li>
          ))}
        </ul>
      )}
      {found.previous && session.annotations.length === 0 && (
        <p className="hint">
          They were made on another draft. “{command('read.compare')?.label}” then shows what changed since.
        </p>
      )}
      <div className="dialog-actions">
        <span className="hint">One step: undo takes all of it back.</span>
        <Button className="quiet-button" onPress={() => app.dialog.set(undefined)}>
          Cancel
        </Button>
        <Button className="primary-button" autoFocus isDisabled={count === 0} onPress={perform}>
          Import {counted(count, 'mark')}
        </Button>
      </div>
    </ModalDialog>
  );
}

function Fact({ name, value, bad = false }: { readonly name: string; readonly value: string; readonly bad?: boolean }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={bad ? 'tone-bad' : undefined}>{value}</dd>
    </>
  );
}
