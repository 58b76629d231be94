import { useEffect, useState } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import type { LossCount } from '../../../core/desk';
import { exportFormats, formatOf, nativeFormat } from '../../../core/formats/formats';
import type { OffsetUnit } from '../../../core/formats/offset-reading';
import { inDigits } from '../../../core/numbers';
import { exportSet } from '../../actions';
import type { Session } from '../../session/session';
import { useApp, useSession } from '../app-context';
import { ModalDialog } from './modal-dialog';
import { SelectFact } from './select-fact';

/** What to export and as what, and what will be lost by it; where to is asked next. */
export function ExportDialog() {
  const session = useSession();
  return session ? <Export session={session} /> : null;
}

const unitNames: Readonly<Record<OffsetUnit, string>> = {
  codepoint: 'Code points (Python)',
  utf16: 'UTF-16 units (JavaScript)',
  grapheme: 'Characters as they are seen',
  byte: 'Bytes of UTF-8',
};

function Export({ session }: { readonly session: Session }) {
  const app = useApp();
  const [formatId, setFormatId] = useState(nativeFormat.id);
  const [withText, setWithText] = useState(true);
  const [chosenUnit, setUnit] = useState<OffsetUnit>();
  const format = formatOf(formatId) ?? nativeFormat;
  const unit = format.units ? (chosenUnit ?? format.units[0]) : undefined;
  const options = { withText: withText || format.alwaysWithText === true, ...(unit ? { unit } : {}) };
  const losses = useLosses(session, format.id, options.withText, unit);
  const count = session.annotations.length;
  return (
    <ModalDialog title="Export annotations">
      <p>
        {inDigits(count)} {count === 1 ? 'annotation' : 'annotations'} of {session.opened.set.article.file}
      </p>
      <SelectFact label="Format" autoFocus value={formatId} options={exportFormats} onChange={setFormatId} />
      <p className="hint">{format.summary}</p>
      {format.units && unit && (
        <SelectFact
          label="Offsets count"
          value={unit}
          options={format.units.map((id) => ({ id, name: unitNames[id] }))}
          onChange={setUnit}
        />
      )}
      {format.alwaysWithText ? (
        <p className="hint">The article’s text is part of this format.</p>
      ) : (
        <>
          <Checkbox className="choice" isSelected={withText} onChange={setWithText}>
            <span className="choice-box" aria-hidden="true" />
            Include the article’s text
          </Checkbox>
          <p className="hint">
            {withText
              ? 'The file can be read alone, and holds the whole article.'
              : 'For confidential or copyrighted articles. The marked words and some around them may still go into the file.'}
          </p>
        </>
      )}
      <Losses losses={losses} />
      <div className="dialog-actions">
        <Button className="quiet-button" onPress={() => app.dialog.set(undefined)}>
          Cancel
        </Button>
        <Button
          className="primary-button"
          onPress={() => {
            app.dialog.set(undefined);
            void exportSet(app, session, format, options);
          }}
        >
          Choose place…
        </Button>
      </div>
    </ModalDialog>
  );
}

/** What the chosen format would not keep; nothing while that is being found out. */
function useLosses(
  session: Session,
  format: string,
  withText: boolean,
  unit: OffsetUnit | undefined,
): readonly LossCount[] | undefined {
  const app = useApp();
  const [known, setKnown] = useState<{ readonly key: string; readonly losses: readonly LossCount[] }>();
  const key = `${format} ${withText} ${unit}`;
  useEffect(() => {
    let wanted = true;
    const options = { withText, ...(unit ? { unit } : {}) };
    void app.desk.request('set/losses', { article: session.id, format, ...options }).then((answer) => {
      if (wanted && answer.ok) setKnown({ key, losses: answer.value });
    });
    return () => {
      wanted = false;
    };
  }, [app, session, format, withText, unit, key]);
  return known?.key === key ? known.losses : undefined;
}

function Losses({ losses }: { readonly losses: readonly LossCount[] | undefined }) {
  return (
    <div className="losses" role="status">
      {losses === undefined ? (
        <p className="hint">Looking what it has a place for…</p>
      ) : losses.length === 0 ? (
        <p className="tone-good">Nothing of these marks is lost.</p>
      ) : (
        <>
          <p>This format has no place for:</p>
          <ul>
            {losses.map(({ what, annotations }) => (
              <li key={what}>
                {what}
                {annotations > 0 && ` (${annotations === 1 ? '1 annotation' : `${inDigits(annotations)} annotations`})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
