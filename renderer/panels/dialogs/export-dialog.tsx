import { useState } from 'react';
import { Button, Checkbox, Radio, RadioGroup, Label } from 'react-aria-components';
import { exportFormats, formatOf, nativeFormat } from '../../../core/formats/formats';
import { inDigits } from '../../../core/numbers';
import { exportSet } from '../../actions';
import { useApp, useSession } from '../app-context';
import { ModalDialog } from './modal-dialog';

/** What to export and as what; where to is asked next. */
export function ExportDialog() {
  const app = useApp();
  const session = useSession();
  const [formatId, setFormatId] = useState(nativeFormat.id);
  const [withText, setWithText] = useState(true);
  if (!session) return null;
  const count = session.annotations.length;
  return (
    <ModalDialog title="Export annotations" size="small">
      <p>
        {inDigits(count)} {count === 1 ? 'annotation' : 'annotations'} of {session.opened.set.article.file}
      </p>
      <RadioGroup className="field" value={formatId} onChange={setFormatId}>
        <Label>Format</Label>
        {exportFormats.map((format) => (
          <Radio key={format.id} value={format.id} className="choice">
            <span className="choice-dot" aria-hidden="true" />
            {format.name}
          </Radio>
        ))}
      </RadioGroup>
      <Checkbox className="choice" isSelected={withText} onChange={setWithText}>
        <span className="choice-box" aria-hidden="true" />
        Include the article’s text
      </Checkbox>
      <p className="hint">
        {withText
          ? 'The file can be read alone, and holds the whole article.'
          : 'For confidential or copyrighted articles. The marked words and 32 characters around them still go into the file.'}
      </p>
      <div className="dialog-actions">
        <Button className="quiet-button" onPress={() => app.dialog.set(undefined)}>
          Cancel
        </Button>
        <Button
          className="primary-button"
          autoFocus
          onPress={() => {
            app.dialog.set(undefined);
            void exportSet(app, session, formatOf(formatId) ?? nativeFormat, withText);
          }}
        >
          Choose place…
        </Button>
      </div>
    </ModalDialog>
  );
}
